import type { StandingFinding } from "../facts/finding.ts";

type Found = StandingFinding[];
const known = new WeakMap<Found, Set<string>>();

/** Whether a figure was received, and a finding says that it could not be read. */
export function isUnread(
  { findings, doubts }: { findings: Found; doubts: Found },
  figure: { indicator: string; area: string; period: string },
): boolean {
  return [findings, doubts].some((each) => {
    const lost = known.get(each) ?? lostIn(each);
    known.set(each, lost);
    return lost.has(keyOf(figure));
  });
}

function lostIn(findings: Found): Set<string> {
  return new Set(
    findings.flatMap(({ lost, period }) => (lost && period ? [keyOf({ ...lost, period: period.id })] : [])),
  );
}

function keyOf({ indicator, area, period }: { indicator: string; area: string; period: string }): string {
  return `${indicator} ${area} ${period}`;
}
