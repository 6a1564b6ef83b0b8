import { createHash } from "node:crypto";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { receive } from "../../src/intake/receive.ts";
import { readPlan } from "../../src/plan/read.ts";
import { bareData, refusal, rewrite } from "../plan/bare.ts";
import { DECLARED, FIGURES, findingsOf, LOADERS, zonesOf } from "./house.ts";

const HEAD = "id,region,period,indicator,series,value,unit,published_growth,growth_unit,source_kind,source";

/** Published figures of 22.1, of which the city has one of its own too. */
async function published(rows: [id: string, region: string, value: number][], column = "") {
  const root = bareData();
  rmSync(join(root, DECLARED));
  rewrite(root, "plan/2013/applicability.csv", (records) =>
    records.map(([id = "", areas = "", note = ""]) => [id, id === "22.1" ? `city;${areas}` : areas, note]),
  );
  const lines = rows.map(
    ([id, region, value]) =>
      `${id},${region},2013,22.1,,${value},名,,,official yearbook,年鉴${column && `,${region === "平湖市" ? column : ""}`}`,
  );
  const text = [HEAD + (column && ",zones"), ...lines].join("\n");
  const path = join(root, FIGURES);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  const sha256 = createHash("sha256").update(text).digest("hex");
  writeFileSync(join(root, "register.csv"), `${sha256},${FIGURES},某局,2013-10-12,public,\n`, { flag: "a" });
  return receive(readPlan(root), LOADERS);
}

describe("published figures beside that of the whole", () => {
  const county = { place: "记录1 value" };

  it.each([
    [7, "included"],
    [9, "excluded"],
  ])("are held against its %d: the zone is %s", async (whole, counting) => {
    const intake = await published([
      ["F1", "平湖市", 7],
      ["F1", "港区", 2],
      ["F1", "嘉兴市", whole],
    ]);
    expect(intake.findings).toEqual([]);
    expect(zonesOf(intake)).toEqual([{ ...county, counting, text: String(whole), says: "记录3 value" }]);
  });

  it.each([
    ["that is another sum", "F1", 8],
    ["of another source", "F2", 7],
  ])("are not told of zones by one %s", async (_, id, whole) => {
    const intake = await published([
      ["F1", "平湖市", 7],
      ["F1", "港区", 2],
      [id, "嘉兴市", whole],
    ]);
    expect(zonesOf(intake)).toEqual([]);
  });

  it("that says otherwise than they are a finding", async () => {
    const intake = await published(
      [
        ["F1", "平湖市", 7],
        ["F1", "港区", 2],
        ["F1", "嘉兴市", 7],
      ],
      "不含功能区",
    );
    expect(findingsOf(intake)).toMatchObject([{ code: "zones-contradict", place: "记录3 value", text: "7" }]);
    expect(zonesOf(intake)).toMatchObject([{ ...county, counting: "unsure", text: "不含功能区" }]);
  });
});

describe("the plan's rows of how sources count zones", () => {
  const HEADS = ["declaration", "source", "indicators", "zones", "note"];
  const refused = (...rows: string[][]) => {
    const root = bareData();
    rewrite(root, DECLARED, () => [HEADS, ...rows]);
    return refusal(root);
  };

  it("name departments or kinds of source, each once of an indicator", () => {
    expect(refused(["a", "zjj", "", "included", ""], ["b", "zjj", "22.1", "excluded", ""])).toEqual([]);
    expect(refused(["a", "department", "22.1;22.2", "included", ""])).toEqual([]);
    const faults = [
      refused(["a", "nobody", "", "included", ""]),
      refused(["a", "area", "", "included", ""]),
      refused(["a", "zjj", "99.9", "included", ""]),
      refused(["a", "zjj", "22.1", "included", ""], ["b", "zjj", "22.2;22.1", "excluded", ""]),
      refused(["a", "zjj", "", "maybe", ""]),
    ];
    expect(faults.map((all) => all.length)).toEqual([1, 1, 1, 1, 1]);
    for (const [fault] of faults) expect(fault).toContain("reference/zones.csv");
  });
});
