import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { build } from "../../src/cli/build.ts";
import { silent } from "../../src/core/progress.ts";
import { verify } from "../../src/verify/verify.ts";
import { workFolder } from "../support/files.ts";
import { smallData } from "../support/small.ts";
import { seal } from "./seal.ts";

const HEAD = "---\nby: 甲\nwritten: 2014-02-20\n---\n";
const GONE = "indicator/gdp/330400/2013/published-growth";
const THERE = "indicator/gdp/330400/2012/actual";
const PUBLIC = "public/jiaxing-public-figures.csv";

/** Makes the cell from which a fact is read one that cannot be read, as it is registered. */
function spoil(data: string): void {
  const path = join(data, PUBLIC);
  const [head = "", ...lines] = readFileSync(path, "utf8").split("\n");
  const column = head.replace("\r", "").split(",").indexOf("published_growth");
  const bad = lines.map((line) => {
    const fields = line.split(",");
    if (fields[2] !== "2013" || fields[3] !== "地区生产总值") return line;
    return fields.map((field, index) => (index === column ? "约九成多" : field)).join(",");
  });
  const text = [head, ...bad].join("\n");
  writeFileSync(path, text);
  const register = join(data, "register.csv");
  const sha256 = createHash("sha256").update(text).digest("hex");
  const line = new RegExp(`^[0-9a-f]{64},${PUBLIC}`, "m");
  writeFileSync(register, readFileSync(register, "utf8").replace(line, `${sha256},${PUBLIC}`));
}

it("goes on where one bad cell takes a fact that prose cites, says so, tells the office, and verify holds", async () => {
  const data = await smallData();
  spoil(data);
  const folder = join(data, "plan", "2013", "prose", "notes");
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, "a.md"),
    `${HEAD}\n# 甲\n\n增幅{fact:${GONE}}，上年{fact:${THERE}}。\n\n\`\`\`sql as table 没有的\nselect fact from fact where word = 'x'\n\`\`\`\n`,
  );
  const out = join(workFolder("prose-lack"), "site");
  await build({ data, out, site: true }, silent);
  const page = readFileSync(join(out, "notes", "a.html"), "utf8");
  expect(page).toMatch(
    new RegExp(
      `增幅<span class="lacking" data-lacking="${GONE}">〔缺：[^〕]*2013年“[^”]+”的公布增幅，[^〕]+〕</span>`,
    ),
  );
  expect(page).toContain("没有的：〔缺：查询没有选出公布数〕");
  const rows = readFileSync(join(out, "data", "findings.csv"), "utf8");
  expect(rows).toMatch(/prose-fact-lacking,warning,plan\/2013\/prose\/notes\/a\.md.*,8,/);
  expect(rows).toMatch(/prose-query-empty,notice,plan\/2013\/prose\/notes\/a\.md/);
  expect(readFileSync(join(out, "findings.html"), "utf8")).toContain("<code>第8行</code>");
  expect(verify(out, data).failures).toEqual([]);

  // A page that says of a fact that there is that it is lacking, and a lack that nothing tells.
  const forged = page.replaceAll(`data-lacking="${GONE}"`, `data-lacking="${THERE}"`);
  writeFileSync(join(out, "notes", "a.html"), forged);
  writeFileSync(
    join(out, "data", "findings.csv"),
    rows
      .split("\n")
      .filter((row) => !row.includes("prose-fact-lacking"))
      .join("\n"),
  );
  seal(out, data);
  const faults = verify(out, data).failures.map((failure) => JSON.stringify(failure));
  expect(faults.some((fault) => fault.includes("the page says that it is lacking, and it is proven"))).toBe(
    true,
  );
  expect(faults.some((fault) => fault.includes("no finding tells it"))).toBe(true);
}, 600_000);

it("tells every fault of prose in one build", async () => {
  const data = await smallData();
  const folder = join(data, "plan", "2013", "prose");
  mkdirSync(join(folder, "notes"), { recursive: true });
  writeFileSync(join(folder, "index.md"), `${HEAD}\n{fact:indicator/none/330400/2013/actual}，共37家\n`);
  writeFileSync(join(folder, "notes", "a.md"), `${HEAD}\n# 甲\n\n另有97.3%\n`);
  writeFileSync(join(folder, "notes", "b.md"), `${HEAD}\n没有标题\n`);
  writeFileSync(join(folder, "notes", "c.md"), "没有头\n");
  writeFileSync(
    join(folder, "notes", "d.md"),
    `${HEAD}\n# 乙\n\n\`\`\`sql as table 甲\nselect unnest(range(3)) as fact\n\`\`\`\n\n\`\`\`sql as table 乙\nselect now() as fact\n\`\`\`\n`,
  );
  writeFileSync(join(folder, "nowhere.md"), `${HEAD}\n甲\n`);
  const said = await build({ data, out: join(workFolder("prose-faults"), "site"), site: true }, silent).catch(
    String,
  );
  for (const fault of [
    "index.md line 6: no fact indicator/none/",
    "index.md line 6: p: neither a fact nor accounted for otherwise: 37",
    "notes/a.md line 8: p: neither a fact nor accounted for otherwise: 97.3%",
    "notes/b.md line 6: no title",
    "notes/c.md line 1: no head",
    "notes/d.md line 8: a query may not have the function unnest",
    "notes/d.md line 12: a query may not have the function now",
    "nowhere.md line 1: no page nowhere that takes prose",
  ])
    expect(said).toContain(`plan/2013/prose/${fault}`);
}, 600_000);
