import type { Operand, ProvenFact } from "../expect/format.ts";
import type { Ground } from "../expect/ground.ts";
import { referred } from "../expect/operands.ts";
import { partOf } from "../expect/part.ts";
import { estimateIn } from "../expect/surveys/surveyed.ts";
import { fold } from "./read/sheet.ts";

const PARTS = ["value", "numerator", "denominator"];

/** Whether two figures do not follow one and the same series in all their parts, as the cells beside their readings say. */
export function seriesDiffer(figure: string, last: string, ground: Ground): boolean {
  return new Set([...seriesOf(figure, ground), ...seriesOf(last, ground)]).size > 1;
}

/** Whether the parts of a figure follow more than one series. */
export function isMixed(figure: string, ground: Ground): boolean {
  return seriesOf(figure, ground).size > 1;
}

/** The series that the parts of a figure follow, that of a part which names none being the blank one. */
function seriesOf(figure: string, ground: Ground): Set<string> {
  const said = namingOf(figure, ground).map((operand) => {
    if (operand.kind === "fact") return surveySeries(operand.fact, ground);
    if (operand.kind !== "reading") return "";
    const { original, index } = referred(operand.reading, ground);
    return fold(original?.readings[index]?.series ?? "");
  });
  return new Set(said);
}

/** The series of a figure that a survey gives: the survey itself, apart from what is reported and from other surveys. */
export function surveySeries(fact: string, { plan }: Pick<Ground, "plan">): string {
  const [, indicator = ""] = fact.split("/");
  return `surveys:${plan.row("estimates", indicator)?.row.survey}`;
}

/** The leaves of a figure beside which its series may be named: all but those of a part that is missing and only supposed. */
export function namingOf(
  figure: string,
  ground: Ground,
): (Operand & { kind: "reading" | "records" | "fact" })[] {
  const [, indicator = ""] = figure.split("/");
  const operands = ground.site.facts.get(figure)?.fact.operands ?? [];
  const partKey = (operand: Operand) => {
    const part = partOf(operand, indicator, ground);
    return part && `${part.area} ${part.period}`;
  };
  const supposed = new Set(operands.filter(({ kind }) => kind === "bound").map(partKey));
  return operands.flatMap((operand) => {
    if (!PARTS.includes(operand.name) || (supposed.size > 0 && supposed.has(partKey(operand)))) return [];
    const { name } = operand;
    if (operand.kind === "moved") return { name, kind: "reading" as const, reading: operand.reading };
    if (operand.kind === "fact") return estimateIn(operand, ground) ? operand : [];
    return operand.kind === "reading" || operand.kind === "records" ? operand : [];
  });
}

/** What is wrong with a break's proof: it must name every cell that says which series a part of either figure follows, and no other. */
export function seriesFault(fact: ProvenFact, figure: string, last: string, ground: Ground) {
  return leavesFault(fact, "series", [figure, last], ground);
}

/** The same of what a break is told of, `series` or how zones are counted. */
export function leavesFault(
  fact: ProvenFact,
  part: "series" | "zones",
  [figure, last]: [string, string],
  ground: Ground,
): string | undefined {
  const stray = fact.operands.find((operand) => !("part" in operand) || operand.part !== part);
  if (stray) return `${stray.name} is none of the ${part}`;
  const wanted = [
    ...namingOf(figure, ground).map((operand) => asSeries(part, operand)),
    ...namingOf(last, ground).map((operand) => asSeries(`last_${part}`, operand)),
  ].toSorted();
  const said = fact.operands.map((operand) => asSeries(operand.name, operand)).toSorted();
  const other = said.find((each) => !wanted.includes(each));
  if (other) return `${other} names no ${part} of a part of it`;
  const left = wanted.find((each) => !said.includes(each));
  return left && `${left} is left out`;
}

/** What a leaf names the series of, under the name of an operand. */
function asSeries(name: string, operand: Operand): string {
  if (operand.kind === "reading") return `${name} ${operand.reading}`;
  if (operand.kind === "fact") return `${name} ${operand.fact}`;
  if (operand.kind !== "records") return `${name} ${operand.kind}`;
  const { file, indicator, area, from, until, which } = operand;
  return [name, file, indicator, area, from, until, which].join(" ");
}
