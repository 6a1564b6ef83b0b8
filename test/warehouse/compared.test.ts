import { describe, expect, it } from "vitest";
import { readFindings } from "../../src/facts/finding.ts";
import { WHOLE } from "../../src/facts/telling/telling.ts";
import { OF_FIGURES } from "../../src/intake/findings/compared.ts";
import { toldCodes } from "../scenarios/scenario.ts";
import { intakeOf } from "./given.ts";
import { expectedCodes, planWith, type Row, runOf, withWarehouse } from "./support.ts";

const GIVEN = [
  { indicator: "1.4", area: "330481", period: "2013Q1", value: "3", note: "a" },
  { indicator: "1.4", area: "330481", period: "2013Q2", value: "2", note: "b" },
];
const ANSWER = {
  ...{ path: "2.csv", code: "to-date-falls", place: "记录1 value", text: "2" },
  ...{ answer: "已核对，一个镇的命名被撤销", from: "海宁市质监局", date: "2014-02-01" },
};

/** The findings of a count that falls within a year, with these answers, as known at a day. */
async function found(
  answers: (typeof ANSWER)[],
  knownAt?: string,
  decided: object[] = [],
  given: Row[] = GIVEN,
) {
  const plan = planWith({});
  const rows = answers.map((answer, index) => ({ ...answer, row: index + 1 }));
  const decisions = { ...plan.decisions, rows: decided as typeof plan.decisions.rows };
  const answered = { ...plan, answers: { ...plan.answers, rows }, decisions };
  const intake = intakeOf(answered, given);
  return withWarehouse(
    answered,
    intake,
    runOf("2013", knownAt),
    (warehouse) => readFindings(warehouse, answered, intake, WHOLE),
    ["known_finding", "source_order"],
  );
}

describe("a finding between figures", () => {
  it("stands at the cell, with the text that it is held against", async () => {
    const { findings, doubts } = await found([]);
    expect(doubts).toEqual([]);
    expect(findings).toMatchObject([
      {
        ...{ code: "to-date-falls", name: "2.csv", place: { record: 1, column: "value" }, text: "2" },
        ...{ detail: "3；2013Q1 3", answer: undefined },
      },
    ]);
  });

  it("is closed by an answer to its text", async () => {
    const { findings } = await found([ANSWER]);
    expect(findings).toMatchObject([{ code: "to-date-falls", answer: { from: "海宁市质监局" } }]);
  });

  it.each([
    ["text", "3"],
    ["place", "记录2 value"],
    ["code", "figure-jumps"],
    ["path", "1.csv"],
  ])("stands open where the answer has another %s, and the answer is a finding", async (column, value) => {
    const { findings } = await found([{ ...ANSWER, [column]: value }]);
    expect(findings.map(({ code, answer }) => [code, answer])).toEqual([
      ["to-date-falls", undefined],
      ["answer-unmatched", undefined],
    ]);
  });

  it("stands open before the answer is known", async () => {
    const { findings } = await found([ANSWER], "2014-01-31");
    expect(findings.map(({ code, answer }) => [code, answer])).toEqual([["to-date-falls", undefined]]);
  });
});

describe("a decision", () => {
  const decision = {
    ...{ indicator: "1.4", area: "330481", period: "2013", source: "area", by: "a", date: "2014-02-01" },
    ...{ reason: "b", basis: "reported", row: 1 },
  };

  it.each([
    ["of a source that gave a figure in its time is none", {}, []],
    ["of another source is a finding", { source: "x" }, ["decision-unmatched"]],
    ["of another year is a finding", { period: "2012" }, ["decision-unmatched"]],
    ["that is not yet known is none", { source: "x", date: "2014-12-31" }, []],
  ])("%s", async (_, more, wanted) => {
    const { findings } = await found([], "2014-03-01", [{ ...decision, ...more }]);
    expect(findings.map(({ code }) => code as string)).toEqual(["to-date-falls", ...wanted]);
  });
});

describe("an indicator that two departments report", () => {
  const from = (source: string, period = "2013Q1") => ({
    ...{ indicator: "2.1", area: "330402", period, value: "5", source, source_kind: "department" },
  });

  it("is told of once, with whose figures count", async () => {
    const given = [from("fgw"), from("qsb"), from("fgw", "2013Q2"), from("qsb", "2013Q2")];
    expect((await found([], undefined, [], given)).findings).toMatchObject([
      { code: "departments-several", text: "2.1", detail: "为准的是市强市办，另有市发展改革委" },
    ]);
  });

  it("is none where each gives periods of its own", async () => {
    expect((await found([], undefined, [], [from("fgw"), from("qsb", "2013Q2")])).findings).toEqual([]);
  });
});

it("has a worked case for every kind of finding that the warehouse makes", () => {
  const AFTERWARDS = ["answer-unmatched", "decision-unmatched", "departments-several", "form-copied"];
  const inScenarios = toldCodes().filter((code) => code in OF_FIGURES);
  const seen = new Set([...expectedCodes(), ...AFTERWARDS, ...inScenarios]);
  // That a zone's counting is unsaid is told by intake too.
  expect([...seen].sort()).toEqual([...Object.keys(OF_FIGURES), "zones-unsaid"].sort());
});
