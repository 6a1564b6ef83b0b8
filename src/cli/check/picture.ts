import { mkdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { ROLE_WORDS } from "../../intake/account/role-words.ts";
import type { Role } from "../../intake/account/roles.ts";
import { kindOf, type Severity } from "../../intake/findings/catalogue.ts";
import type { Finding } from "../../intake/findings/finding.ts";
import { type Cell, cellsOf, placeText, type Sheet } from "../../intake/layout/sheet.ts";

/** A file as a picture shows it: its sheets, the role of each cell, and what was found. */
export interface Pictured {
  file: string;
  sheets: Sheet[];
  roles: Map<string, Role>;
  findings: Finding[];
  /** Its heading, where that is another than the file's name. */
  title?: string;
  /** Of an arrangement that is to be confirmed: what its heads are taken for, and whether something is left to be said. */
  taken?: { head: string; word: string }[];
  open?: string;
  note?: string;
}

/** The most rows of a sheet that are drawn. */
const MOST_ROWS = 500;
const SEVERITIES: Record<Severity, string> = { error: "错误", warning: "提醒", notice: "说明" };

const STYLE = `
body { font: 14px/1.5 "Noto Sans SC", "Source Han Sans SC", sans-serif; margin: 1.5rem; color: #222; }
h1 { font-size: 1.25rem; } h2 { font-size: 1rem; margin-top: 2rem; }
.sheet { overflow-x: auto; } table { border-collapse: collapse; }
td { min-width: 3.2rem; } td.name { min-width: 8rem; }
td, th { border: 1px solid #bbb; padding: 2px 6px; vertical-align: top; max-width: 22rem; }
th { background: #f3f3f3; font-weight: normal; color: #555; }
.value { background: #cfe8d4; } .name, .entry { background: #d9e6f5; } .unit { background: #e7eef7; }
.head, .label { background: #e6e6e6; font-weight: bold; } .sum, .quoted { background: #f4ecd0; }
.remark, .furniture, .plain, .guidance, .title { background: #fafafa; color: #444; }
.unread, .unaccounted { background: #f6d5d5; }
.told { outline: 3px solid #b3261e; outline-offset: -3px; }
.key span { display: inline-block; padding: 2px 8px; margin: 0 6px 6px 0; border: 1px solid #bbb; }
li { margin-bottom: .5rem; } .where { font-weight: bold; }
@media print { .told { outline-width: 2px; } body { margin: 0; } }
`;

/** Writes a page a file into a folder; returns their paths, in the order of the files. */
export function writePictures(folder: string, files: Pictured[], begins: number): string[] {
  mkdirSync(folder, { recursive: true });
  return files.map((file, index) => {
    const name = `${String(index + 1).padStart(String(files.length).length, "0")}.html`;
    const path = join(folder, name);
    writeFileSync(path, page(file, begins));
    return path;
  });
}

function page({ file, sheets, roles, findings, ...layout }: Pictured, begins: number): string {
  const title = text(layout.title ?? `${basename(file)}：怎样读的`);
  const told = new Map<string, number[]>();
  for (const [index, { place, among = [] }] of findings.entries())
    for (const each of [place, ...among])
      if (each) told.set(placeText(each), [...(told.get(placeText(each)) ?? []), index + 1]);
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}</title><style>${STYLE}</style></head><body>
<h1>${title}</h1>${layout.taken ? takenFor(layout.taken, layout.note ?? "", layout.open ?? "") : ""}
<p class="key">${key(roles)}</p>
${findings.length === 0 ? (layout.taken ? "" : "<p>没有发现问题。</p>") : `<ol>${findings.map((each) => item(each, begins)).join("\n")}</ol>`}
${sheets.map((sheet) => drawn(sheet, roles, told)).join("\n")}
</body></html>
`;
}

/** What heads are taken for, as a table, and whether something is left to be said. */
function takenFor(taken: { head: string; word: string }[], note: string, open: string): string {
  const rows = taken.map(({ head, word }) => {
    const told = word.startsWith("？") ? ' class="told"' : "";
    return `<tr><td>${text(head)}</td><td${told}>${text(word)}</td></tr>`;
  });
  return `<table><tr><th>表上写的</th><th>读作</th></tr>${rows.join("")}</table><p>${text(note)}${open && `<strong>${text(open)}</strong>`}</p>`;
}

function key(roles: Map<string, Role>): string {
  const used = new Set(roles.values());
  return Object.entries(ROLE_WORDS)
    .filter(([role]) => used.has(role as Role))
    .map(([role, word]) => `<span class="${role}">${word}</span>`)
    .join("");
}

function item({ code, place, text: written, detail }: Finding, begins: number): string {
  const { severity, title, remedy } = kindOf(code, begins);
  const where = place ? `<span class="where">${text(placeText(place))}</span> ` : "";
  const held = written ? `“${text(written)}” ` : "";
  const more = detail ? `（${text(detail)}）` : "";
  return `<li>${where}${held}${SEVERITIES[severity]}：${text(title)}。${text(remedy)}${more}</li>`;
}

function drawn({ name, rows, hidden }: Sheet, roles: Map<string, Role>, told: Map<string, number[]>): string {
  const width = Math.max(0, ...rows.slice(0, MOST_ROWS).map(({ length }) => length));
  const lines = rows.slice(0, MOST_ROWS).map((row) => {
    const cells = cellsOf(row);
    const blank = Array.from({ length: width - cells.length }, () => "<td></td>").join("");
    return `<tr><th>${numberOf(cells)}</th>${cells.map((cell) => drawnCell(cell, roles, told)).join("")}${blank}</tr>`;
  });
  const left = rows.length > MOST_ROWS ? `<p>以下${rows.length - MOST_ROWS}行从略。</p>` : "";
  const title = name === "" ? "" : `<h2>${text(name)}${hidden ? "（隐藏）" : ""}</h2>`;
  return `${title}<div class="sheet"><table>${lines.join("\n")}</table></div>${left}`;
}

function drawnCell(cell: Cell, roles: Map<string, Role>, told: Map<string, number[]>): string {
  const place = placeText(cell.place);
  const numbers = told.get(place);
  const classes = [roles.get(place), numbers && "told"].filter(Boolean).join(" ");
  const marks = numbers ? `<sup>${numbers.join("、")}</sup>` : "";
  return `<td${classes && ` class="${classes}"`}>${text(cell.text)}${marks}</td>`;
}

function numberOf([first]: Cell[]): string {
  if (!first) return "";
  return "record" in first.place ? String(first.place.record) : first.place.cell.replace(/\D/g, "");
}

const SIGNS: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** A text of a file as text of a page. */
function text(written: string): string {
  return written.replace(/[&<>"]/g, (sign) => SIGNS[sign] ?? sign);
}
