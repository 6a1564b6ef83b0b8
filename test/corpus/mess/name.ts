import { endOf, parsePeriod } from "../../../src/core/period.ts";
import type { Choice } from "../draw.ts";
import { type Box, day, type Form, number, put, tableOf, text } from "../form.ts";
import type { Kind } from "../kind.ts";
import { anyLine, anyNamed, take } from "../pick.ts";
import { GUIDE, indicatorOf, PLAN, quarterWords } from "../plan.ts";
import { chineseYear, MODES, otherBrackets, spaced, wide } from "../words.ts";

/** A name, wherever the layout has it, written in another way. */
function renamed(
  name: string,
  layouts: RegExp,
  field: string,
  write: (words: string, choice: Choice, form: Form) => string | Box | null,
): Kind {
  return {
    ...{ name, layouts, scope: "cell" },
    put(form, choice) {
      const box = anyNamed(form, choice, field);
      const way = box && write(box.text, choice, form);
      if (!box || !way) return null;
      put(box, typeof way === "string" ? text(way) : way);
      return [];
    },
  };
}

const AREAS = /county|wide|items|inspection|incident|public/;
const INDICATORS = /county|wide|items|public/;
const HEADED = /county-form|wide|items|inspection|incident|deliverable/;

/** Other names by which the plan's rows know an area. */
function otherNames(name: string): string[] {
  const row = PLAN.areas.rows.find((area) => area.area === GUIDE.names.area(name));
  if (!row) return [];
  const aliases = PLAN.aliases.rows.filter(({ kind, id }) => kind === "area" && id === row.area);
  const names = [row.area, row.short, row.code, ...row.former, ...aliases.map((alias) => alias.name)];
  return names.filter((other) => other !== "" && GUIDE.names.area(other) === row.area);
}

function indicatorRow(words: string) {
  return indicatorOf(GUIDE.names.indicator(words) ?? "");
}

/** Ways of writing the quarter of a form. */
function quarterIn(words: string): { id: string; year: string; place: number; end: string } | null {
  const period = GUIDE.names.period(words);
  if (period?.kind !== "quarter") return null;
  return { id: period.id, year: String(period.year), place: period.place, end: endOf(period) };
}

function otherQuarter(words: string, choice: Choice): string | null {
  const quarter = quarterIn(words);
  if (!quarter) return null;
  const { id, year, place, end } = quarter;
  const ordinal = "一二三四"[place - 1];
  const month = place * 3;
  return choice.of([
    ...[
      id,
      wide(id),
      `${year}年${ordinal}季度`,
      `${year}年第${ordinal}季度`,
      `${year}年第${place}季度`,
      `${year}年${place}季度`,
    ],
    ...[`${chineseYear(year)}年${ordinal}季度`, `${year} 年 ${ordinal} 季度`],
    ...[
      `${year}年${month}月`,
      `${year}.${month}`,
      `${year}-${String(month).padStart(2, "0")}`,
      `${year}/${month}`,
    ],
    ...[
      end,
      `${year}年${month}月${Number(end.slice(8))}日`,
      `${year.slice(2)}/${month}/${Number(end.slice(8))}`,
    ],
  ]);
}

/** The day in other writings. */
function otherDay(iso: string, choice: Choice): string {
  const [year = "", month = "", on = ""] = iso.split("-");
  const [m, d] = [Number(month), Number(on)];
  return choice.of([
    ...[
      `${year}年${m}月${d}日`,
      `${year}年${month}月${on}日`,
      `${year}.${m}.${d}`,
      `${year}/${m}/${d}`,
      `${year}-${m}-${d}`,
    ],
    ...[
      ...(Number(year.slice(2)) >= 13 && d > Number(year.slice(2)) ? [`${year.slice(2)}/${m}/${d}`] : []),
      `${year}${month}${on}`,
      wide(iso),
      ` ${iso} `,
      `${year} 年 ${m} 月 ${d} 日`,
    ],
  ]);
}

