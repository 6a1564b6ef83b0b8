import { readFileSync } from "node:fs";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { beforeAll, describe, expect, it } from "vitest";
import { workFolder } from "../support/files.ts";
import { readableTexts } from "../support/readable.ts";
import { cli } from "../support/run.ts";
import { CREDIT, LADDERS, type List, registersData } from "./ground.ts";

/** Names and codes that stand nowhere but in lists. */
const NAMES = ["霁川精工", "蔚岭酒业", "骐骥锅炉房", "鸢尾电梯", "璟澜公司"];
const [FIRST = "", SECOND = "", THIRD = ""] = [
  "91330481MA2CX12344",
  "92330483MA28ABCD0F",
  "91330411MA00000020",
];
const CODES = [FIRST, SECOND, THIRD, "YH7719", "YH-77-20"];
const AT = { until: "2013-12-31", arrived: "2014-01-10" };
const LISTS: List[] = [
  {
    ...{ register: "品牌企业", department: "市工商局", ...AT },
    rows: [
      [NAMES[0] ?? "", FIRST, "海宁市", "县级", "2011-05-01"],
      [NAMES[0] ?? "", FIRST, "海宁市", "省级", "2013-05-01"],
      [NAMES[1] ?? "", SECOND, "桐乡市", "市级", "2013-06-01"],
      // Under another name, under another code, without a code, on no day, skipping a stage: all is told, and names nothing.
      [`${NAMES[0]}集团`, FIRST, "桐乡市", "市级", "2013-07-01"],
      [NAMES[1] ?? "", THIRD, "桐乡市", "县级", "2013-08-01"],
      [NAMES[4] ?? "", "", "海宁市", "县级", "2013-08-01"],
      [NAMES[4] ?? "", "91330411MA0000002X", "海宁市", "县级", "2013-08-01"],
      [NAMES[4] ?? "", THIRD, "海宁市", "国家级", ""],
    ],
  },
  {
    ...{ register: "事故隐患", department: "市质监局", ...AT },
    rows: [
      [NAMES[2] ?? "", CODES[3] ?? "", "海宁市", "发现", "2013-02-01", FIRST],
      [NAMES[3] ?? "", CODES[4] ?? "", "桐乡市", "发现", "2013-02-01", "91330411MA0000002X"],
      [NAMES[3] ?? "", CODES[4] ?? "", "桐乡市", "整改中", "2013-02-10", SECOND],
    ],
  },
  // What a later list leaves out is named to the office alone.
  { ...{ register: "事故隐患", department: "市质监局", ...AT, arrived: "2014-02-10" }, rows: [] },
];

/** What of these stands in files below a folder, and where. */
async function foundBelow(folder: string, wanted: string[]): Promise<string[]> {
  const found: string[] = [];
  for await (const { path, texts } of readableTexts(folder))
    for (const text of wanted)
      if ([path, ...texts].some((each) => each.includes(text))) found.push(`${text} in ${path}`);
  return found;
}

describe("an edition of registers for everybody", () => {
  const root = registersData(LISTS, LADDERS, CREDIT);
  const out = (name: string) => join(workFolder("hidden"), name);
  const [everybody, office, kit] = [out("everybody"), out("office"), out("kit.zip")];

  beforeAll(async () => {
    const known = ["--data", root, "--known-at", "2014-06-30"];
    for (const [site, more] of [
      [everybody, []],
      [office, ["--edition", "internal"]],
    ] as const) {
      const built = await cli(["build", ...known, "--out", site, ...more]);
      expect(built.code, built.stderr).toBe(0);
    }
    const packed = await cli(["kit", "--data", root, "--site", everybody, "--out", kit, "--public"]);
    expect(packed.code, packed.stderr).toBe(0);
  }, 300_000);

  it("names nothing that a list names, in any file", async () => {
    expect(await foundBelow(everybody, [...NAMES, ...CODES])).toEqual([]);
  }, 120_000);

  it.each([everybody, office])("is proven by verify, which reads the lists itself: %s", async (site) => {
    const { stdout } = await cli(["verify", site, "--originals", root]);
    expect(stdout).toMatch(/numbers +yes/);
  });

  it("is packed without it too", () => {
    const files = Object.entries(unzipSync(readFileSync(kit)));
    expect(files.length).toBeGreaterThan(100);
    const found = files.flatMap(([path, bytes]) =>
      [...NAMES, ...CODES]
        .filter((text) => Buffer.from(bytes).includes(text))
        .map((text) => `${text} in ${path}`),
    );
    expect(found).toEqual([]);
  });

  it("lacks what the one for the office has: the search finds it there", async () => {
    const found = await foundBelow(office, [...NAMES, ...CODES]);
    for (const text of [...NAMES, FIRST, SECOND]) expect(found.join("\n")).toContain(text);
    expect(found).toContain(`${NAMES[0]} in enterprises.html`);
  }, 120_000);
});
