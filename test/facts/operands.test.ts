import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type OperandRow, operandOf, type References } from "../../src/facts/operand.ts";
import { OperandColumns } from "../../src/facts/operand-columns.ts";
import { ProofTable } from "../../src/facts/proof-table.ts";

const IDS = Array.from({ length: 60 }, (_, place) => `indicator/x/a${place}/2013/actual`);
const placeOf = (fact: string) => (IDS.includes(fact) ? IDS.indexOf(fact) : undefined);
const REFERENCES: References = {
  reading: ["aaaaaaaaaaaa/0", "aaaaaaaaaaaa/1", "bbbbbbbbbbbb/0"],
  state: ["cccccccccccc/0"],
};

/** What an operand of each kind refers to. */
const REFS: Record<OperandRow["kind"], [refs: string[], parts: (string | null)[]]> = {
  reading: [
    ["0", "1", "2"],
    [null, "series", "zones"],
  ],
  state: [["0"], [null]],
  plan: [["targets:3.2:number", "indicators:3.2:scale"], [null]],
  fact: [IDS, ["amount", "divisor", "status"]],
  each: [["target/*/shortfall"], ["amount"]],
  file: [["aaaaaaaaaaaa"], [null, "arrived"]],
  set: [["aaaaaaaaaaaa:finding", "aaaaaaaaaaaa:reading"], [null]],
  records: [["set|aaaaaaaaaaaa|3.2|330400|2013-01-01|2013-12-31|passed|12"], [null, "series"]],
  answers: [
    [
      "answers|aaaaaaaaaaaa|q1|330400|2013||sum|12.5",
      "answers|aaaaaaaaaaaa|q1|330400|2013|cloth+food|units|3",
    ],
    [null],
  ],
  moved: [["moved|up|1", "moved|down|2"], [null]],
  bound: [["bound|most|3.2|330400|2013"], [null]],
  run: [["2013", "1"], [null]],
};

const form = fc.constantFrom(...(Object.keys(REFS) as OperandRow["kind"][])).chain((kind) =>
  fc.record({
    kind: fc.constant(kind),
    name: fc.constantFrom("value", "amount", "divisor"),
    ref: fc.constantFrom(...REFS[kind][0]),
    part: fc.constantFrom(...REFS[kind][1]),
  }),
);
/** The operands of some facts, of which others have none. */
const given = fc.dictionary(fc.integer({ min: 0, max: 59 }).map(String), fc.array(form, { maxLength: 6 }));

function columnsOf(facts: Record<string, Omit<OperandRow, "place">[]>): OperandColumns {
  const columns = new OperandColumns(IDS, placeOf, REFERENCES);
  const places = Object.keys(facts)
    .map(Number)
    .sort((a, b) => a - b);
  for (const place of places) for (const row of facts[place] ?? []) columns.add({ place, ...row });
  return columns;
}

describe("operands in columns", () => {
  it("are those that were put in, of each fact, in their order", () => {
    fc.assert(
      fc.property(given, (facts) => {
        const columns = columnsOf(facts);
        for (const place of IDS.keys()) {
          const rows = facts[place] ?? [];
          expect(columns.of(place)).toEqual(rows.map((row) => operandOf(row, row.ref, REFERENCES)));
          expect(columns.formsOf(place)).toEqual(rows.map(({ name, kind, part }) => ({ name, kind, part })));
        }
      }),
    );
  });

  it("are told apart by what they stand for", () => {
    fc.assert(
      fc.property(given, (facts) => {
        const wanted: OperandRow["kind"][] = ["run", "each", "fact"];
        const rows = Object.values(facts)
          .flat()
          .filter(({ kind }) => wanted.includes(kind));
        const texts = new Set(rows.map((row) => JSON.stringify(operandOf(row, row.ref, REFERENCES))));
        const found = columnsOf(facts)
          .distinct(wanted)
          .map((operand) => JSON.stringify(operand));
        expect(found).toHaveLength(texts.size);
        expect(new Set(found)).toEqual(texts);
      }),
    );
  });

  it("name no fact that there is not", () => {
    const row = { name: "amount", kind: "fact" as const, ref: "indicator/y/a/2013/actual", part: "amount" };
    expect(() => columnsOf({ 3: [row] })).toThrow(`no fact ${row.ref}`);
  });
});

describe("proofs of facts", () => {
  it("are put together anew as they were, however many are asked for", () => {
    const many = 50_001;
    const ids = Array.from({ length: many }, (_, place) => `indicator/x/a/${place}/actual`);
    const places = new Map(ids.map((id, place) => [id, place]));
    const columns = new OperandColumns(ids, (id) => places.get(id), REFERENCES);
    for (const place of ids.keys())
      columns.add({ place, name: "value", kind: "reading", ref: "1", part: null });
    const following = {
      ...{ method: "observe-amount", rule: "actual", model: "fact_observation" },
      ...{ decimals: 1, signed: false, shown_in: "" as const },
    };
    const read = { following: ids.map(() => following), edges: new Map([[7, ["96.000"]]]) };
    const table = new ProofTable(read, ids, (id) => places.get(id), columns);
    const before = table.get(ids[7] ?? "");
    expect(before).toEqual({
      rule: "observe-amount actual",
      ...{ model: "fact_observation", decimals: 1, signed: false, edges: ["96"] },
      operands: [{ name: "value", kind: "reading", reading: "aaaaaaaaaaaa/1" }],
    });
    expect(table.get(ids[7] ?? "")).toBe(before);
    for (const id of ids) table.get(id);
    expect(table.get(ids[7] ?? "")).toEqual(before);
    expect(table.get(ids[7] ?? "")).not.toBe(before);
    expect(table.get("indicator/x/a/none/actual")).toBeUndefined();
  });
});
