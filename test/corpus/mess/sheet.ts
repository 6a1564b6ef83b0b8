import { countyForm } from "../clean/county.ts";
import { wideTable } from "../clean/wide.ts";
import type { Choice } from "../draw.ts";
import { type Box, blank, type Form, put, type Sheet, sheetOf, type Table, tableOf, text } from "../form.ts";
import type { Kind } from "../kind.ts";
import { WORKBOOKS } from "../pick.ts";
import { GUIDE, PLAN } from "../plan.ts";

function sheets(name: string, change: (form: Form, choice: Choice) => unknown, layouts = WORKBOOKS): Kind {
  return {
    ...{ name, scope: "table", layouts },
    put: (form, choice) => (change(form, choice) === false ? null : []),
  };
}

const HELP = [
  ["填表说明"],
  ["一、本表由各单位填报"],
  ["二、比率填分子、分母", "单位", "%"],
  ["示例", "1", "2", "3"],
];

function helpSheet(name: string, state: Sheet["state"]): Sheet {
  return {
    ...sheetOf(
      name,
      HELP.map((row) => row.map(text)),
    ),
    state,
  };
}

/** Heads of several rows over the heads of a table: each group is a text over some columns, the others are merged down. */
function addHeads(table: Table, upper: (string | null)[][], lower?: string[]): void {
  const { sheet, heads } = table;
  const at = sheet.rows.indexOf(heads);
  const rows = upper.map((words) => heads.map((_, column) => text(words[column] ?? "")));
  sheet.rows.splice(at, 0, ...rows);
  for (const [level, row] of rows.entries())
    for (let column = 0; column < heads.length; ) {
      let end = column + 1;
      while (end < heads.length && upper[level]?.[column] && upper[level]?.[end] === upper[level]?.[column])
        end++;
      const [first, last] = [row[column], row[end - 1]];
      if (first && last && first !== last) {
        sheet.merges.push([first, last]);
        for (const box of row.slice(column + 1, end)) put(box, blank());
      }
      column = end;
    }
  for (const [column, head] of heads.entries()) {
    const top = rows[0]?.[column];
    if (upper.some((words) => words[column]) || !top) {
      if (lower?.[column]) put(head, text(lower[column] ?? ""));
      continue;
    }
    put(top, text(head.text));
    put(head, blank());
    sheet.merges.push([top, head]);
  }
}

/** Another county form of the same area and quarter, with other indicators: one of another quarter is told. */
export function another(form: Form, choice: Choice): Form {
  const without = new Set(tableOf(form).lines.flatMap(({ cells }) => cells.indicator?.text ?? []));
  return countyForm(choice, { sender: form.sender ?? "", period: periodOf(form), without });
}

/** The period that a form's path names. */
function periodOf({ path }: Form): string {
  return path.split("/")[1] ?? "";
}

function anotherWide(form: Form, choice: Choice) {
  const { header } = tableOf(form);
  const own = GUIDE.names.indicator(header.indicator?.entry.text ?? "");
  const rows = PLAN.indicators.rows.filter((row) => row.periods !== "none" && row.indicator !== own);
  return wideTable(choice.of(rows), header.department?.entry.text ?? "", choice);
}

