import { evaluate, isNumber } from "../../arithmetic/evaluate.ts";
import { add, decimal, type Exact, multiply } from "../../arithmetic/exact.ts";
import type { Value } from "../../arithmetic/expression.ts";
import { digitOf } from "../../originals/digit.ts";
import type { Operand, Reading } from "../format.ts";
import type { Ground } from "../ground.ts";
import { leafValues, referred } from "../operands.ts";

export type Supposed = Operand & { kind: "moved" | "bound" };

/** Whether an operand is not what was received, but what a scenario supposes. */
export function isSupposed(operand: Operand): operand is Supposed {
  return operand.kind === "moved" || operand.kind === "bound";
}

/** The value that a scenario supposes, from the cell as it is read again, or from the plan's limits; none where there is none. */
export function supposedValues(operand: Supposed, ground: Ground): Value[] {
  return operand.kind === "moved" ? moved(operand, ground) : bound(operand, ground);
}

/** A number moved by half a unit of its last written digit, by the plan's rule of what is rounded. */
function moved(operand: Supposed & { kind: "moved" }, ground: Ground): Value[] {
  const { name, reading, by } = operand;
  const [value] = leafValues({ name, kind: "reading", reading }, ground, () => {});
  const { original, index } = referred(reading, ground);
  const cell = original?.file.readings[index];
  const rule = ground.rules.parse("rounding half");
  const digit = cell && decimal(digitOf(cell));
  if (!cell || !rule || !digit || !value || !isNumber(value)) return [];
  const nature = ground.plan.row("limits", cell.indicator)?.row.nature || "count";
  const half = evaluate(rule.expression, (wanted) => [wanted === "digit" ? digit : nature]);
  if (!half || !isNumber(half) || half.num === 0n) return [];
  return [add(value, by === "up" ? half : multiply(half, { num: -1n, den: 1n }))];
}

/** The least or the most that a missing figure can be: by the plan's limits, for a ratio also by what it is a part of. */
function bound(
  { name, side, indicator, area, period }: Supposed & { kind: "bound" },
  ground: Ground,
): Value[] {
  const row = ground.plan.row("indicators", indicator)?.row;
  const ratio = row !== undefined && row.denominator !== "";
  const zero: Exact = { num: 0n, den: 1n };
  if (name === "numerator") {
    if (side === "least") return [zero];
    const whole = readingsOf(indicator, area, period, "denominator", ground);
    return whole.slice(0, 1);
  }
  const said = decimal(ground.plan.row("limits", indicator)?.row[side] ?? "");
  const natural = ratio ? (side === "least" ? zero : decimal(row.scale ?? "")) : null;
  const value = said ?? natural;
  return value ? [value] : [];
}

/** The numbers that files in force give of one part of a figure. */
function readingsOf(indicator: string, area: string, period: string, part: string, ground: Ground): Exact[] {
  const is = (reading: Reading) =>
    reading.indicator === indicator &&
    reading.area === area &&
    reading.period === period &&
    reading.part === part;
  return [...ground.originals.values()].flatMap(({ file, readings }) =>
    file.readings.flatMap((reading, index) => (is(reading) ? (readings[index]?.value ?? []) : [])),
  );
}

/** Whether two supposed operands are of one figure and go the same way; the parts of a ratio go against each other. */
export function alike(a: Supposed, b: Supposed, ground: Ground): boolean {
  const [x, y] = [aboutOf(a, ground), aboutOf(b, ground)];
  return x !== undefined && x === y;
}

function aboutOf(operand: Supposed, ground: Ground): string | undefined {
  if (operand.kind === "bound")
    return ["bound", operand.side, operand.indicator, operand.area, operand.period].join(" ");
  const { original, index } = referred(operand.reading, ground);
  const cell = original?.file.readings[index];
  if (!cell) return undefined;
  const up = (operand.by === "up") === (operand.name !== "denominator");
  return ["moved", up, original.file.sha256, cell.indicator, cell.area, cell.period].join(" ");
}
