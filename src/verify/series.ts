import type { Ground } from "./ground.ts";
import { referred } from "./operands.ts";

/** Whether two figures are of different series, as the cells beside their readings say. */
export function isBroken(figure: string, last: string, ground: Ground): boolean {
  const [own, other] = [seriesOf(figure, ground), seriesOf(last, ground)];
  return own !== undefined && other !== undefined && own !== other;
}

/** The series of a figure: that of its parts, of several the last in order; undefined where none is said. */
function seriesOf(figure: string, ground: Ground): string | undefined {
  const operands = ground.site.facts.get(figure)?.fact.operands ?? [];
  const said = operands.flatMap((operand) => {
    if (operand.kind !== "reading" && operand.kind !== "moved") return [];
    const { original, index } = referred(operand.reading, ground);
    return original?.readings[index]?.series || [];
  });
  return said.sort().at(-1);
}
