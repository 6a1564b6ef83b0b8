import { compare, decimalsOf, type Exact, exact } from "../core/exact.ts";
import type { TableRow } from "../core/table.ts";
import { namesIn } from "../rules/expression.ts";
import { DEGREE_OPERANDS, POINTS_OPERANDS } from "../rules/operands.ts";
import type { Fault } from "./fault.ts";
import type { Plan } from "./plan.ts";
import type { PlanRow } from "./schemas.ts";
import { FEATURES } from "./scoring.ts";

/** The kinds of subject that a scheme may name, each apart from the others. */
const OTHERS = ["department", "laboratory"];

/** A scheme scores areas, departments or laboratories; its lines, grades and vetoes must fit it and its points. */
export function checkScoring(plan: Plan, fault: Fault): void {
  for (const scheme of plan.schemes.rows) {
    const others = scheme.subjects.filter((subject) => OTHERS.includes(subject));
    if (others.length > 0 && scheme.subjects.length > 1)
      fault("schemes", scheme, "subjects", "subjects of two kinds", "write a scheme for each");
    checkSums(plan, scheme, fault);
    checkGrades(plan, scheme, fault);
  }
  for (const line of plan.scoring.rows) {
    checkPlace(plan, line, fault);
    checkAbout(plan, line, fault);
    checkMethod(plan, line, fault);
  }
  for (const row of plan.steps.rows) {
    const line = plan.scoring.rows.find((each) => each.line === row.line);
    if (line && more(row.gives, line.points))
      fault("steps", row, "gives", "more than the line's points", `write at most ${line.points}`);
  }
  for (const row of plan.methods.rows) {
    const operands: readonly string[] | undefined = { degree: DEGREE_OPERANDS, points: POINTS_OPERANDS }[
      row.aspect
    ];
    for (const name of namesIn(row.expression))
      if (operands && !operands.includes(name))
        fault("methods", row, "expression", `no operand of a score: ${name}`, `use ${operands.join(", ")}`);
  }
}

/** The lines of a scheme, or of one of its halves, that each kind of subject has must add up to its points. */
function checkSums(plan: Plan, scheme: TableRow<PlanRow<"schemes">>, fault: Fault): void {
  const own = plan.scoring.rows.filter((line) => line.scheme === scheme.scheme);
  const isFor = (line: PlanRow<"scoring">, subject: string) =>
    line.subjects.length === 0 || line.subjects.includes(subject);
  for (const subject of scheme.subjects) {
    const check = (parent: string, points: string, say: (problem: string) => void) => {
      const lines = own.filter((line) => line.parent === parent && isFor(line, subject));
      const total = lines.map((line) => exact(line.points)).reduce(add, exact("0"));
      if (lines.length && compare(total, exact(points)) !== 0n)
        say(`its lines for ${subject} do not add up to ${points}`);
    };
    const remedy = "mend the points";
    check("", scheme.points, (problem) => fault("schemes", scheme, "points", problem, remedy));
    for (const half of own.filter((line) => line.about === "lines" && isFor(line, subject)))
      check(half.line, half.points, (problem) => fault("scoring", half, "points", problem, remedy));
  }
  for (const line of own)
    if (decimalsOf(exact(line.points), 6) > scheme.decimals)
      fault("scoring", line, "points", "more decimals than the scheme's scores", "round it");
}

/** Every score must have a grade, and what is rounded before it is graded must be able to hit each grade's limit. */
function checkGrades(plan: Plan, scheme: TableRow<PlanRow<"schemes">>, fault: Fault): void {
  const own = plan.grades.rows.filter((row) => row.scheme === scheme.scheme);
  if (own.length && !own.some(({ least }) => compare(exact(least), exact("0")) === 0n))
    fault("schemes", scheme, "scheme", "a score of 0 has no grade", "add the grade from 0 on to grades");
  const step = exact(scheme.step);
  for (const row of own) {
    const least = exact(row.least);
    if (step.num !== 0n && (least.num * step.den) % (least.den * step.num) !== 0n)
      fault("grades", row, "least", "scores are rounded past it", `write a multiple of ${scheme.step}`);
  }
}

/** A line stands in its scheme, or in a half of it, no deeper. */
function checkPlace(plan: Plan, line: TableRow<PlanRow<"scoring">>, fault: Fault): void {
  if (line.parent === "") return;
  const parent = plan.scoring.rows.find((row) => row.line === line.parent);
  if (parent?.scheme !== line.scheme || parent.about !== "lines" || parent.parent !== "")
    fault("scoring", line, "parent", "no half of the scheme", "name a line about lines that has no parent");
  if (line.about === "lines")
    fault("scoring", line, "about", "lines of a half hold no lines", "leave out its parent");
}

/** What a line is about must be in the plan. */
function checkAbout(plan: Plan, line: TableRow<PlanRow<"scoring">>, fault: Fault): void {
  const { about, within, of } = line;
  const known: readonly string[] =
    about === "requirement"
      ? FEATURES
      : about === "figure"
        ? plan.indicators.rows.map(({ indicator }) => indicator)
        : within === "section"
          ? plan.sections.rows.map(({ section }) => section)
          : within === "measure"
            ? plan.measures.rows.map(({ measure }) => measure)
            : about === "targets"
              ? plan.targets.rows.map(({ target }) => target)
              : plan.deliverables.rows.map(({ deliverable }) => deliverable);
  for (const id of of)
    if (!known.includes(id)) fault("scoring", line, "of", `unknown ${id}`, "mend the name");
  const single = about === "requirement" || about === "figure";
  if (single && of.length !== 1) fault("scoring", line, "of", "one is wanted", "name one");
  const grouped = about === "targets" || about === "deliverables";
  if (grouped ? (within === "") !== (of.length === 0) : within !== "" || (of.length > 0 && !single))
    fault("scoring", line, "within", "of without within, or the other way", "write both, or neither");
}

/** A line's rule must be there, and the columns and steps that it names. */
function checkMethod(plan: Plan, line: TableRow<PlanRow<"scoring">>, fault: Fault): void {
  const aspect = line.about === "lines" ? "value" : "points";
  const rules = plan.methods.rows.filter((row) => row.method === line.method);
  if (!rules.some((row) => row.aspect === aspect))
    fault("scoring", line, "method", `no rule ${line.method} ${aspect}`, "add a row to methods");
  const named = rules.flatMap((row) => namesIn(row.expression));
  for (const column of ["goal", "each", "floor", "cap"] as const)
    if (named.includes(column) && line[column] === "")
      fault("scoring", line, column, `missing for ${line.method}`, "write a number");
  if (named.includes("least") && !plan.steps.rows.some((row) => row.line === line.line))
    fault("scoring", line, "method", "no steps", "add rows to steps");
  if (line.floor !== "" && line.cap !== "" && (more(line.floor, line.cap) || !more(line.cap, "0")))
    fault("scoring", line, "cap", "less than the floor, or 0", "exchange the two");
}

function more(a: string, b: string): boolean {
  return compare(exact(a), exact(b)) > 0n;
}

function add(a: Exact, b: Exact): Exact {
  return { num: a.num * b.den + b.num * a.den, den: a.den * b.den };
}
