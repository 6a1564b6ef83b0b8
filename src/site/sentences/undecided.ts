import { parsePeriod } from "../../core/period.ts";
import { periodWords } from "../../core/period-words.ts";
import { type Edition, rowOf } from "../../facts/edition.ts";
import type { LackingPart } from "../../facts/lacking.ts";
import type { Fact } from "../../facts/read.ts";
import { isUnread, losing } from "../../facts/unread.ts";
import { type Html, html } from "../kit/html.ts";
import { asDate, asLabel, asName, type Text } from "../kit/text.ts";

/** How many areas are named before the rest are put together. */
const MOST_NAMED = 5;

/**
 * For want of whose figures a target is not decided, in words: `因南湖缺报、秀洲所报未能读取`; nothing of any other verdict.
 * Periods are named where they are not the figure's last.
 */
export function undecidedWords(edition: Edition, status: Fact): Html | undefined {
  const parts = edition.undecided.filter(
    ({ target, area }) => target === status.target && area === status.area,
  );
  if (status.value !== "no data") return undefined;
  if (parts.length === 0) return unreadWords(edition, status);
  const unread = (part: LackingPart) =>
    isUnread(edition, { indicator: part.indicator, area: part.part_area, period: part.part_period });
  const clauses = [
    { state: "缺报", lacking: parts.filter((part) => !unread(part)) },
    { state: "所报未能读取", lacking: parts.filter(unread) },
  ].filter(({ lacking }) => lacking.length > 0);
  return html`因${clauses.map(({ state, lacking }, index) => html`${index > 0 && "，"}${areasWords(edition, lacking)}${asLabel(state)}`)}`;
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

/** The areas of parts that are lacking, with their periods where these are not the figure's last. */
function areasWords(edition: Edition, parts: LackingPart[]): Html {
  const areas = [...new Set(parts.map(({ part_area }) => part_area))];
  const named = areas.slice(0, MOST_NAMED).map((area) => {
    const own = parts.filter((part) => part.part_area === area);
    const earlier = own.some((part) => !endsWith(part.period, part.part_period));
    const periods = earlier ? own.map((part) => asDate(periodWords(part.part_period))) : [];
    return html`${asName(rowOf(edition, "area", area).short)}${listed(periods)}`;
  });
  return html`${listed(named)}${areas.length > MOST_NAMED && "等地"}`;
}

function listed(each: (Html | Text)[]): Html {
  return html`${each.map((one, index) => html`${index > 0 && "、"}${one}`)}`;
}

function endsWith(whole: string, part: string): boolean {
  return parsePeriod(whole)?.last === parsePeriod(part)?.last;
}
