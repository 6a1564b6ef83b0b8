import { pinyin } from "pinyin-pro";
import { type Edition, slug } from "../../facts/edition.ts";
import type { Fact } from "../../facts/read.ts";
import { html } from "../kit/html.ts";
import { vetoesOf } from "../kit/scored.ts";
import { verdict } from "../kit/status.ts";
import { asConstant, asName, asOrdinal, asQuotation, plainText } from "../kit/text.ts";
import { deliverableAnchor } from "../pages/deliverable.ts";
import { groupsOf } from "../pages/lineage.ts";
import { enterprisePath } from "../pages/registers/enterprise.ts";
import { scoredSubjects, scoreTitle } from "../pages/score.ts";
import { filesTitle, sendingAreas } from "../pages/source.ts";
import { rowAnchor } from "../pages/target-table.ts";
import { entriesOf } from "./navigation.ts";

/** A page, or a place in one, that the search finds. */
interface SearchEntry {
  /** Its address below the root of the site. */
  to: string;
  kind: string;
  title: string;
  /** Codes that find it whole or by their beginning. */
  codes: string[];
  /** Other names that find it: of its section, its targets, earlier and short names. */
  more: string[];
  /** The first letters of its title and names in pinyin, and these spelled out, a space between syllables. */
  initials: string[];
  spelled: string[];
  /** The verdicts that find it: of its targets, or that a veto has struck it. */
  said: { fact: string; text: string }[];
  /** Of an indicator, the areas that its targets are judged for, and where it stands in their pages. */
  at: string[];
  row: string | undefined;
}

/** The search form of every page; hidden until the script that makes it work has run. */
export const searchForm = html`<form class="search" role="search" hidden>
<label for="search">搜索</label>
<input id="search" type="search" role="combobox" aria-expanded="false" aria-controls="search-results" aria-autocomplete="list" autocomplete="off" placeholder="搜名称、编号、拼音">
<ul id="search-results" role="listbox" aria-label="搜索结果" hidden></ul>
<p role="status"></p>
</form>`;

/** Everything that can be found: every page of the site, and every deliverable in the board. */
function searchEntries(edition: Edition): SearchEntry[] {
  const { plan } = edition;
  const named = (text: string) => String(asName(text));
  const sections = new Map(plan.sections.rows.map(({ section, title }) => [section, named(title)]));
  const measures = new Map(plan.measures.rows.map(({ measure, title }) => [measure, named(title)]));
  const aliases = (kind: string, id: string) => aliasesOf(edition, kind, id);
  return [
    ...entriesOf(edition).map(({ path, name }) => entry(path, "页面", name)),
    ...plan.sections.rows.map(({ section, numeral, title }) =>
      entry(`sections/${slug(section)}`, "部分", `${asOrdinal(numeral)}、${asName(title)}`),
    ),
    ...plan.measures.rows.map(({ measure, section, title }) =>
      entry(`measures/${slug(measure)}`, "任务", named(title), {
        codes: [measure, `任务${asOrdinal(measure)}`],
        more: [sections.get(section)],
      }),
    ),
    ...indicatorEntries(edition, measures),
    ...plan.deliverables.rows.map(({ deliverable, measure, title }) =>
      entry("deliverables", "工作任务", named(title), {
        codes: [deliverable],
        more: [measures.get(measure)],
        anchor: deliverableAnchor(deliverable),
      }),
    ),
    ...plan.registers.rows.map(({ register, measure, title }) =>
      entry(`registers/${slug(register)}`, "名册", named(title), { more: [measures.get(measure)] }),
    ),
    ...plan.surveys.rows.map(({ survey, measure, title }) =>
      entry(`surveys/${slug(survey)}`, "调查", named(title), { more: [measures.get(measure)] }),
    ),
    ...plan.areas.rows.map(({ area, name, short, code, former }) =>
      entry(`areas/${slug(area)}`, "地区", named(name), {
        codes: [area, code],
        more: [...[short, ...former].map(named), ...aliases("area", area)],
        said: plan.schemes.rows.flatMap((scheme) =>
          vetoesOf(edition, scheme, area).flatMap(({ fact }) => saidOf(fact)),
        ),
      }),
    ),
    ...edition.enterprises.map((each) =>
      entry(enterprisePath(each), "企业", String(asQuotation(each.name)), { codes: [each.code] }),
    ),
    ...plan.departments.rows.map(({ department, name }) =>
      entry(`departments/${slug(department)}`, "部门", named(name), {
        more: aliases("department", department),
      }),
    ),
    ...scoredSubjects(edition).map((score) =>
      entry(`scores/${slug(score)}`, "得分", scoreTitle(edition, score)),
    ),
    ...groupsOf(edition).map(({ group, zh }) =>
      entry(`lineage/${group}`, "模型", `${asConstant(zh)}各模型`, { codes: [group] }),
    ),
    ...sendingAreas(edition).map((area) => entry(`sources/${slug(area.area)}`, "来件", filesTitle(area))),
  ];
}