export const NAMES: Kind[] = [
  renamed("an area by its code, short or former name, or alias", AREAS, "area", (words, choice) => {
    const names = otherNames(words);
    return names.length ? choice.of(names) : null;
  }),
  renamed("an area with spaces inside", AREAS, "area", spaced),
  renamed("an area in brackets of the other width", AREAS, "area", (words) =>
    /[（(]/.test(words) ? otherBrackets(words) : null,
  ),
  renamed("an area's code in full width", AREAS, "area", (words) => wide(GUIDE.names.area(words) ?? "")),
  renamed("a line end inside a name", AREAS, "area", (words) => `${words.slice(0, 2)}\n${words.slice(2)}`),
  renamed("an indicator by its title or alias", INDICATORS, "indicator", (words, choice) => {
    const { indicator, title } = indicatorRow(words);
    const aliases = PLAN.aliases.rows.filter(({ kind, id }) => kind === "indicator" && id === indicator);
    return choice.of([title, ...aliases.map(({ name }) => name)]);
  }),
  renamed("an indicator's title in brackets of the other width", INDICATORS, "indicator", (words) => {
    const { title } = indicatorRow(words);
    return /[（(]/.test(title) ? otherBrackets(title) : null;
  }),
  renamed("an indicator's number in full width", INDICATORS, "indicator", (words) =>
    wide(indicatorRow(words).indicator),
  ),
  renamed(
    "an indicator's number stored as a number",
    /(county|wide|items).*xlsx$/,
    "indicator",
    (words, choice) => {
      if (!/^\d+\.\d*[1-9]$/.test(words)) return null;
      return number(choice.chance(0.5) ? words : String(Number(words) + 2 ** -51));
    },
  ),
  {
    name: "a title cut short or worded otherwise beside a known number",
    ...{ layouts: /county-form/, scope: "cell" },
    put(form, choice) {
      const line = anyLine(form, choice, ["title"]);
      const box = line?.cells.title;
      if (!line || !box) return null;
      const title = box.text;
      const way = choice.of([
        title.slice(0, -2),
        `${title}（${MODES[indicatorRow(title).periods] ?? indicatorRow(title).unit}）`,
        "见附表",
        spaced(title, choice),
      ]);
      const other = GUIDE.names.indicator(way);
      if (other && other !== line.cells.indicator?.text) return null;
      put(box, text(way));
      return [];
    },
  },
  renamed("a unit with spaces or in full width", /county|wide|public/, "unit", (words, choice) =>
    choice.of([wide(words), `${words} `, spaced(words, choice)]),
  ),
  renamed("a quarter in another writing", /county/, "period", otherQuarter),
  renamed("a quarter by the number of its last day", /county-form/, "period", (words) => {
    const quarter = quarterIn(words);
    return quarter && day(quarter.end);
  }),
  renamed("a year in another writing", /public/, "period", (words, choice) =>
    choice.of([`${words}年`, `${words}年度`, `${chineseYear(words)}年`, wide(words), `${words} 年`]),
  ),
  {
    name: "heads of quarters in another writing",
    ...{ layouts: /wide/, scope: "cell" },
    put(form, choice) {
      const { heads } = tableOf(form);
      const box = choice.of(heads.slice(1));
      const [, quarter = "", part = ""] = /^(.*?季度)(.*)$/.exec(box.text) ?? [];
      const period = parsePeriod(GUIDE.names.period(quarter)?.id ?? "");
      if (!period || !take(form, box)) return null;
      const year = period.year;
      const ways = [
        `${year}年第${period.place}季度`,
        `${year}年第${"一二三四"[period.place - 1]}季度`,
        `${year}年${period.place}季度`,
      ];
      const way = choice.of([
        ...ways,
        wide(String(year)) + quarterWords(period.id).slice(4),
        `${year}年 ${quarter.slice(5)}`,
        `${year}年\n${quarter.slice(5)}`,
      ]);
      put(box, text(way + part));
      return [];
    },
  },
  renamed("a department with spaces inside", HEADED, "department", (words, choice, form) =>
    form.loader === "county-form" ? null : spaced(words, choice),
  ),
  renamed("how zones are counted, with spaces inside", /county/, "zones", spaced),
  renamed("a result with spaces inside", /inspection/, "result", spaced),
  renamed("a kind with spaces inside", /inspection/, "stage", spaced),
  renamed("a state with spaces inside", /deliverable/, "state", spaced),
  renamed("a deliverable's number in full width", /deliverable/, "deliverable", (words, choice) =>
    choice.of([wide(words), ` ${words}`]),
  ),
  {
    name: "a day in another writing",
    ...{ layouts: /items|inspection|incident|deliverable/, scope: "cell" },
    put(form, choice) {
      const box = choice.chance(0.2)
        ? tableOf(form).header.until?.entry
        : anyLine(form, choice, ["day"])?.cells.day;
      if (!box) return null;
      put(box, text(otherDay(box.text, choice)));
      return [];
    },
  },
  {
    name: "the day of a header as a number",
    ...{ layouts: /(items|inspection|incident).*xlsx$/, scope: "cell" },
    put(form) {
      const box = tableOf(form).header.until?.entry;
      if (!box || !take(form, box)) return null;
      put(box, day(box.text));
      return [];
    },
  },
];
