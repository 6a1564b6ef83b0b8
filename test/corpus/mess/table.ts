import type { Choice } from "../draw.ts";
import { type Box, blank, type Form, number, put, type Table, tableOf, text } from "../form.ts";
import type { Kind } from "../kind.ts";
import { RECORDS } from "../pick.ts";

function table(
  name: string,
  change: (form: Form, table: Table, choice: Choice) => unknown,
  layouts?: RegExp,
): Kind {
  return {
    ...{ name, scope: "table", ...(layouts && { layouts }) },
    put: (form, choice) => (change(form, tableOf(form), choice) === false ? null : []),
  };
}

const HEADED = /county-form|wide|items|inspection|incident|deliverable/;
const NOTES = [
  "注：没有发生的填0。",
  "本表一式两份",
  "（此表由各单位汇总后报送）",
  "说明：按季报送，遇节假日顺延",
  "数据来源：各单位台账",
];

/** Puts a column of cells into every row, at a place that holds for all. */
function insertColumn(rows: Box[][], at: number, cellOf: (row: Box[]) => Box): void {
  for (const row of rows) {
    while (row.length < at) row.push(blank());
    row.splice(at, 0, cellOf(row));
  }
}

/** Puts a head, and cells under it, at a place among the columns of the table; what stands above keeps its order. */
function addColumn(
  { sheet, heads, lines }: Table,
  at: number,
  head: string,
  cellOf: (index: number) => Box,
): void {
  const places = new Map(lines.map(({ row }, index) => [row, index]));
  insertColumn(sheet.rows, at, (row) => {
    if (row === heads) return text(head);
    const index = places.get(row);
    return index === undefined ? blank() : cellOf(index);
  });
}

