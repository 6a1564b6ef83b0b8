import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { placeText } from "../../src/intake/layout/sheet.ts";
import { CASES, caseData, receiveFile, surveyed } from "./case.ts";

const FACTS = `select fact, coalesce(word, amount || ' / ' || divisor) as value from fact
  where indicator in (select indicator from estimate) order by fact`;

async function told(root: string, maxBytes?: number) {
  const { rows, findings, intake } = await surveyed(root, FACTS, maxBytes);
  return {
    rows,
    lists: intake.sums.length,
    findings: findings
      .map(({ code, place, text, detail }) => [code, place ? placeText(place) : "", text, detail].join("|"))
      .sort(),
  };
}

describe("a list of answers too large to be held", () => {
  it.each(["satisfaction-of-a-sample", "items-of-an-appraisal"])(
    "gives what it gives where it is read row by row, findings too: %s",
    async (name) => {
      const root = caseData(name);
      const small = await told(root);
      const large = await told(root, 64);
      expect(large.lists).toBeGreaterThan(0);
      expect(large.findings).toEqual(small.findings);
      expect(large.rows).toEqual(small.rows);
    },
  );

  it("counts a unit once that is there again, however far apart", async () => {
    const file = "2014-01-20.csv";
    const given = readFileSync(
      join(CASES, "satisfaction-of-a-sample", "given", "jtj", "2014-01-15.csv"),
      "utf8",
    );
    const lines = given.trimEnd().split("\n").slice(0, 3);
    const answers = ["满意", "一般", "不满意"];
    for (let at = 0; at < 3000; at++)
      lines.push(
        `C${at % 2900},${at % 3 ? "海宁市" : "平湖市"},${answers[at % 3]},${answers[(at + 1) % 3]},${at / 8},`,
      );
    const roots = [0, 1].map(() => {
      const root = caseData("satisfaction-of-a-sample");
      mkdirSync(join(root, "statistics", "jtj"), { recursive: true });
      writeFileSync(join(root, "statistics", "jtj", file), `${lines.join("\n")}\n`);
      receiveFile(root, `statistics/jtj/${file}`, "市交通运输局", "2014-01-20");
      return root;
    });
    const small = await told(roots[0] ?? "");
    const large = await told(roots[1] ?? "", 4096);
    expect(large.lists).toBeGreaterThan(0);
    expect(small.findings.filter((finding) => finding.startsWith("unit-repeated")).length).toBeGreaterThan(
      50,
    );
    expect(large.findings).toEqual(small.findings);
    expect(large.rows).toEqual(small.rows);
  });
});
