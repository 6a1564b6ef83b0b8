import { FORMATS, TABLES, type TableColumn } from "../../facts/tables.ts";
import { type Html, html } from "../kit/html.ts";
import { tableHtml } from "../kit/table.ts";
import { asAttribute, asCode, asConstant, asLabel } from "../kit/text.ts";

/** The published tables with a link to each of their files, for a page at the root of the site. */
export function downloadTable(): Html {
  const formats = Object.entries(FORMATS);
  const rows = TABLES.map(({ name, title }) => [
    html`<a href="#table-${asAttribute(name)}">${asConstant(title)}</a>`,
    ...formats.map(
      ([format]) =>
        html`<a href="data/${asAttribute(name)}.${asAttribute(format)}" download>${asCode(`${name}.${format}`)}</a>`,
    ),
  ]);
  return tableHtml("数据文件", [{ head: "数据表" }, ...formats.map(([, head]) => ({ head }))], rows);
}

const TYPES: Record<TableColumn["type"], string> = {
  string: "文字",
  decimal: "十进制数",
  number: "双精度数",
  integer: "整数",
  boolean: "是否",
};

/** The dictionary of the published tables: every column with its type, its unit, its meaning and its words. */
export function dictionaryTable(): Html {
  return html`${TABLES.map(({ name, title, description, key, columns }) => {
    const rows = columns.map((column) => [
      html`${asConstant(column.title)} <code class="id">${asCode(column.name)}</code>`,
      `${TYPES[column.type]}${column.required ? "" : "，可空"}`,
      column.unit ?? "—",
      html`${asConstant(column.description)}${meanings(column)}`,
    ]);
    return html`<h3 id="table-${asAttribute(name)}">${asConstant(title)} <code>${asCode(name)}</code></h3>
<p>${asConstant(description)}</p>
${tableHtml(html`${asConstant(title)}的列`, [{ head: "列" }, { head: "类型" }, { head: "单位" }, { head: "说明" }], rows)}
${key.length > 0 && html`<p>主键：${listed(key.map((column) => html`<code>${asCode(column)}</code>`))}。</p>`}`;
  })}`;
}

function meanings({ words }: TableColumn): Html | undefined {
  return (
    words &&
    html`：${listed(Object.entries(words).map(([word, title]) => html`<code>${asCode(word)}</code> <dfn>${asLabel(title)}</dfn>`))}`
  );
}

function listed(items: Html[]): Html[] {
  return items.map((item, index) => html`${index > 0 && "、"}${item}`);
}
