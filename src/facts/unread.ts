import type { StandingFinding } from "./finding.ts";

type Found = StandingFinding[];
const [losses, figures] = [new WeakMap<Found, Found>(), new WeakMap<Found, Set<string>>()];

/** Of findings those by which a figure is lost. */
export function losing(findings: Found): Found {
  const known = losses.get(findings) ?? findings.filter(({ lost }) => lost);
  losses.set(findings, known);
  return known;
}

/** Whether a figure was received, and a finding says that it could not be read. */
export function isUnread(
  { findings, doubts }: { findings: Found; doubts: Found },
  figure: { indicator: string; area: string; period: string },
): boolean {
  return [findings, doubts].some((each) => {
    const lost = figures.get(each) ?? lostIn(each);
    figures.set(each, lost);
    return lost.has(keyOf(figure));
  });
}

function lostIn(findings: Found): Set<string> {
  return new Set(
    losing(findings).flatMap(({ lost, period }) =>
      lost && period ? [keyOf({ ...lost, period: period.id })] : [],
    ),
  );
}

function keyOf({ indicator, area, period }: { indicator: string; area: string; period: string }): string {
  return `${indicator} ${area} ${period}`;
}
