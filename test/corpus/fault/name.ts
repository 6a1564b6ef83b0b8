import type { Choice } from "../draw.ts";
import { type Box, blank, type Form, put, tableOf, text } from "../form.ts";
import type { Expected, Kind } from "../kind.ts";
import { anyLine, dropTotals, keepLines, lose, loseAll, take, truthsOf } from "../pick.ts";
import { GUIDE, indicatorOf, PAIRS, PLAN, SENDERS } from "../plan.ts";
import { MODES } from "../words.ts";

type Write = (words: string, choice: Choice, form: Form) => string | null;

/** A header entry that cannot be taken: nothing under it is read. */
function header(
  name: string,
  code: string,
  layouts: RegExp,
  field: string,
  write: Write,
  detail?: (words: string) => RegExp,
): Kind {
  return {
    ...{ name, layouts, scope: "table" },
    put(form, choice) {
      const entry = tableOf(form).header[field]?.entry;
      if (!entry || !take(form, entry)) return null;
      const words = entry.text;
      const way = write(words, choice, form);
      if (way === null) return null;
      put(entry, text(way));
      loseAll(form);
      return [{ code, at: entry, ...(detail && { detail: detail(words) }) }];
    },
  };
}

/** A cell of a line that cannot be taken: nothing of the line is read. */
function inLine(
  name: string,
  code: string,
  layouts: RegExp,
  field: string,
  write: Write,
  detail?: (words: string) => RegExp,
): Kind {
  return {
    ...{ name, layouts, scope: "cell" },
    put(form, choice) {
      const line = anyLine(form, choice, [field]);
      const box = line?.cells[field];
      if (!line || !box) return null;
      const words = box.text;
      const way = write(words, choice, form);
      if (way === null) return null;
      put(box, text(way));
      for (const cell of line.row) form.touched.add(cell);
      lose(form, ...truthsOf(form, line).map(({ at }) => at));
      return [{ code, at: box, ...(detail && { detail: detail(words) }) }];
    },
  };
}

/** A name with one character changed, which stands for nothing. */
function nearly(known: (words: string) => string | undefined): Write {
  return (words, choice) => {
    if (words.length < 3) return null;
    const at = choice.int(0, words.length - 1);
    const other = choice.of([...words.slice(0, at), "某"]);
    const way = choice.of([
      `${words.slice(0, at)}某${words.slice(at + 1)}`,
      words.slice(0, at) + words.slice(at + 1),
      words.slice(0, at) + other + words.slice(at),
    ]);
    return way.length < 2 || known(way) ? null : way;
  };
}

const proposed = (words: string) => new RegExp(words.replace(/[()（）]/g, "."));
function proposedIndicator(words: string): RegExp {
  const { indicator, title } = indicatorOf(GUIDE.names.indicator(words) ?? "");
  return new RegExp(`${proposed(title).source}|“${indicator}”`);
}

const areaKnown = GUIDE.names.area;
const unknown: Write = (_, choice) => choice.of(["某某省", "合肥", "未知", "本单位", "上海市"]);
const RECORDED = /items|inspection|incident/;
const LIST = /county-list|public/;
const ROWS = /county-list|public|wide|items|inspection|incident/;

/** An indicator that does not apply to an area. */
function foreign(area: string, choice: Choice) {
  const own = new Set(PAIRS.filter((pair) => pair.area === area).map(({ indicator }) => indicator));
  return choice.of(PLAN.indicators.rows.filter(({ indicator }) => !own.has(indicator)));
}

const UNITS = [...new Set(PLAN.indicators.rows.map(({ unit }) => unit))];
const BAD_PERIODS = [
  "2013年五季度",
  "2013年第0季度",
  "2013Q5",
  "2013年13月",
  "本季度",
  "二〇一三",
  "三季度",
  "13年",
  "2013年1-8月",
];
const BAD_DAYS = [
  "2013-02-30",
  "2013年9月31日",
  "昨天",
  "9月3日",
  "2013-13-01",
  "30/9/2013",
  "9/30/2013",
  "2013年9月",
  "2013",
  "20130931",
];

