import { createHash } from "node:crypto";
import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { build } from "../../src/cli/build.ts";
import { silent } from "../../src/core/progress.ts";
import { MAX_BYTES } from "../../src/intake/open/open.ts";
import { verify } from "../../src/verify/verify.ts";
import { codeOf } from "../bench/registers/write.ts";
import { workFolder } from "../support/files.ts";
import { readableTexts } from "../support/readable.ts";
import { CREDIT, type List, registersData } from "./ground.ts";

const THINGS = 120;
const NAME = "霁川精工";
const nameOf = (thing: number) => `${NAME}第${thing}厂`;
/** What fills a remark, so that few rows are a text too large to be held. */
const LONG = "如期完成".repeat(5000);
const HAZARDS: List = {
  ...{ register: "事故隐患", department: "市质监局", until: "2013-12-31", arrived: "2014-01-10" },
  rows: [[`${NAME}锅炉`, "YH-7719", "海宁市", "发现", "2013-02-01", codeOf(1)]],
};

/** A data folder with a list of brands that only the warehouse can hold, some of whose rows are told. */
function received(): string {
  const root = registersData([HAZARDS], CREDIT);
  const rows = Array.from({ length: THINGS }, (_, thing) =>
    ["县级", "市级", "省级"].map((stage, year) => [
      ...[year === 2 && thing === 7 ? `${nameOf(thing)}集团` : nameOf(thing), codeOf(thing)],
      ...["海宁市", stage, `201${year + 1}-05-01`, LONG],
    ]),
  ).flat();
  const faulty = [nameOf(THINGS), "91330411MA0000002X", "海宁市", "县级", "2013-05-01", ""];
  const head = "报送部门,市工商局\n名册名称,品牌企业\n名册截至,2013-12-31\n名称,代码,地区,阶段,日期,备注\n";
  const text = `${head}${[...rows, faulty].map((row) => `${row}\n`).join("")}`;
  const path = "statistics/name/large.csv";
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
  const sha256 = createHash("sha256").update(text).digest("hex");
  appendFileSync(join(root, "register.csv"), `${sha256},${path},市工商局,2014-01-10,reported,\n`);
  expect(Buffer.byteLength(text)).toBeGreaterThan(MAX_BYTES);
  return root;
}

/** Which of some texts stand in a file below a folder. */
async function foundBelow(folder: string, wanted: string[]): Promise<Set<string>> {
  const found = new Set<string>();
  for await (const { path, texts } of readableTexts(folder))
    for (const text of wanted) if ([path, ...texts].some((each) => each.includes(text))) found.add(text);
  return found;
}

describe("editions with a list of a register too large to be held", () => {
  const root = received();
  const [everybody, office] = ["everybody", "office"].map((name) => join(workFolder("large"), name)) as [
    string,
    string,
  ];
  const codes = Array.from({ length: THINGS }, (_, thing) => codeOf(thing));

  beforeAll(async () => {
    const asked = { data: root, site: true, knownAt: "2014-06-30" };
    await build({ ...asked, out: everybody }, silent);
    await build({ ...asked, out: office, edition: "internal" }, silent);
  }, 300_000);

  it("name nothing in any file of that for everybody, and each enterprise in that for the office", async () => {
    const names = [...codes.keys()].map(nameOf);
    expect(await foundBelow(everybody, [NAME, "YH-7719", "91330411MA0000002X", ...codes])).toEqual(new Set());
    expect(await foundBelow(office, [...names, ...codes])).toEqual(new Set([...names, ...codes]));
  }, 120_000);

  it("give an enterprise what each register gives it, by its name and the row that tells of it", () => {
    const pageOf = (thing: number) =>
      readFileSync(join(office, "enterprises", `${codeOf(thing)}.html`), "utf8");
    expect(pageOf(1)).toContain(`${NAME}锅炉`);
    expect(pageOf(7)).toContain(`${nameOf(7)}集团`);
    // The last of its three rows, below four of the head.
    expect(pageOf(7).replace(/<[^>]*>|\s/g, "")).toMatch(/记录27(?!\d)/);
  });

  it.each([everybody, office])("are proven by verify: %s", (site) => {
    const report = verify(site, root);
    expect([report.failures, report.proven]).toEqual([[], report.facts]);
  });
});
