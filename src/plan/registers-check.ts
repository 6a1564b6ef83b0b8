import type { Fault } from "./fault.ts";
import type { Plan } from "./plan.ts";
import { AFTER, BANDED, type Counted, SHARES, STANDING, TO_GOAL } from "./registers.ts";

/** Registers name measures and departments, stages registers, counts both, and indicators that are made for what they count. */
export function checkRegisters(plan: Plan, fault: Fault): void {
  const { registers, stages } = plan;
  const measures = new Set(plan.measures.rows.map(({ measure }) => measure));
  const departments = new Set(plan.departments.rows.map(({ name }) => name));
  const ids = new Set(registers.rows.map(({ register }) => register));
  for (const row of registers.rows) {
    const own = stages.rows.filter(({ register }) => register === row.register);
    if (row.measure && !measures.has(row.measure))
      fault("registers", row, "measure", "unknown measure", "add it to measures, or leave it blank");
    if (!departments.has(row.keeper))
      fault("registers", row, "keeper", "unknown department", "add it to departments, or mend the name");
    if (!own.some(({ rank }) => rank !== ""))
      fault("registers", row, "register", "it has no stage with a rank", "add rows to stages");
  }
  const titles = new Map<string, number>();
  for (const row of stages.rows) {
    const key = `${row.register} ${row.title}`;
    const first = titles.get(key);
    if (first !== undefined)
      fault("stages", row, "title", `as in row ${first}`, "give each stage a title of its own");
    titles.set(key, row.row);
    if (!ids.has(row.register))
      fault("stages", row, "register", "unknown register", "add it to registers, or mend the id");
    if (row.rank === "" && row.within !== "")
      fault("stages", row, "within", "nothing is due after a thing has left", "leave it blank");
  }
  checkCounts(plan, fault);
  checkPoints(plan, fault);
}

function checkCounts(plan: Plan, fault: Fault): void {
  const { stages, counts, indicators, registers } = plan;
  const known = new Set(registers.rows.map(({ register }) => register));
  const counted = new Map(indicators.rows.map((row) => [row.indicator, row]));
  for (const row of counts.rows) {
    const say = (column: string, problem: string, remedy: string) =>
      fault("counts", row, column, problem, remedy);
    if (!known.has(row.register)) say("register", "unknown register", "add it to registers, or mend the id");
    for (const column of ["stage", "goal"] as const) {
      const stage = stages.rows.find((each) => each.stage === row[column]);
      if (row[column] !== "" && stage?.register !== row.register)
        say(column, "no stage of the register", "add it to stages, or mend the id");
    }
    if ((row.rating !== "") !== (row.counted === "rated"))
      say("rating", "what is rated names a level, and nothing else", "name a rating, or leave it blank");
    if (row.counted === "rated") checkRated(plan, row, say);
    if ((row.goal !== "") !== TO_GOAL.includes(row.counted))
      say(
        "goal",
        `${TO_GOAL.join(" and ")} have a goal, and nothing else`,
        "name a stage, or leave it blank",
      );
    if (row.counted === "moved" && (row.stage === "" || row.stage === row.goal))
      say("stage", "from which other stage a thing moves is not said", "name a stage");
    if (row.most !== "" && !BANDED.includes(row.counted))
      say("most", `${row.counted} takes no such days`, "leave it blank");
    if (row.most !== "" && Number(row.most) <= Number(row.days || 0))
      say("most", "no day lies between days and it", "write a greater number");
    if (["reached", "kept", "repeated"].includes(row.counted) && row.days === "")
      say("days", "within how many days is not said", "write a whole number");
    if (row.days !== "" && !AFTER.includes(row.counted))
      say("days", `${row.counted} takes no days`, "leave it blank");
    const indicator = counted.get(row.indicator);
    if (!indicator) {
      say("indicator", "unknown indicator", "add it to indicators, or mend the id");
      continue;
    }
    if (row.counted === "repeated" && !isOfWhole(plan, row.indicator))
      say(
        "indicator",
        "an enterprise may come to several areas, which are not added up",
        "write none in areas of the indicator, and the whole alone in applicability",
      );
    const isShare = (SHARES as readonly Counted[]).includes(row.counted);
    if (row.counted !== "rated" && isShare !== (indicator.denominator !== ""))
      say(
        "counted",
        isShare
          ? "a share of an indicator that has no denominator"
          : "a number of an indicator that is a share",
        "name another indicator, or give it the parts",
      );
    if (STANDING.includes(row.counted) !== (indicator.periods === "last"))
      say(
        "counted",
        `it does not go with periods ${indicator.periods} of the indicator`,
        "what stands at the end of a period goes with last, all else with sum or to-date",
      );
  }
}

/** Whether an indicator is told of the whole alone. */
function isOfWhole({ applicability, areas: known, indicators }: Plan, id: string): boolean {
  const own = applicability.rows.filter(({ indicator }) => indicator === id);
  const cities = known.rows.filter(({ kind }) => kind === "city").map(({ area }) => area);
  const isWhole = own.every(({ areas }) => areas.length === 1 && cities.includes(areas[0] ?? ""));
  return isWhole && indicators.rows.some(({ indicator, areas }) => indicator === id && areas === "none");
}

/** Levels are counted of enterprises, which a register knows by their credit codes, and there must be rules by which they follow. */
function checkRated(
  { registers, ratings, points }: Plan,
  { register, rating }: { register: string; rating: string },
  say: (column: string, problem: string, remedy: string) => void,
): void {
  if (!ratings.rows.some((row) => row.rating === rating))
    say("rating", "unknown rating", "add it to ratings, or mend the id");
  if (points.rows.length === 0) say("counted", "nothing gives points", "add rows to points");
  const kept = registers.rows.find((row) => row.register === register);
  if (kept && kept.identity !== "credit-code")
    say("register", "its things are no enterprises", "name a register whose identity is credit-code");
}

function checkPoints({ registers, stages, points, ratings }: Plan, fault: Fault): void {
  const known = new Set(registers.rows.map(({ register }) => register));
  for (const row of points.rows) {
    if (!known.has(row.register))
      fault("points", row, "register", "unknown register", "add it to registers, or mend the id");
    for (const column of ["stage", "repair"] as const) {
      const stage = stages.rows.find((each) => each.stage === row[column]);
      if (row[column] !== "" && stage?.register !== row.register)
        fault("points", row, column, "no stage of the register", "add it to stages, or mend the id");
    }
  }
  const lowest = ratings.rows.filter(({ least }) => least === "");
  const [first] = ratings.rows;
  if (first && lowest.length !== 1)
    fault(
      "ratings",
      lowest[1] ?? first,
      "least",
      "not one level is the lowest",
      "leave it blank for that level alone",
    );
}
