import type { ProvenFact, Reading, ReceivedFile } from "../expect/format.ts";
import type { Ground } from "../expect/ground.ts";
import { referred } from "../expect/operands.ts";
import { expectedParts } from "../expect/parts.ts";
import { fold } from "./read/sheet.ts";

const PART = "published-growth";
const FIGURE = ["value", "numerator", "denominator"];
const POINTS = "个百分点";

/** Whether a fact is a growth that was published. */
export function isPublishedGrowth(id: string): boolean {
  return id.startsWith("indicator/") && id.endsWith(`/${PART}`);
}

/** What is wrong with a published growth: it must be that of the very figure that counts, in the unit in which it was published. */
export function publishedGrowthFault(id: string, fact: ProvenFact, ground: Ground): string | undefined {
  const [only, ...more] = fact.operands;
  const figure = id.replace(/[^/]+$/, "actual");
  if (only?.kind !== "reading" || only.name !== "value" || more.length > 0) return "it is not one reading";
  const { original, index } = referred(only.reading, ground);
  const reading = original?.file.readings[index];
  if (!original || reading?.part !== PART) return "it is of no published growth";
  if (!isOwn(figure, original.file, reading, ground)) return `it was not published for ${figure}`;
  const unit = unitOf(reading, ground);
  if (fact.unit !== unit) return `it was published in ${unit ?? "no unit"}, the proof says ${fact.unit}`;
  return fact.signed && fact.decimals === null ? undefined : "it is not shown as it was published";
}

/** The facts of the growths that a file gives of figures that count. */
export function growthsIn(file: ReceivedFile, ground: Ground): string[] {
  return file.readings.flatMap((reading) => {
    const { indicator, area, period, part } = reading;
    const root = `indicator/${indicator}/${area}/${period}`;
    return part === PART && isOwn(`${root}/actual`, file, reading, ground) ? [`${root}/${PART}`] : [];
  });
}

/** Whether a figure is the very one of which a reading tells the growth: it has one part, and the same source gave it in that file. */
function isOwn(figure: string, file: ReceivedFile, growth: Reading, ground: Ground): boolean {
  const { site } = ground;
  const [, indicator, area, period] = figure.split("/");
  const fact = site.facts.get(figure)?.fact;
  if (!fact || expectedParts(figure, fact, ground)?.most !== 1) return false;
  const parts = fact.operands.filter(({ name }) => FIGURE.includes(name));
  const isPart = (other: Reading | undefined) =>
    [growth, other].every(
      (each) =>
        each?.indicator === indicator &&
        each?.area === area &&
        each?.period === period &&
        each?.source === growth.source,
    );
  return (
    parts.length > 0 &&
    parts.every((operand) => {
      if (operand.kind !== "reading") return false;
      const [short = "", index] = operand.reading.split("/");
      return file.sha256.startsWith(short) && isPart(file.readings[Number(index)]);
    })
  );
}

/** What a growth was published in: percent, points of what is in percent, or the unit of what is compared by taking away; undefined for any other. */
function unitOf({ unit, indicator }: Reading, { plan }: Ground): string | undefined {
  const row = plan.row("indicators", indicator)?.row ?? {};
  const said = fold(unit?.text ?? "").toLowerCase();
  if (said === "%") return "%";
  const inPercent = fold(row.unit ?? "") === "%";
  if (inPercent)
    return ["百分点", POINTS, "percentagepoint", "percentagepoints"].includes(said) ? POINTS : undefined;
  return row.trend === "points" && said !== "" && said === fold(row.unit ?? "").toLowerCase()
    ? row.unit
    : undefined;
}