export const TABLES: Kind[] = [
  table("title rows above", (_, { sheet }, choice) => {
    const titles = choice.some(
      ["某市质量工作", "（2013年度）", "单位负责人（签章）", "附件2", "制表机关：某某办公室"],
      choice.int(1, 3),
    );
    sheet.rows.unshift(
      ...titles.map((words) => (choice.chance(0.5) ? [text(words)] : [blank(), blank(), text(words)])),
    );
  }),
  table("note rows below", (_, { sheet }, choice) => {
    if (choice.chance(0.5)) sheet.rows.push([]);
    sheet.rows.push(...choice.some(NOTES, choice.int(1, 3)).map((words) => [text(words)]));
  }),
  table("a line of signatures below", (_, { sheet }, choice) => {
    if (choice.chance(0.5)) sheet.rows.push([]);
    const words = ["单位负责人：", "某某乙", "", "填表人：", "某某甲", "", "填表日期：", "2014年1月8日"];
    sheet.rows.push(
      choice.chance(0.5) ? words.map(text) : [text("单位负责人：某某乙"), blank(), text("填表人：某某甲")],
    );
  }),
  table("a note between the lines", (_, { sheet, lines }, choice) => {
    sheet.rows.splice(sheet.rows.indexOf(choice.of(lines).row), 0, [text(choice.of(NOTES))]);
  }),
  table("blank rows between", (_, { sheet }, choice) => {
    for (let times = choice.int(1, 4); times > 0; times--)
      sheet.rows.splice(choice.int(0, sheet.rows.length), 0, []);
  }),
  table("blank columns before", (_, { sheet }, choice) => {
    for (let times = choice.int(1, 3); times > 0; times--) insertColumn(sheet.rows, 0, blank);
  }),
  table("blank columns after", (_, { sheet }, choice) => {
    const width = Math.max(...sheet.rows.map(({ length }) => length)) + choice.int(1, 3);
    for (const row of sheet.rows) while (row.length < width) row.push(blank());
  }),
  table("a blank column between the others", (_, { sheet, heads }, choice) => {
    insertColumn(sheet.rows.slice(sheet.rows.indexOf(heads)), choice.int(1, heads.length - 1), blank);
  }),
  table("a column of running numbers", (_, found) => {
    addColumn(found, 0, "序号", (index) => number(String(index + 1)));
  }),
  table("a column of remarks", (_, found, choice) => {
    addColumn(found, choice.int(1, found.heads.length), "说明", () =>
      choice.chance(0.5) ? blank() : text("已核对"),
    );
  }),
  table("columns in another order", (_, { sheet, heads, lines, totals }, choice) => {
    const order = choice.shuffled(heads.map((_, index) => index));
    const below = sheet.rows.slice(sheet.rows.indexOf(heads));
    for (const row of below) {
      if (row !== heads && !lines.some((line) => line.row === row) && totals.length === 0) continue;
      row.splice(0, row.length, ...order.map((index) => row[index] ?? blank()));
    }
  }),
  table(
    "header entries one below the other",
    (_, { sheet, heads, header }) => {
      const at = sheet.rows.indexOf(heads);
      const entries = Object.values(header);
      const taken = new Set(entries.flatMap(({ label, entry }) => [label, entry]));
      const above = sheet.rows.slice(0, at).filter((row) => !row.some((box) => taken.has(box)));
      sheet.rows.splice(0, at, ...above, ...entries.map(({ label, entry }) => [label, entry]));
    },
    HEADED,
  ),
  table(
    "header entries further right of their labels",
    (_, { sheet, header }, choice) => {
      for (const { label, entry } of Object.values(header)) {
        const row = sheet.rows.find((cells) => cells.includes(entry));
        if (row && choice.chance(0.5)) row.splice(row.indexOf(label) + 1, 0, blank());
      }
    },
    HEADED,
  ),
  table(
    "labels and entries in one cell",
    (_, { sheet, header }, choice) => {
      for (const { label, entry } of Object.values(header)) {
        const row = sheet.rows.find((cells) => cells.includes(entry));
        if (!row || entry.is !== "text") continue;
        const joined = `${label.text.replace(/[：:]$/, "")}${choice.of(["：", ":", "： "])}${entry.text}`;
        row.splice(row.indexOf(label), 1);
        put(entry, text(joined));
      }
    },
    HEADED,
  ),
  table(
    "labels with spaces, colons or none",
    (_, { header }, choice) => {
      for (const { label } of Object.values(header)) {
        const words = label.text.replace(/[：:]$/, "");
        const gap = choice.of(["", " ", "\u3000"]);
        put(label, text([...words].join(gap) + choice.of(["", "：", ":", " ："])));
      }
    },
    HEADED,
  ),
  table("heads with spaces and line ends", (form, { heads }, choice) => {
    for (const head of heads) {
      if (!/\p{Script=Han}/u.test(head.text) || head.text.length < 2 || choice.chance(0.5)) continue;
      const at = choice.int(1, head.text.length - 1);
      const gap = choice.of([" ", "\u3000", ...(form.loader === "department-wide" ? [] : ["\n"])]);
      put(head, text(head.text.slice(0, at) + gap + head.text.slice(at)));
    }
  }),
  table("heads repeated as on the next page", (_, { sheet, heads, lines }, choice) => {
    if (lines.length < 2) return false;
    const at = sheet.rows.indexOf(choice.of(lines.slice(1)).row);
    sheet.rows.splice(
      at,
      0,
      heads.map((head) => ({ ...head })),
    );
  }),
  table(
    "numbers of the columns under the heads",
    (_, { sheet, heads }) => {
      if (heads.length < 4) return false;
      const at = sheet.rows.indexOf(heads);
      sheet.rows.splice(
        at + 1,
        0,
        heads.map((_, index) => text(`(${index + 1})`)),
      );
    },
    /county-form|wide/,
  ),
  table(
    "a sub-total after some rows",
    ({ truths }, { sheet, lines, totals }, choice) => {
      const last = lines[choice.int(1, lines.length - 2)];
      if (totals.length === 0 || lines.length < 4 || !last) return false;
      const values = new Map(truths.map((truth) => [truth.at, truth.is === "reading" ? truth.value : ""]));
      if (totals.some(({ of }) => of.some((box) => !values.get(box)))) return false;
      const part = lines.slice(0, lines.indexOf(last) + 1).map(({ row }) => row);
      const sums = totals.map((total) => {
        const of = total.of.filter((box) => part.some((row) => row.includes(box)));
        return { at: number(String(of.reduce((sum, box) => sum + Number(values.get(box)), 0))), of };
      });
      totals.push(...sums);
      sheet.rows.splice(sheet.rows.indexOf(last.row) + 1, 0, [text("小计"), ...sums.map(({ at }) => at)]);
    },
    /wide/,
  ),
  table(
    "a total above the rows, written otherwise",
    (_, { sheet, lines, totals }, choice) => {
      const row = sheet.rows.find((cells) => cells.some((box) => totals[0]?.at === box));
      if (!row?.[0] || !lines[0]) return false;
      put(row[0], text(choice.of(["合　计", "总计", " 合计 ", "全市合计"])));
      sheet.rows.splice(sheet.rows.indexOf(row), 1);
      sheet.rows.splice(sheet.rows.indexOf(lines[0].row), 0, row);
    },
    /wide/,
  ),
  table(
    "an area's name over several rows",
    (form, { sheet, lines }) => {
      const areas = lines.flatMap(({ cells }) => cells.area ?? []);
      const sorted = [...lines].sort((a, b) =>
        (a.cells.area?.text ?? "").localeCompare(b.cells.area?.text ?? ""),
      );
      const at = Math.min(...lines.map(({ row }) => sheet.rows.indexOf(row)));
      if (areas.length < 2) return false;
      sheet.rows.splice(at, lines.length, ...sorted.map(({ row }) => row));
      let merged = false;
      for (let from = 0; from < sorted.length; ) {
        let to = from;
        while (sorted[to + 1]?.cells.area?.text === sorted[from]?.cells.area?.text) to++;
        const [first, last] = [sorted[from]?.cells.area, sorted[to]?.cells.area];
        if (to > from && first && last) {
          merged = true;
          sheet.merges.push([first, last]);
          for (const line of sorted.slice(from, to + 1))
            if (line.cells.area) form.touched.add(line.cells.area);
          for (const line of sorted.slice(from + 1, to + 1))
            if (line.cells.area) put(line.cells.area, blank());
        }
        from = to + 1;
      }
      return merged;
    },
    new RegExp(`(${RECORDS.source}).*xlsx$`),
  ),
];
