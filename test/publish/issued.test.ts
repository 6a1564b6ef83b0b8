import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { build } from "../../src/cli/build.ts";
import { silent } from "../../src/core/progress.ts";
import { edit, hashesBelow, workFolder } from "../support/files.ts";
import { cliHere } from "../support/run.ts";
import { smallData } from "../support/small.ts";

/** Two builds in full; on a machine that others use too. */
const SLOW = 400_000;
const AUTUMN = { asOf: "2013Q3", knownAt: "2013-10-31" };
const ISSUED = ["--by", "市质量办", "--on", "2013-11-05"];
const overview = (site: string) => readFileSync(join(site, "index.html"), "utf8");
const told = (site: string) => overview(site).replace(/<[^>]+>/g, "");

describe("an edition that was issued", () => {
  let data = "";
  const autumn = join(workFolder("issued-autumn"), "site");
  const site = join(workFolder("issued"), "site");
  const issue = (...more: string[]) =>
    cliHere(["edition", "issue", "--data", data, "--out", autumn, ...more]);
  beforeAll(async () => {
    data = await smallData();
    await build({ data, out: autumn, site: true, ...AUTUMN }, silent);
    expect(told(autumn)).not.toContain("上次印发");
    expect(await issue("--number", "2013-3", ...ISSUED)).toMatchObject({ code: 0 });
    await build({ data, out: site, site: true }, silent);
  }, SLOW);

  it("is what the next one says what is new against, with the counts then and now", () => {
    expect(told(site)).toMatch(/上次印发的是第2013-3号（数据截至2013年三季度末，2013-11-05印发）/);
    expect(told(site)).toMatch(/达标\d+项，现为达标\d+项/);
    expect(told(site)).toMatch(/新收文件\d+份/);
    expect(told(site)).toMatch(/由(?:达序时|滞后|未到期|未报)转为(?:达标|未达标)/);
  });

  it("is what the page of each area says what is new against, and the overview names the areas", () => {
    const areas = readdirSync(join(site, "areas")).filter((name) => /^(?!index|cn)/.test(name));
    const pages = areas.map((name) =>
      readFileSync(join(site, "areas", name), "utf8").replace(/<[^>]+>/g, ""),
    );
    expect(pages.filter((page) => page.includes("上次印发的是第2013-3号"))).toHaveLength(areas.length);
    const turned = pages.filter((page) => /由(?:达序时|滞后|未到期|未报)转为(?:达标|未达标)/.test(page));
    expect(turned.length).toBeGreaterThan(1);
    expect(told(site)).toMatch(/判定有变化的地区：.*、/);
  });

  it(
    "is nothing to a build that may not know it, which gives the same page as before",
    async () => {
      const again = join(workFolder("issued-again"), "site");
      await build({ data, out: again, site: true, ...AUTUMN }, silent);
      expect(told(again)).not.toContain("上次印发");
      const [before, after] = [
        hashesBelow(join(autumn, "proof", "facts")),
        hashesBelow(join(again, "proof", "facts")),
      ];
      expect(after).toEqual(before);
    },
    SLOW,
  );

  it(
    "is checked against its record among the originals",
    async () => {
      const holds = await cliHere(["verify", site, "--originals", data]);
      expect(holds, holds.stdout).toMatchObject({ code: 0 });
      const record = join(data, "editions", "stated.csv");
      const row = readFileSync(record, "utf8").match(/^.*,on pace,.*$/m)?.[0] ?? "";
      edit(record, row, row.replace("on pace", "behind"));
      const found = await cliHere(["verify", site, "--originals", data]);
      edit(record, row.replace("on pace", "behind"), row);
      expect(found).toMatchObject({ code: 1 });
      expect(found.stdout).toMatch(/issued-status/);
    },
    SLOW,
  );

  it("is refused under a number that was issued otherwise, before what it knows, and of no site", async () => {
    expect((await issue("--number", "2013-3", "--by", "别人", "--on", "2013-11-06")).stderr).toMatch(
      /edition 2013-3 was issued on 2013-11-05 \(say another --number\)/,
    );
    expect((await issue("--number", "2013-4", "--by", "市质量办", "--on", "2013-10-01")).stderr).toMatch(
      /before 2013-10-31, which the site knows/,
    );
    expect((await issue("--number", "2013-4", ...ISSUED, "--out", workFolder("nothing"))).stderr).toMatch(
      /no built site in/,
    );
  });
});