/** The indicators, each with the names and verdicts of its targets; `measures` are the names of measures. */
function indicatorEntries(edition: Edition, measures: Map<string, string>): SearchEntry[] {
  const { plan } = edition;
  const named = (text: string) => String(asName(text));
  const targets = (id: string) => plan.targets.rows.filter(({ indicator }) => indicator === id);
  const aliases = (kind: string, id: string) => aliasesOf(edition, kind, id);
  return plan.indicators.rows.map(({ indicator, measure, title, short }) =>
    entry(`indicators/${slug(indicator)}`, "指标", named(title), {
      codes: [indicator],
      more: [
        ...(short ? [named(short)] : []),
        ...targets(indicator).map((target) => named(target.title)),
        ...aliases("indicator", indicator),
        measures.get(measure),
      ],
      said: targets(indicator).flatMap((target) => saidOf(verdict(edition, target))),
      at: plan.areas.rows
        .filter(({ area }) => targets(indicator).some((target) => verdict(edition, target, "status", area)))
        .map(({ area }) => area),
      row: targets(indicator)[0] && rowAnchor(targets(indicator)[0]?.target ?? ""),
    }),
  );
}

/** The other names by which files call what an id stands for. */
function aliasesOf({ plan }: Edition, kind: string, id: string): string[] {
  return plan.aliases.rows
    .filter((row) => row.kind === kind && row.id === id)
    .map((row) => String(asName(row.name)));
}

/** What finds an entry besides its title, and its place in its page. */
interface More {
  codes?: string[];
  more?: (string | undefined)[];
  anchor?: string;
  said?: SearchEntry["said"];
  at?: string[];
  row?: string | undefined;
}

/** A verdict as what finds an entry. */
function saidOf(verdict: Fact | undefined): SearchEntry["said"] {
  return verdict ? [{ fact: verdict.fact, text: verdict.display }] : [];
}

function entry(
  path: string,
  kind: string,
  title: string,
  { codes = [], more = [], anchor, said = [], at = [], row }: More = {},
): SearchEntry {
  const others = [...new Set(more)].filter((name) => name !== undefined).filter((name) => name !== title);
  return {
    to: `${path}.html${anchor ? `#${anchor}` : ""}`,
    kind,
    title,
    codes: [...new Set(codes)].filter((code) => code !== "").map((code) => code.toLowerCase()),
    more: others,
    initials: [title, ...others].map((text) => initialsOf(plainText(text))),
    spelled: [title, ...others].map((text) => spelledOf(plainText(text))),
    ...{ said, at, row },
  };
}

/** The first letter of each character in pinyin; letters and digits stand for themselves. */
export function initialsOf(text: string): string {
  return pinyin(text, { pattern: "first", toneType: "none", type: "array" })
    .join("")
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "");
}

/** Each character in pinyin without tones, a space between them; letters and digits stand for themselves. */
export function spelledOf(text: string): string {
  return pinyin(text, { toneType: "none", type: "array", v: true })
    .map((syllable) => syllable.toLowerCase().replace(/[^a-z0-9]/g, ""))
    .filter(Boolean)
    .join(" ");
}

/** The index as a script that a page may load from disk too, where it may not fetch. */
export function searchIndex(edition: Edition): string {
  const rows = searchEntries(edition).map((row) => JSON.stringify(row));
  return `globalThis.searchIndex = [\n${rows.join(",\n")}\n];\n`;
}
