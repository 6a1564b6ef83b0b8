import { pinyin } from "pinyin-pro";
import { type Edition, slug } from "../../facts/edition.ts";
import { html } from "../kit/html.ts";
import { asConstant, asName, asOrdinal, plainText } from "../kit/text.ts";
import { deliverableAnchor } from "../pages/deliverable.ts";
import { groupsOf } from "../pages/lineage.ts";
import { scoredSubjects, scoreTitle } from "../pages/score.ts";
import { filesTitle, sendingAreas } from "../pages/source.ts";
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
  /** The first letters of its title and names in pinyin. */
  initials: string[];
}

/** The search form of every page; hidden until the script that makes it work has run. */
export const searchForm = html`<form class="search" role="search" hidden>
<label for="search">搜索</label>
<input id="search" type="search" role="combobox" aria-expanded="false" aria-controls="search-results" aria-autocomplete="list" autocomplete="off" placeholder="搜名称、编号或拼音首字母">
<ul id="search-results" role="listbox" aria-label="搜索结果" hidden></ul>
<p role="status"></p>
</form>`;

/** Everything that can be found: every page of the site, and every deliverable in the board. */
function searchEntries(edition: Edition): SearchEntry[] {
  const { plan } = edition;
  const named = (text: string) => String(asName(text));
  const sections = new Map(plan.sections.rows.map(({ section, title }) => [section, named(title)]));
  const measures = new Map(plan.measures.rows.map(({ measure, title }) => [measure, named(title)]));
  const targets = (id: string) => plan.targets.rows.filter(({ indicator }) => indicator === id);
  const aliases = (kind: string, id: string) =>
    plan.aliases.rows.filter((row) => row.kind === kind && row.id === id).map((row) => named(row.name));
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
    ...plan.indicators.rows.map(({ indicator, measure, title }) =>
      entry(`indicators/${slug(indicator)}`, "指标", named(title), {
        codes: [indicator],
        more: [
          ...targets(indicator).map((target) => named(target.title)),
          ...aliases("indicator", indicator),
          measures.get(measure),
        ],
      }),
    ),
    ...plan.deliverables.rows.map(({ deliverable, measure, title }) =>
      entry("deliverables", "工作任务", named(title), {
        codes: [deliverable],
        more: [measures.get(measure)],
        anchor: deliverableAnchor(deliverable),
      }),
    ),
    ...plan.areas.rows.map(({ area, name, short, code, former }) =>
      entry(`areas/${slug(area)}`, "地区", named(name), {
        codes: [area, code],
        more: [...[short, ...former].map(named), ...aliases("area", area)],
      }),
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

/** What finds an entry besides its title, and its place in its page. */
interface More {
  codes?: string[];
  more?: (string | undefined)[];
  anchor?: string;
}

function entry(
  path: string,
  kind: string,
  title: string,
  { codes = [], more = [], anchor }: More = {},
): SearchEntry {
  const others = [...new Set(more)].filter((name) => name !== undefined).filter((name) => name !== title);
  return {
    to: `${path}.html${anchor ? `#${anchor}` : ""}`,
    kind,
    title,
    codes: [...new Set(codes)].filter((code) => code !== "").map((code) => code.toLowerCase()),
    more: others,
    initials: [title, ...others].map((text) => initialsOf(plainText(text))),
  };
}

/** The first letter of each character in pinyin; letters and digits stand for themselves. */
export function initialsOf(text: string): string {
  return pinyin(text, { pattern: "first", toneType: "none", type: "array" })
    .join("")
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "");
}

/** The index as a script that a page may load from disk too, where it may not fetch. */
export function searchIndex(edition: Edition): string {
  const rows = searchEntries(edition).map((row) => JSON.stringify(row));
  return `globalThis.searchIndex = [\n${rows.join(",\n")}\n];\n`;
}
