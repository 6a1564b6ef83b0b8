import { cpSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { build } from "../../src/cli/build.ts";
import { silent } from "../../src/core/progress.ts";
import type { ProofFiles } from "../../src/site/proofs/proofs.ts";
import type { Reading } from "../../src/verify/expect/format.ts";
import { openFile } from "../../src/verify/originals/book.ts";
import { Figures } from "../../src/verify/originals/mapped/figures.ts";
import { readNames } from "../../src/verify/originals/names.ts";
import { readPlanTables } from "../../src/verify/originals/plan.ts";
import { verify } from "../../src/verify/verify.ts";
import { edit, workFolder } from "../support/files.ts";
import { smallData, smallSite } from "../support/small.ts";
import { below, json } from "./edit.ts";
import { Sandbox } from "./sandbox.ts";

const MODELS = join(import.meta.dirname, "..", "..", "src", "warehouse", "models");

type File = ProofFiles["file"];
type Leaf = File["readings"][number];

let sandbox: Sandbox;
beforeAll(() => {
  const { site, data } = smallSite();
  sandbox = new Sandbox(site, data);
});

/** What is found once the first file in which two leaves are alike enough says something else of them. */
function changed(isPair: (a: Leaf, b: Leaf) => boolean, change: (a: Leaf, b: Leaf) => void): string[] {
  for (const path of below(sandbox, /^proof\/files\/.*json$/)) {
    const file = json<File>(sandbox, path);
    const [a] = file.readings.filter((one) => file.readings.some((other) => isPair(one, other)));
    const b = a && file.readings.find((other) => isPair(a, other));
    if (!a || !b) continue;
    change(a, b);
    sandbox.write("site", path, JSON.stringify(file));
    sandbox.rehash();
    const { failures } = verify(sandbox.site, sandbox.data);
    sandbox.restore();
    return failures.map(({ step }) => step);
  }
  throw new Error("no such pair of leaves");
}

const isAlike = (a: Leaf, b: Leaf) =>
  a.text === b.text && a.format === b.format && a.part === b.part && a.value === b.value;

describe("a leaf of a proof is found that is taken from", () => {
  it("the row of another indicator, with the same value", () => {
    const found = changed(
      (a, b) => isAlike(a, b) && a.indicator !== b.indicator && a.unit?.text === b.unit?.text,
      (a, b) => {
        a.place = b.place;
      },
    );
    expect(found).toContainEqual(expect.stringContaining("the indicator is taken from where it is not said"));
  });

  it("the column of another period, with the same value", () => {
    const found = changed(
      (a, b) => isAlike(a, b) && a.area === b.area && a.indicator === b.indicator && a.period !== b.period,
      (a, b) => {
        a.place = b.place;
      },
    );
    expect(found).toContainEqual(expect.stringContaining("the period is taken from where it is not said"));
  });

  it("the column of the other part of its ratio", () => {
    const isOf = (a: Leaf, b: Leaf) =>
      a.indicator === b.indicator && a.area === b.area && a.period === b.period && a.text !== b.text;
    const found = changed(
      (a, b) => isOf(a, b) && a.part === "numerator" && b.part === "denominator",
      (a, b) => {
        [a.place, b.place] = [b.place, a.place];
        [a.text, b.text] = [b.text, a.text];
        [a.value, b.value] = [b.value, a.value];
      },
    );
    expect(found).toContainEqual(
      expect.stringMatching(/its column says denominator, the proof says numerator/),
    );
    expect(found).toContainEqual(
      expect.stringMatching(/its column says numerator, the proof says denominator/),
    );
  });
});

describe("a leaf in a table that no rows describe", () => {
  const plan = readPlanTables("data", "2013");
  const text = "地区,年度,名称,数量\n嘉兴市,2013,地区生产总值,77\n";
  const at = (column: string) => ({ record: 1, column });
  const reading: Reading = {
    ...{ place: at("数量"), text: "77", format: "", how: "照写", value: "77", part: "value" },
    ...{ indicator: "gdp", area: "330400", period: "2013" },
    names: { indicator: at("名称"), area: at("地区"), period: at("年度") },
  };
  const opened = openFile(new TextEncoder().encode(text), [reading.place, ...Object.values(reading.names)]);
  const fault = (loader: string) => new Figures(opened, readNames(plan), loader).fault(reading);

  it("is found, but of a loader that reads by code of its own", () => {
    expect(fault("county-list")).toContain("no table of a layout");
    expect(fault("bureau-list")).toBeUndefined();
  });
});

describe("a site that follows from other figures than the files give is found", () => {
  const failuresOf = async (model: string, from: string, to: string) => {
    const [data, folder] = [await smallData(), workFolder("other-figures")];
    cpSync(MODELS, join(folder, "models"), { recursive: true });
    edit(join(folder, "models", model), from, to);
    const site = join(folder, "site");
    await build({ data, out: site, site: false, models: join(folder, "models") }, silent);
    return verify(site, data).failures;
  };

  it("where a reading is left out of all sums, with its leaf", async () => {
    const proof = below(sandbox, /^proof\/files\/.*json$/).map((path) => json<File>(sandbox, path));
    const leaf = proof
      .flatMap(({ readings }) => readings)
      .find(({ part, source }) => part === "value" && !source);
    const { indicator, area, period } = leaf as Leaf;
    const failures = await failuresOf(
      "staging/known_reading.sql",
      "  where not known_cover.is_set_aside\n",
      `  where not known_cover.is_set_aside\n    and (reading.indicator, reading.area, reading.period) <> ('${indicator}', '${area}', '${period}')\n`,
    );
    expect(failures.map(({ step }) => step)).toContainEqual(
      expect.stringContaining(
        `the value of ${indicator} in ${area} for ${period}, and is neither read nor told`,
      ),
    );
  });

  it("where another's figure counts than that of the authority", async () => {
    const failures = await failuresOf(
      "staging/source_order.sql",
      "'public') = indicator.authority desc",
      "'public') = indicator.authority",
    );
    expect(failures.map(({ step }) => step)).toContainEqual(
      expect.stringMatching(/'s figure goes before it$/),
    );
  });
});
