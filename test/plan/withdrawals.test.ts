import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { bareData, refusal } from "./bare.ts";

const HEAD = "withdrawal,path,indicator,area,period,by,date,reason";
const FILE = "submissions/2013Q1/330481/季度报表.csv";

/** What a data folder with one received file is refused for, where these are its withdrawals. */
function refusedFor(...rows: string[]): string[] {
  const root = bareData();
  writeFileSync(join(root, "register.csv"), `${"0".repeat(64)},${FILE},海宁市,2013-04-10,reported,\n`, {
    flag: "a",
  });
  writeFileSync(join(root, "withdrawals.csv"), `${[HEAD, ...rows].join("\n")}\n`);
  return refusal(root);
}

it("a withdrawal names a file of the register, and what it states", () => {
  expect(
    refusedFor(
      `W1,${FILE},,,,市质量办,2013-05-01,重报`,
      `W2,${FILE},3.2,330481,2013Q1,市质量办,2013-05-01,有误`,
    ),
  ).toEqual([]);
  expect(refusedFor(`W1,submissions/a.csv,,,,市质量办,2013-05-01,重报`)).toEqual([
    expect.stringMatching(
      /withdrawals\.csv.*row 1.*path.*no file of the register.*write the path as register\.csv has it/s,
    ),
  ]);
  for (const [row, problem] of [
    [`W1,${FILE},99.9,,,市质量办,2013-05-01,重报`, /unknown indicator/],
    [`W1,${FILE},,999,,市质量办,2013-05-01,重报`, /unknown area/],
    [`W1,${FILE},,,三月,市质量办,2013-05-01,重报`, /period/],
    [`W1,${FILE},,,,市质量办,2013-04-09,重报`, /before the file arrived on 2013-04-10/],
    [`W1,${FILE},,,,,2013-05-01,重报`, /by/],
  ] as const)
    expect(refusedFor(row)).toEqual([expect.stringMatching(problem)]);
  const twice = `W1,${FILE},,,,市质量办,2013-05-01,重报`;
  expect(refusedFor(twice, twice)).toEqual([expect.stringMatching(/duplicate of row 1/)]);
});
