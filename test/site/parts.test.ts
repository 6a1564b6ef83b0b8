import { parseHTML } from "linkedom";
import { beforeAll, describe, expect, it } from "vitest";
import type { Edition } from "../../src/facts/edition.ts";
import { Account, groundsOf } from "../../src/site/audit/account.ts";
import type { Own } from "../../src/site/audit/own.ts";
import { linksFrom } from "../../src/site/kit/link.ts";
import { plainText } from "../../src/site/kit/text.ts";
import { findingsFigure } from "../../src/site/pages/findings.ts";
import { MOST_ROWS } from "../../src/site/pages/part.ts";
import { areaFiles, sendingAreas } from "../../src/site/pages/source.ts";
import { readPage } from "../../src/site/shell/page.ts";
import { writeParts } from "../../src/site/shell/parts.ts";
import type { Write } from "../../src/site/shell/write.ts";
import { shippedEdition } from "../support/edition.ts";

const MANY = 2 * MOST_ROWS + 7;
let edition: Edition;
const pages = new Map<string, string>();
const owns = new Map<string, Own | undefined>();

beforeAll(async () => {
  const shipped = await shippedEdition();
  const [area] = sendingAreas(shipped);
  const own = shipped.files.find(({ sender }) => sender === area?.name);
  const period = shipped.findings.find((finding) => finding.period)?.period ?? null;
  const missing = Array.from({ length: MANY }, (_, record) => ({
    ...{
      code: "number-unreadable" as const,
      file: own?.sha256 ?? "",
      name: "来件",
      place: { record, column: "数值" },
    },
    ...{ text: `约${record}上下`, detail: "", period, sender: "", answer: undefined },
  }));
  edition = { ...shipped, findings: missing };
  const write: Write = (path, text, own) => {
    pages.set(path, text);
    owns.set(path, own);
  };
  writeParts(edition, write, () => false);
});

const rowsOf = (markup: string) =>
  [...parseHTML(plainText(markup)).document.querySelectorAll("tbody tr")].map(
    (row) => row.querySelector("q")?.textContent,
  );

describe("a list that fills several pages", () => {
  it("has each row on one of them, in order, and no more than fit on a page", () => {
    const first = String(findingsFigure(edition, linksFrom(0)));
    const markup = [first, ...["2", "3"].map((part) => pages.get(`findings/page-${part}.html`) ?? "")];
    const tables = markup.map(
      (page) => /<table[^>]*>\n<caption>核查发现的问题[\s\S]*?<\/table>/.exec(page)?.[0] ?? "",
    );
    expect(tables.map((table) => rowsOf(table).length)).toEqual([MOST_ROWS, MOST_ROWS, 7]);
    expect(tables.flatMap(rowsOf)).toEqual(edition.findings.map(({ text }) => text));
    expect([...pages.keys()]).toEqual(["findings/page-2.html", "findings/page-3.html"]);
  });

  it("leads from each page to its neighbours, the first and the last", () => {
    const ways = [
      ...parseHTML(pages.get("findings/page-2.html") ?? "").document.querySelectorAll("nav.parts"),
    ];
    expect(ways).toHaveLength(2);
    expect(
      [...(ways[0]?.querySelectorAll("a") ?? [])].map((link) => [
        link.textContent,
        link.getAttribute("href"),
      ]),
    ).toEqual([
      ["前页", "../findings.html"],
      ["第1页", "../findings.html"],
      ["第3页", "../findings/page-3.html"],
      ["后页", "../findings/page-3.html"],
    ]);
  });

  it("is counted first, and no other count passes the check of the site", () => {
    const page = `<html><body>${findingsFigure(edition, linksFrom(0)).markup}</body></html>`;
    const account = () => new Account(groundsOf(edition));
    expect(account().page(readPage(page))).toEqual([]);
    expect(page).toContain(`data-rows="findings code number-unreadable">1,007</data>`);
    const faults = account().page(readPage(page.replaceAll("1,007", "1,008")));
    expect(faults.join()).toContain("not how many rows of a download are so");
  });

  it("brings to each further page what that alone may say, which no other page can", () => {
    const account = new Account(groundsOf(edition));
    const faults = (part: number, own: number) =>
      account.page(
        readPage(pages.get(`findings/page-${part}.html`) ?? ""),
        owns.get(`findings/page-${own}.html`),
      );
    for (const part of [2, 3]) expect(faults(part, part)).toEqual([]);
    expect(faults(2, 3)).toHaveLength(2 * MOST_ROWS);
    expect(faults(2, 3).join()).toContain("quoted from no source");
  });

  it("is shown in part elsewhere, with the way to the rest", () => {
    const [area] = sendingAreas(edition);
    const page = String(areaFiles(edition, area?.area ?? "", linksFrom(1)));
    expect(rowsOf(page).filter((text) => text?.startsWith("约"))).toHaveLength(MOST_ROWS);
    expect(page).toContain('<a href="../findings/page-2.html">核查问题第2页</a>');
  });
});
