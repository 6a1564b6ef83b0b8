import { createHash } from "node:crypto";
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { beforeAll, describe, expect, it } from "vitest";
import { build } from "../../src/cli/build.ts";
import { silent } from "../../src/core/progress.ts";
import { verify } from "../../src/verify/verify.ts";
import { workFolder } from "../support/files.ts";
import { cliHere } from "../support/run.ts";
import { smallData } from "../support/small.ts";

/** A form of which heads and labels are others than those of the form as issued. */
const FORM = "submissions/2013Q2/330481/季度报表.xlsx";
const OTHER = { 数值: "实际完成", 报告期: "报告时间" };

let data: string;
let site: string;
const layout = (...more: string[]) => cliHere(["layout", join(data, "submissions"), "--data", data, ...more]);

/** Writes other heads into a workbook, and its new sha256 into the register. */
function rewrite(): void {
  const path = join(data, FORM);
  const before = readFileSync(path);
  const parts = unzipSync(before);
  for (const [name, bytes] of Object.entries(parts)) {
    if (!name.endsWith(".xml")) continue;
    let text = strFromU8(bytes);
    for (const [word, other] of Object.entries(OTHER))
      text = text.replace(new RegExp(`>${word}(：?)<`, "g"), `>${other}$1<`);
    // It is no form as issued any more.
    text = text.replace(/（版式[0-9a-f]+）/g, "");
    parts[name] = strToU8(text);
  }
  writeFileSync(path, zipSync(parts, { mtime: new Date(2013, 6, 1) }));
  const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
  const register = readFileSync(join(data, "register.csv"), "utf8");
  writeFileSync(join(data, "register.csv"), register.replace(sha256(before), sha256(readFileSync(path))));
}

/** Tables of several indicators: these across, and turned round, with the areas across. */
const TABLES: Record<string, string[]> = {
  "统计表.csv": [
    "报送部门,市食品药品监管局,报告期,2013年三季度",
    "地区,生产环节食品安全监督抽查批次合格率,,1.4",
    ",合格批次,抽检批次,",
    "海宁市,95,100,1",
    "平湖市,96,101,2",
  ],
  "汇总表.csv": [
    "报送部门,市食品药品监管局,报告期,2013年二季度",
    "指标编号,指标名称,计量单位,海宁市,平湖市",
    "1.4,质量强镇创建数,个,1,2",
    "8.3,发明专利授权量,件,30,40",
  ],
};

function receiveTables(): void {
  for (const [name, lines] of Object.entries(TABLES)) {
    const path = `statistics/yjj/${name}`;
    mkdirSync(join(data, "statistics", "yjj"), { recursive: true });
    writeFileSync(join(data, path), `${lines.join("\n")}\n`);
    const sha256 = createHash("sha256")
      .update(readFileSync(join(data, path)))
      .digest("hex");
    const row = `${sha256},${path},市食品药品监管局,2014-01-20,demonstration,\n`;
    appendFileSync(join(data, "register.csv"), row);
  }
}

beforeAll(async () => {
  data = await smallData();
  rewrite();
  receiveTables();
  site = join(workFolder("confirmed"), "site");
});

describe("a form of another arrangement", () => {
  it("is shown with what would be read of it, and confirmed by a row", async () => {
    const shown = await layout();
    expect(shown.stdout).toContain("实际完成＝数值");
    expect(shown.stdout).toContain("报告时间＝报告期");
    expect(shown.stdout).toContain("1 layouts to confirm");
    expect(existsSync(join(data, "layouts.csv"))).toBe(false);
    const unsaid = await layout("--accept");
    expect([unsaid.code, unsaid.stderr]).toEqual([2, expect.stringContaining("--by")]);
    const accepted = await layout("--accept", "--by", "质量办", "--on", "2014-01-20");
    expect(accepted.code).toBe(0);
    expect(readFileSync(join(data, "layouts.csv"), "utf8")).toContain("质量办,2014-01-20,");
    expect((await layout()).stdout).toContain("0 layouts to confirm");
  });

  it("names every file that a corrected confirmation reads anew", async () => {
    const again = await layout("--again", "--accept", "--by", "质量办", "--on", "2014-01-21");
    expect(again.stdout).toContain(`anew      ${FORM}`);
  });

  it("may have several indicators across, or areas: both are confirmed", async () => {
    const { stdout } = await cliHere([
      ...["layout", join(data, "statistics"), "--data", data],
      ...["--accept", "--by", "质量办", "--on", "2014-01-22"],
    ]);
    expect(stdout).toContain("2 layouts to confirm");
    expect(readFileSync(join(data, "layouts.csv"), "utf8")).toMatch(/,department-table,yes,.*,statistics\//);
  });

  it("is then published with the row that confirms it in its proofs, and verified", async () => {
    await build({ data, out: site, site: true }, silent);
    const proof = join(site, "proof", "files");
    const page = readdirSync(proof)
      .map((name) => readFileSync(join(proof, name), "utf8"))
      .filter((text) => text.includes("layouts.csv"));
    expect(page.length).toBeGreaterThan(2);
    expect(verify(site, data).failures).toEqual([]);
  });

  it("is found where the office confirmed something else", () => {
    const path = join(data, "layouts.csv");
    const before = readFileSync(path, "utf8");
    const failuresWith = (change: (text: string) => string) => {
      writeFileSync(path, change(before));
      const { failures } = verify(site, data);
      writeFileSync(path, before);
      return failures.map(({ step }) => step).join("\n");
    };
    expect(failuresWith((text) => text.replaceAll("实际完成＝数值", "实际完成＝分子"))).toContain(
      "no table of a layout",
    );
    expect(failuresWith((text) => text.split("\n").slice(0, 1).join("\n"))).toContain("does not confirm");
    expect(failuresWith((text) => text.replaceAll("2014-01-21", "2014-01-23"))).toContain(
      "layouts.csv row 2",
    );
  });
});
