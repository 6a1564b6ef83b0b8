import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readSaid } from "../../src/verify/originals/read/html.ts";
import { Failures } from "../../src/verify/site/failure.ts";
import { checkListed, countFault, listedIn } from "../../src/verify/site/listed.ts";
import type { Site } from "../../src/verify/site/site.ts";
import { workFolder } from "../support/files.ts";

const ROWS = Array.from({ length: 5 }, (_, at) => ({
  ...{ name: `a/${at % 2}.csv`, title: "数值<无法>识别", text: at === 2 ? "" : `约${at}&`, code: "x" },
  answer: at === 3 ? "无误" : "",
}));

const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
const rowHtml = ({ name, title, text }: (typeof ROWS)[number]) =>
  `\n<tr><th scope="row"><span class="severity error">错误</span> ${escaped(title)}</th><td><span class="path">${name}</span></td><td><code>记录1 数值</code></td><td>${text ? `<q class="short">${escaped(text)}</q>` : "—"}</td></tr>`;
const pageHtml = (rows: string[], heads = ["问题", "文件", "位置", "原文"]) =>
  `<table>\n<caption>核查发现的问题</caption>\n<thead><tr>${heads.map((head) => `<th scope="col">${head}</th>`).join("")}</tr></thead>\n<tbody>${rows.join("")}\n</tbody></table>`;

/** The failures of a site whose pages list these rows of the download. */
function failuresOf(...pages: string[][]): { failures: string[]; counts: Map<string, number> } {
  const root = workFolder("listed");
  for (const folder of ["data", "findings"]) mkdirSync(join(root, folder));
  const lines = ROWS.map((row) => `${row.name},${row.title},${row.text},${row.code},${row.answer}`);
  writeFileSync(
    join(root, "data", "findings.csv"),
    `\ufeffname,title,text,code,answer\n${lines.join("\n")}\n`,
  );
  const paths = pages.map((_, at) => (at === 0 ? "findings.html" : `findings/page-${at + 1}.html`));
  for (const [at, rows] of pages.entries()) writeFileSync(join(root, paths[at] ?? ""), pageHtml(rows));
  const failures = new Failures();
  const counts = checkListed({ root, paths } as Site, failures);
  return { failures: failures.list.map(({ where, step }) => `${where}: ${step}`), counts };
}

const open = ROWS.filter(({ answer }) => !answer).map(rowHtml);

describe("the pages of findings", () => {
  it("list every row that waits for an answer, over all of them", () => {
    expect(failuresOf(open).failures).toEqual([]);
    expect(failuresOf(open.slice(0, 1), open.slice(1, 3), open.slice(3)).failures).toEqual([]);
  });

  it("are found to leave one out, to repeat one and to show another", () => {
    expect(failuresOf(open.slice(0, 2), open.slice(2, 3)).failures).toEqual([
      "findings.html: 4 findings wait for an answer, 3 are listed",
    ]);
    expect(failuresOf(open.slice(0, 2), open.slice(1)).failures.join()).toContain(
      "findings/page-2.html: finding 3",
    );
    const other = open.map((row) => row.replace("约4", "约5"));
    expect(failuresOf(other).failures).toEqual([
      "findings.html: finding 4: text is 约4&, the page says 约5&",
    ]);
  });

  it("may have no column of texts, where no finding has one", () => {
    const row = `\n<tr><th scope="row">口径变了</th><td><span class="path">a.csv</span></td><td>整个文件</td><td>核对（<q class="held">2012</q>）</td></tr>`;
    expect(listedIn(pageHtml([row], ["问题", "文件", "位置", "怎么办"]))).toEqual([
      { title: "口径变了", name: "a.csv", text: "" },
    ]);
  });

  it("count rows as the download has them", () => {
    const { counts } = failuresOf(open);
    const faultOf = (count: string) =>
      readSaid(`<data value="${count}" data-rows="findings code x">${count}</data>`).cited.map((each) =>
        countFault(each, counts),
      );
    expect(faultOf("4")).toEqual([undefined]);
    expect(faultOf("5")).toEqual(["4 rows are so, the page says 5"]);
  });
});