export const SHEETS: Kind[] = [
  sheets(
    "heads of two rows, merged",
    (form, choice) => {
      const table = tableOf(form);
      const columns = Object.entries(table.lines[0]?.cells ?? {});
      const at = (field: string) =>
        table.lines[0]?.row.indexOf(columns.find(([name]) => name === field)?.[1] as Box);
      const upper = table.heads.map((): string | null => null);
      if (form.loader === "county-form")
        for (const field of ["numerator", "denominator", "value"])
          upper[at(field) ?? 0] = choice.of(["完成情况"]);
      else for (const field of ["day", "area"]) upper[at(field) ?? 0] = "基本情况";
      addHeads(table, [upper]);
    },
    /(county-form|inspection|items|incident).*xlsx$/,
  ),
  sheets(
    "quarters over their parts, merged",
    (form) => {
      const table = tableOf(form);
      const parted = table.heads.map(({ text }) => /^(.*季度)(分子|分母)$/.exec(text));
      if (!parted.some(Boolean)) return false;
      addHeads(
        table,
        [parted.map((parts) => parts?.[1] ?? null)],
        parted.map((parts) => parts?.[2] ?? ""),
      );
    },
    /wide.*xlsx$/,
  ),
  sheets(
    "years over quarters over parts, merged",
    (form) => {
      const table = tableOf(form);
      const parted = table.heads.map(({ text }) => /^(\d{4}年)(.*季度)(分子|分母)$/.exec(text));
      if (!parted.some(Boolean)) return false;
      const upper = [1, 2].map((level) => parted.map((parts) => parts?.[level] ?? null));
      addHeads(
        table,
        upper,
        parted.map((parts) => parts?.[3] ?? ""),
      );
    },
    /wide.*xlsx$/,
  ),
  sheets("hidden columns and rows in which nothing is counted", (form, choice) => {
    const { sheet, lines, heads } = tableOf(form);
    const read = (position: number) =>
      lines.some(({ row }) => form.truths.some(({ at }) => at === row[position]));
    const free = [...heads.keys()].filter((position) => !read(position));
    if (free.length) sheet.hiddenColumns.add(choice.of(free));
    for (const row of sheet.rows.slice(0, sheet.rows.indexOf(heads)))
      if (choice.chance(0.5)) sheet.hiddenRows.add(row);
  }),
  sheets("a merged title and merged entries", (form) => {
    const { sheet, heads } = tableOf(form);
    const [title] = sheet.rows;
    while (title && title.length < heads.length) title.push(blank());
    if (title?.[0]) sheet.merges.push([title[0], title.at(-1) as Box]);
  }),
  sheets("a further sheet without a table", (form, choice) => {
    const help = helpSheet(choice.of(["填表说明", "Sheet2"]), "visible");
    if (choice.chance(0.5)) form.sheets.push(help);
    else form.sheets.unshift(help);
  }),
  sheets("hidden sheets without a table", (form, choice) => {
    form.sheets.push(helpSheet("字典", choice.of(["hidden", "veryHidden"])));
  }),
  sheets("an empty sheet", (form, choice) => {
    form.sheets.splice(choice.int(0, 1), 0, sheetOf("Sheet3", []));
  }),
  sheets(
    "a table on each of two sheets",
    (form, choice) => {
      const other = another(form, choice);
      tableOf(other).sheet.name = "续表";
      form.sheets.push(...other.sheets);
      form.tables.push(...other.tables);
      form.truths.push(...other.truths);
    },
    /county-form/,
  ),
  sheets(
    "two tables one below the other",
    (form, choice) => {
      const { sheet } = tableOf(form);
      const other = form.loader === "county-form" ? another(form, choice) : null;
      const made = other
        ? { table: tableOf(other), truths: other.truths }
        : form.loader === "county-form"
          ? null
          : anotherWide(form, choice);
      if (!made) return false;
      sheet.rows.push([], ...made.table.sheet.rows);
      form.tables.push({ ...made.table, sheet });
      form.truths.push(...made.truths);
    },
    /county-form|wide/,
  ),
  sheets(
    "two tables side by side",
    (form, choice) => {
      const other = another(form, choice);
      const [own, its] = [tableOf(form), tableOf(other)];
      if (own.sheet.rows.indexOf(own.heads) !== its.sheet.rows.indexOf(its.heads)) return false;
      const width = Math.max(...own.sheet.rows.map(({ length }) => length)) + 1;
      for (const [index, row] of its.sheet.rows.entries()) {
        const line = own.sheet.rows[index] ?? [];
        own.sheet.rows[index] = line;
        while (line.length < width) line.push(blank());
        line.push(...row);
      }
      form.tables.push({ ...its, sheet: own.sheet });
      form.truths.push(...other.truths);
    },
    /county-form/,
  ),
  sheets(
    "a further table below, under the same header block",
    (form, choice) => {
      const table = tableOf(form);
      const { sheet, heads, lines } = table;
      const at = choice.int(1, lines.length - 1);
      if (lines.length < 3 || table.totals.length) return false;
      const moved = lines.slice(at);
      const order = choice.shuffled(heads.map((_, index) => index));
      sheet.rows = sheet.rows.filter((row) => !moved.some((line) => line.row === row));
      const below = [heads.map((head) => ({ ...head })), ...moved.map(({ row }) => row)];
      for (const row of below) row.splice(0, row.length, ...order.map((index) => row[index] ?? blank()));
      sheet.rows.push([], [text("续表")], ...below);
      table.lines = lines.slice(0, at);
      form.tables.push({ ...table, heads: below[0] ?? [], lines: moved });
    },
    /./,
  ),
];
