import { readFileSync } from "node:fs";
import { join } from "node:path";
import Papa from "papaparse";
import { describe, expect, inject, it } from "vitest";
import type { Fact } from "../../src/facts/read.ts";
import { STATUSES } from "../../src/plan/schemas.ts";
import { filesBelow } from "../support/files.ts";

const site = inject("site");
const facts = JSON.parse(readFileSync(join(site, "data", "facts.json"), "utf8")) as Fact[];
const byId = new Map(facts.map((fact) => [fact.fact, fact]));
const read = (path: string) =>
  Papa.parse<Record<string, string>>(readFileSync(path, "utf8"), { header: true, skipEmptyLines: true }).data;
const plan = (table: string) => read(join("data", "plan", "2013", `${table}.csv`));
const pages = filesBelow(site);
const [measures, targets, indicators] = [plan("measures"), plan("targets"), plan("indicators")];
const departments = read(join("data", "reference", "departments.csv"));
const ROLES = ["lead", "responsible", "participants"];

const has = (measure: Record<string, string>, role: string, name = "") =>
  (measure[role] ?? "").split(";").includes(name);

/** The number that a fact says; 0 where there is no such fact. */
const number = (fact: string) => Number(byId.get(fact)?.value ?? 0);

/** The verdicts of these targets, each for the area that it is set for. */
const verdictsOf = (own: Record<string, string>[]) =>
  own.map(
    ({ target, area }) =>
      facts.find(
        (fact) => fact.subject === `target/${target}` && fact.area === area && fact.aspect === "status",
      )?.value,
  );

function expectStatuses(subject: string, own: Record<string, string>[]): void {
  const verdicts = verdictsOf(own);
  for (const status of STATUSES)
    expect(number(`${subject}/2013/${status.replaceAll(" ", "-")}-count`), `${subject} ${status}`).toBe(
      verdicts.filter((verdict) => verdict === status).length,
    );
  expect(number(`${subject}/2013/target-count`), subject).toBe(own.length);
}

describe("departments", () => {
  it("each have a page, groups among them, and the index links to all", () => {
    const index = readFileSync(join(site, "departments", "index.html"), "utf8");
    expect(departments.length).toBe(22);
    for (const { department, name } of departments) {
      expect(pages).toContain(`departments/${department}.html`);
      expect(index).toContain(`${department}.html">${name}</a>`);
    }
    expect(readFileSync(join(site, "departments", "cydw.html"), "utf8")).toContain("合称的单位");
  });

  it("have counts that a recount gives", () => {
    const listed = new Set(plan("counts").map(({ indicator }) => indicator));
    for (const { department, name } of departments) {
      const subject = `department/${department}`;
      for (const role of ROLES)
        expect(number(`${subject}/2013/${role}-count`), `${name} ${role}`).toBe(
          measures.filter((measure) => has(measure, role, name)).length,
        );
      const own = measures.filter((measure) => ROLES.some((role) => has(measure, role, name)));
      expectStatuses(
        subject,
        targets.filter((target) => own.some(({ measure }) => measure === target.measure)),
      );
      const owed = indicators.filter(
        ({ indicator, authority, measure: id }) =>
          authority === "department" &&
          !listed.has(indicator) &&
          measures.some(
            (row) => row.measure === id && ["lead", "responsible"].some((role) => has(row, role, name)),
          ),
      );
      expect(number(`${subject}/2013/indicator-count`), name).toBe(owed.length);
      const page = readFileSync(join(site, "departments", `${department}.html`), "utf8");
      const shown = page.split("<h2>应报的指标</h2>")[1]?.split("</main>")[0] ?? "";
      for (const { indicator } of owed) expect(shown, name).toContain(`<code>${indicator}</code>`);
      expect(shown.match(/<code>/g)?.length ?? 0, name).toBe(owed.length);
    }
  });

  it("are linked from the measures that name them", () => {
    const page = readFileSync(join(site, "measures", "3.html"), "utf8");
    expect(page).toContain('<a href="../departments/sab.html">市食品安全委员会办公室</a>');
    expect(page).toContain('<a href="../departments/zjj.html">市质监局</a>');
  });
});

describe("sections", () => {
  it("each have a page with its measures and targets, and counts that a recount gives", () => {
    for (const { section } of plan("sections")) {
      const own = measures.filter((measure) => measure.section === section);
      const within = ({ measure }: Record<string, string>) => own.some((row) => row.measure === measure);
      const page = readFileSync(join(site, "sections", `${section}.html`), "utf8");
      for (const { measure } of own) expect(page).toContain(`href="../measures/${measure}.html"`);
      expectStatuses(`section/${section}`, targets.filter(within));
      expect(number(`section/${section}/2013/measure-count`)).toBe(own.length);
      expect(number(`section/${section}/2013/deliverable-count`)).toBe(
        plan("deliverables").filter(within).length,
      );
    }
  });
});

describe("the deliverables board", () => {
  it("has every deliverable with its place and its state", () => {
    const page = readFileSync(join(site, "deliverables.html"), "utf8");
    for (const { deliverable = "", title } of plan("deliverables")) {
      const anchor = deliverable.toLowerCase().replaceAll(".", "-");
      expect(page).toContain(`<span id="${anchor}">${title}</span> <code class="id">${deliverable}</code>`);
    }
  });
});
