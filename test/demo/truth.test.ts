import { readFileSync } from "node:fs";
import { join } from "node:path";
import Papa from "papaparse";
import { beforeAll, describe, expect, it } from "vitest";
import { writeDemonstration } from "../../src/cli/demo/write.ts";
import { readingGuide } from "../../src/intake/layout/guide.ts";
import { placeText } from "../../src/intake/layout/sheet.ts";
import { type Intake, receive } from "../../src/intake/receive.ts";
import type { Plan } from "../../src/plan/plan.ts";
import { readPlan } from "../../src/plan/read.ts";
import { doubtsInLives } from "../../src/warehouse/bulk/lives.ts";
import { coverRegisters, listsOf } from "../../src/warehouse/bulk/registers.ts";
import { LOADERS } from "../intake/house.ts";
import { bareData, DATA } from "../plan/bare.ts";

type Records = Record<string, string>[];

function tableOf(root: string, name: string): Records {
  const text = readFileSync(join(root, "demonstration", `${name}.csv`), "utf8");
  return Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data;
}

/** The record or row of a place. */
const rowOf = (place: string) => /\d+/.exec(place.replace(/^.*!/, ""))?.[0];
const inOrder = (rows: Records) => rows.map((row) => JSON.stringify(row)).sort();

async function written(seed: number): Promise<string> {
  const root = bareData();
  await writeDemonstration(readPlan(root), seed);
  return root;
}

describe.each([
  ["the shipped data", async () => DATA],
  ["the demonstration of another seed", () => written(77)],
])("%s", (_, rootOf) => {
  let root: string;
  let plan: Plan;
  let intake: Intake;
  let pathOf: (file: string) => string;
  let demonstrated: Set<string>;

  beforeAll(async () => {
    root = await rootOf();
    plan = readPlan(root);
    intake = await receive(plan, LOADERS);
    const paths = new Map(plan.register.rows.map(({ sha256, path }) => [sha256, path]));
    pathOf = (file) => paths.get(file) ?? "";
    demonstrated = new Set(
      plan.register.rows.flatMap(({ path, basis }) => (basis === "demonstration" ? [path] : [])),
    );
  });

  it("is read with the findings of the planted faults, no more and no less", () => {
    const guide = readingGuide(plan);
    const registers = listsOf(intake, plan, "9999-12-31");
    const ofRegisters = [
      ...coverRegisters(registers, guide),
      ...registers.flatMap((lists) => doubtsInLives(lists, guide)),
    ];
    const found = [...intake.findings, ...ofRegisters].map(({ file, place, code, text }) => ({
      path: file,
      place: place ? placeText(place) : "",
      code: String(code),
      text,
    }));
    expect(inOrder(found)).toEqual(inOrder(tableOf(root, "findings")));
  });

  it("holds at least 25 faults of at least 8 kinds, most of them before the last year", () => {
    const faults = tableOf(root, "findings");
    expect(faults.length).toBeGreaterThanOrEqual(25);
    expect(new Set(faults.map(({ code }) => code)).size).toBeGreaterThanOrEqual(8);
  });

  it("is read as what was drawn, cell by cell and in the order of files", () => {
    const read = intake.readings.flatMap(({ file, place, indicator, area, period, part, value }) =>
      demonstrated.has(pathOf(file))
        ? [
            {
              ...{ path: pathOf(file), place: placeText(place) },
              ...{ indicator, area, period: period.id, part: String(part), value },
            },
          ]
        : [],
    );
    expect(read).toEqual(tableOf(root, "readings"));
  });

  it("is counted as what was drawn, record by record", () => {
    const counted = intake.records.map(({ file, place, indicator, area, day, passed }) => ({
      ...{ path: pathOf(file), place: placeText(place) },
      ...{ indicator, area, day, passed: String(passed ?? "") },
    }));
    expect(counted).toEqual(tableOf(root, "records"));
  });

  it("has lists of every register of the plan, of which each event is read as it was drawn", () => {
    const events = intake.registers.flatMap((list) =>
      list.events.map(({ place, register, thing, area, stage, day }) => ({
        ...{ path: pathOf(list.file), place: placeText(place), register, thing, area, stage, day },
      })),
    );
    expect(events).toEqual(tableOf(root, "events"));
    expect(new Set(events.map(({ register }) => register))).toEqual(
      new Set(plan.registers.rows.map(({ register }) => register)),
    );
  });

  it("has lists of every survey of the plan, of which each answer is read as it was drawn", () => {
    const answers = intake.answers.flatMap(({ file, sheets, counted }) =>
      [
        ...sheets.flatMap(({ place, area, answers, said }) => {
          const days = said.flatMap(({ question, day }) => (day ? { question, answer: day, value: "" } : []));
          return [...answers, ...days].map((each) => ({
            ...{ at: rowOf(placeText(place)), area, ...each, sheets: "1" },
          }));
        }),
        ...counted.map(({ place, ...each }) => ({ at: rowOf(placeText(place)), ...each })),
      ].map(({ at, area, question, answer, value, sheets }) => ({
        ...{ path: pathOf(file), at, area, question, answer: answer || value, sheets },
      })),
    );
    const drawn = tableOf(root, "answers").map(({ place = "", path, area, question, answer, sheets }) => ({
      ...{ path, at: rowOf(place), area, question, answer, sheets },
    }));
    expect(answers).toEqual(drawn);
    expect(new Set(intake.answers.map(({ survey }) => survey))).toEqual(
      new Set(plan.surveys.rows.map(({ survey }) => survey)),
    );
  });

  it("has a planted fault in lists of each register", () => {
    const faulty = new Set(tableOf(root, "findings").map(({ path }) => path));
    const lists = intake.registers.map(({ file, register }) => ({ path: pathOf(file), register }));
    for (const { register } of plan.registers.rows)
      expect(
        lists.some((list) => list.register === register && faulty.has(list.path)),
        register,
      ).toBe(true);
  });

  it("reports a state of every deliverable, as it was drawn", () => {
    const states = intake.states.map(({ file, place, deliverable, state, evidence, day }) => ({
      ...{ path: pathOf(file), place: placeText(place), deliverable, state: String(state), evidence, day },
    }));
    expect(states).toEqual(tableOf(root, "states"));
    expect(new Set(states.map(({ deliverable }) => deliverable))).toEqual(
      new Set(plan.deliverables.rows.map(({ deliverable }) => deliverable)),
    );
    expect(new Set(states.map(({ state }) => state))).toEqual(new Set(["done", "under way", "not started"]));
  });
});
