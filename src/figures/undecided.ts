import type { LackingPart } from "../facts/lacking.ts";
import type { Fact } from "../facts/read.ts";
import { parsePeriod } from "../plan/period.ts";
import { periodWords } from "../plan/periodwords.ts";
import { type Edition, rowOf } from "./edition.ts";
import { type Html, html } from "./html.ts";
import { isUnread, losing } from "./unread.ts";

/** How many areas are named before the rest are put together. */
const MOST_NAMED = 5;

/** For want of whose figures a target is not decided, in words: `因南湖、海盐2013年三季度缺报`; nothing of any other verdict. */
export function undecidedWords(edition: Edition, status: Fact): Html | undefined {
  const parts = edition.undecided.filter(
    ({ target, area }) => target === status.target && area === status.area,
  );
  if (status.value !== "no data") return undefined;
  if (parts.length === 0) return unreadWords(edition, status);
  const areas = [...new Set(parts.map(({ part_area }) => part_area))];
  const named = areas.slice(0, MOST_NAMED).map((area) => areaWords(edition, area, parts));
  const more = areas.length > MOST_NAMED && "等地";
  return html`因${named.map((each, index) => html`${index > 0 && "、"}${each}`)}${more}缺报`;
}

/** Why a target is not decided, beside its verdict; nothing beside any other. */
export function undecidedNote(edition: Edition, status: Fact): Html {
  const words = undecidedWords(edition, status);
  return words ? html` <span class="note">${words}，无法判定</span>` : html``;
}

/** That an area's own figure was received, perhaps as a correction of one that could be read, and could not be read. */
function unreadWords(edition: Edition, { indicator, area, period }: Fact): Html | undefined {
  const [about, last] = [{ indicator: indicator ?? "", area: area ?? "" }, parsePeriod(period)?.last];
  const lost = [edition.findings, edition.doubts]
    .flatMap(losing)
    .find(
      (finding) =>
        finding.lost?.indicator === about.indicator &&
        finding.lost.area === about.area &&
        finding.period?.last === last,
    );
  if (!lost) return undefined;
  const sha256 = edition.plan.register.rows.find(({ path }) => path === lost.file)?.sha256;
  const corrects = edition.superseded.some(({ later }) => later === sha256);
  return html`因${corrects ? "更正稿中该格" : "所报的数"}未能读取`;
}

/** An area, with the periods that it lacks where these are not the figure's last, and whether what came could not be read. */
function areaWords(edition: Edition, area: string, parts: LackingPart[]): Html {
  const own = parts.filter((part) => part.part_area === area);
  const earlier = own.some((part) => !endsWith(part.period, part.part_period));
  const unread = own.filter(({ indicator, part_area: place, part_period: period }) =>
    isUnread(edition, { indicator, area: place, period }),
  );
  const state =
    unread.length === 0
      ? ""
      : unread.length === own.length
        ? "（已收到，未能读取）"
        : "（部分已收到，未能读取）";
  return html`${rowOf(edition, "area", area).short}${earlier && own.map((part, index) => html`${index > 0 && "、"}${periodWords(part.part_period)}`)}${state}`;
}

function endsWith(whole: string, part: string): boolean {
  return parsePeriod(whole)?.last === parsePeriod(part)?.last;
}