export const OF_NAMES: Kind[] = [
  header("an unknown area in the header", "area-unknown", /county-form/, "area", unknown),
  header("a header's area nearly right", "area-unknown", /county-form/, "area", nearly(areaKnown), proposed),
  header(
    "another area than the sender's",
    "sender-differs",
    /county-form/,
    "area",
    (words, choice) => choice.of(SENDERS.filter(({ name }) => name !== words)).name,
  ),
  header("an unreadable period in the header", "period-unknown", /county-form/, "period", (_, choice) =>
    choice.of(BAD_PERIODS),
  ),
  header("an unknown indicator in the header", "indicator-unknown", /wide|items/, "indicator", (_, choice) =>
    choice.of(["99.9", "不知名的指标", "1-4"]),
  ),
  header(
    "an indicator in the header nearly right",
    "indicator-unknown",
    /wide|items/,
    "indicator",
    (words, choice, form) => {
      const { title } = indicatorOf(GUIDE.names.indicator(words) ?? "");
      return nearly(GUIDE.names.indicator)(title, choice, form);
    },
    proposedIndicator,
  ),
  header(
    "an unknown department",
    "department-unknown",
    /wide|items|inspection|incident/,
    "department",
    (_, choice) => choice.of(["某某办", "市某局", "领导小组"]),
  ),
  header(
    "a department nearly right",
    "department-unknown",
    /wide|items|inspection|incident/,
    "department",
    nearly(GUIDE.names.department),
    () => /是否“/,
  ),
  header(
    "an unreadable day up to which records go",
    "day-unreadable",
    /items|inspection|incident/,
    "until",
    (_, choice) => choice.of(BAD_DAYS),
  ),
  header("another unit in the header", "unit-differs", /wide/, "unit", (words, choice) =>
    choice.of(UNITS.filter((unit) => unit !== words && !/^[万亿千百]/.test(unit))),
  ),
  header(
    "how zones are counted, in words of one's own",
    "header-invalid",
    /county-form/,
    "zones",
    (_, choice) => choice.of(["全部", "都含", "按原口径"]),
  ),
  {
    ...{
      name: "a header entry left blank",
      scope: "cell",
      layouts: /county-form|wide|items|inspection|incident|deliverable/,
    },
    put(form, choice) {
      const { header, sheet } = tableOf(form);
      const field = choice.of(Object.keys(header).filter((key) => !/zones|reporter/.test(key)));
      const { label, entry } = header[field] ?? {};
      if (!label || !entry || !take(form, label, entry)) return null;
      put(entry, blank());
      const row = sheet.rows.find((cells) => cells.includes(label)) ?? [];
      const next = row.slice(row.indexOf(label) + 1).find((box) => box.text !== "");
      if (next && !Object.values(header).some(({ label: other }) => other === next)) return null;
      loseAll(form);
      return [{ code: "header-missing", at: label }];
    },
  },
  {
    ...{
      name: "in a row how zones are counted, in words of one's own",
      scope: "cell",
      layouts: /county-list/,
    },
    put(form, choice) {
      const at = anyLine(form, choice, ["zones"])?.cells.zones;
      if (!at) return null;
      put(at, text(choice.of(["全部", "都含", "按原口径"])));
      return [{ code: "header-invalid", at }];
    },
  },
  {
    ...{
      name: "a header entry without its label",
      scope: "table",
      layouts: /county-form|wide|items|inspection|incident|deliverable/,
    },
    put(form, choice) {
      const { header } = tableOf(form);
      const { label, entry } =
        header[choice.of(Object.keys(header).filter((key) => !/zones|reporter/.test(key)))] ?? {};
      if (!label || !entry || !take(form, label, entry)) return null;
      put(label, blank());
      loseAll(form);
      return [
        {
          code: ["file-unclaimed", "file-unreadable", "layout-unconfirmed"],
          ...{ at: null, place: /^(?:$|.*!A|记录)/ },
        },
      ];
    },
  },
  {
    ...{ name: "another unit in the head of the values", scope: "cell", layouts: /county-form/ },
    put(form, choice) {
      const { heads } = tableOf(form);
      const head = heads.find((each) => each.text === "数值");
      keepLines(form, ({ cells }) => cells.numerator?.is === "blank" && cells.value?.is === "number");
      const { lines } = tableOf(form);
      if (!head || lines.length === 0 || !take(form, head)) return null;
      const own = lines.map(({ cells }) => cells.unit?.text ?? "");
      const others = UNITS.filter((unit) => !own.includes(unit) && !/^[万亿千百]/.test(unit));
      put(head, text(`数值（${choice.of(others)}）`));
      for (const { row, cells } of lines) {
        for (const box of row) form.touched.add(box);
        if (cells.unit) put(cells.unit, blank());
      }
      loseAll(form);
      return [{ code: "unit-differs", at: head }];
    },
  },
  {
    ...{ name: "not said how zones are counted", scope: "cell", layouts: /county-form/ },
    put(form) {
      const { label, entry } = tableOf(form).header.zones ?? {};
      const area = GUIDE.names.area(form.sender) ?? "";
      if (!label || !entry || !GUIDE.zoned.has(area) || !take(form, label, entry)) return null;
      put(entry, blank());
      return [{ code: "zones-unsaid", at: label }];
    },
  },
  {
    ...{ name: "a period for which the plan asks no form", scope: "cell", layouts: /county-form/ },
    put(form, choice) {
      const entry = tableOf(form).header.period?.entry;
      if (!entry || !take(form, entry)) return null;
      const year = choice.of(["2003", "2031"]);
      const place = choice.int(1, 4);
      put(entry, text(`${year}年${"一二三四"[place - 1]}季度`));
      for (const truth of form.truths) if (truth.is === "reading") truth.period = `${year}Q${place}`;
      return [{ code: "period-unasked", at: entry }];
    },
  },
  inLine("an unknown area in a row", "area-unknown", ROWS, "area", unknown),
  inLine("a row's area nearly right", "area-unknown", ROWS, "area", nearly(areaKnown), proposed),
  inLine(
    "a row of another area than the sender's",
    "sender-differs",
    /county-list/,
    "area",
    (words, choice) => choice.of(SENDERS.filter(({ name }) => name !== words)).name,
  ),
  inLine("an unknown indicator in a row", "indicator-unknown", /county|public/, "indicator", (_, choice) =>
    choice.of(["99.9", "不知名的指标", "合计数"]),
  ),
  inLine(
    "a row's indicator nearly right",
    "indicator-unknown",
    /county|public/,
    "indicator",
    (words, choice, form) => {
      const { title } = indicatorOf(GUIDE.names.indicator(words) ?? "");
      return nearly(GUIDE.names.indicator)(title, choice, form);
    },
    proposedIndicator,
  ),
  inLine("an unreadable period in a row", "period-unknown", LIST, "period", (_, choice) =>
    choice.of(BAD_PERIODS),
  ),
  inLine("another unit in a row", "unit-differs", /county/, "unit", (words, choice) =>
    choice.of(
      UNITS.filter(
        (unit) => unit !== words && unit.replace(/^[万亿千百]/, "") !== words.replace(/^[万亿千百]/, ""),
      ),
    ),
  ),
  {
    ...{
      name: "another unit than the figure's in a row of figures and growths",
      scope: "cell",
      layouts: /public/,
    },
    put(form, choice) {
      const line = anyLine(form, choice, ["unit", "value"]);
      const { unit, value } = line?.cells ?? {};
      if (!unit || !value) return null;
      const bare = unit.text.replace(/^[万亿千百]/, "");
      put(unit, text(choice.of(UNITS.filter((other) => other.replace(/^[万亿千百]/, "") !== bare))));
      lose(form, value);
      return [{ code: "unit-differs", at: unit }];
    },
  },
  inLine(
    "a title of another indicator beside a number",
    "title-differs",
    /county-form/,
    "title",
    (words, choice) => choice.of(PLAN.indicators.rows.filter(({ title }) => title !== words)).title,
  ),
  inLine(
    "a title that says another way to count than its figure's",
    "title-differs",
    /county-form/,
    "title",
    (words, choice) => {
      const { periods } = indicatorOf(GUIDE.names.indicator(words) ?? "");
      const others = Object.entries(MODES).filter(([mode]) => mode !== periods);
      return `${words}（${choice.of(others)[1]}）`;
    },
  ),
  inLine("an unknown kind of source", "source-unknown", /public/, "kind", (_, choice) =>
    choice.of(["朋友圈", "网上", "official year book"]),
  ),
  inLine("an unknown kind of record", "kind-unknown", /inspection/, "stage", (_, choice) =>
    choice.of(["流通环节", "仓储", "生产"]),
  ),
  inLine("a result that is no word for one", "word-unknown", /inspection/, "result", (_, choice) =>
    choice.of(["尚可", "基本合格", "√", "不 清"]),
  ),
  inLine("a state that is no word for one", "word-unknown", /deliverable/, "state", (_, choice) =>
    choice.of(["快了", "基本完成", "90%"]),
  ),
  inLine("an unknown deliverable", "deliverable-unknown", /deliverable/, "deliverable", (_, choice) =>
    choice.of(["D99.9", "任务一", "X1"]),
  ),
  inLine(
    "an unreadable day in a row",
    "day-unreadable",
    /items|inspection|deliverable|incident/,
    "day",
    (_, choice) => choice.of(BAD_DAYS),
  ),
  inLine("a day with its year behind, in two digits", "day-unreadable", RECORDED, "day", (words, choice) => {
    const [year = "", month, on] = words.split("-").map(Number);
    return Number(on) > 13
      ? `${on}/${month}/${String(year).slice(2)}`
      : choice.of([`9/${Number(on) + 12}/${String(year).slice(2)}`]);
  }),
  inLine("a blank in a row where a text must be", "row-invalid", /county|public/, "unit", () => ""),
  inLine("a record without its name", "row-invalid", /items/, "name", () => ""),
  inLine("a record without its area", "row-invalid", /items|inspection|incident/, "area", () => ""),
  inLine("a row without its indicator", "row-invalid", /county|public/, "indicator", () => ""),
  inLine("a report without its day", "row-invalid", /deliverable/, "day", () => ""),
  {
    ...{ name: "an indicator that does not apply to the area", scope: "cell", layouts: /county/ },
    put(form, choice) {
      const line = anyLine(form, choice, [
        "indicator",
        "unit",
        ...(form.loader === "county-form" ? ["title"] : []),
      ]);
      if (!line) return null;
      const { indicator, title, unit } = foreign(GUIDE.names.area(form.sender) ?? "", choice);
      const { cells } = line;
      for (const [field, words] of Object.entries({ indicator, title, unit })) {
        const box = cells[field];
        if (box) put(box, text(words));
      }
      for (const box of line.row) form.touched.add(box);
      lose(form, ...truthsOf(form, line).map(({ at }) => at));
      return cells.indicator ? [{ code: "indicator-not-applicable", at: cells.indicator }] : null;
    },
  },
  {
    ...{ name: "an area to which the records' indicator does not apply", scope: "cell", layouts: /items/ },
    put(form, choice) {
      const line = anyLine(form, choice, ["area"]);
      const indicator = GUIDE.names.indicator(tableOf(form).header.indicator?.entry.text ?? "") ?? "";
      const areas = PLAN.areas.rows.filter(({ area }) => !GUIDE.applicable.has(`${indicator} ${area}`));
      const box = line?.cells.area;
      if (!line || !box || areas.length === 0) return null;
      lose(form, box);
      put(box, text(choice.of(areas).name));
      return [{ code: "indicator-not-applicable", at: box }];
    },
  },
  {
    ...{ name: "figures of a quarter under a stretch from the start of the year", scope: "table" },
    layouts: /county-form/,
    put(form, choice) {
      const entry = tableOf(form).header.period?.entry;
      const [, year = "", ordinal = ""] = /^(\d{4})年(.)季度$/.exec(entry?.text ?? "") ?? [];
      const place = "一二三四".indexOf(ordinal) + 1;
      const quarterly = form.truths.filter(
        (truth) => truth.is === "reading" && indicatorOf(truth.indicator).periods === "sum",
      );
      if (!entry || place < 2 || quarterly.length === 0 || !take(form, entry)) return null;
      put(
        entry,
        text(
          choice.of([
            `${year}年1-${place * 3}月`,
            `${year}年1—${place * 3}月`,
            ...(place === 2 ? [`${year}年上半年`] : []),
            ...(place === 3 ? [`${year}年前三季度`] : []),
          ]),
        ),
      );
      lose(form, ...quarterly.map(({ at }) => at));
      return [{ code: "period-stretch", at: entry }];
    },
  },
  {
    ...{ name: "a head that is nearly a quarter", scope: "table", layouts: /wide/ },
    put(form, choice) {
      const { heads, lines } = tableOf(form);
      if (heads.length < 3) return null;
      const at = choice.int(1, heads.length - 1);
      const head = heads[at] as Box;
      if (!take(form, head)) return null;
      dropTotals(form);
      put(
        head,
        text(
          head.text.replace(/^(\d{4})年(.)季度/, (_, year, place) =>
            choice.of([`${year}年五季度`, `${year}年第${place}度`, `${year}年${place}李度`]),
          ),
        ),
      );
      lose(form, ...lines.flatMap(({ row }) => row[at] ?? []));
      // A text's column is named by its number where its head is nothing that a head may be.
      const place = form.kind === "text" && { place: new RegExp(`^记录\\d+ (?:${at + 1}|${head.text})$`) };
      return [{ code: "period-unknown", at: head, ...place }];
    },
  },
  {
    ...{ name: "done without evidence", scope: "cell", layouts: /deliverable/ },
    put(form, choice) {
      const line = anyLine(
        form,
        choice,
        ["evidence", "state"],
        ({ cells }) => cells.state?.text === "已完成",
      );
      const box = line?.cells.evidence;
      if (!line || !box) return null;
      put(box, blank());
      for (const truth of truthsOf(form, line)) if (truth.is === "state") truth.evidence = "";
      return [{ code: "evidence-missing", at: box }];
    },
  },
  {
    ...{ name: "an unreadable number of deaths", scope: "cell", layouts: /incident/ },
    put(form, choice) {
      const line = anyLine(form, choice, ["deaths"]);
      const { deaths, area } = line?.cells ?? {};
      if (!deaths || !area) return null;
      lose(form, area);
      put(deaths, text(choice.of(["若干", "3人以上", "?", "约3"])));
      return [{ code: ["number-unreadable", "number-approximate"], at: deaths } satisfies Expected];
    },
  },
];
