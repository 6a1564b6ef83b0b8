import fc from "fast-check";
import { intakeOf } from "./given.ts";
import { type Row, shippedPlan } from "./support.ts";

const listed = new Set(shippedPlan.counts.rows.map(({ indicator }) => indicator));
/** Indicators that areas report by quarters, and no register counts. */
const reported = shippedPlan.indicators.rows.filter(
  ({ indicator, periods }) => periods !== "none" && !listed.has(indicator),
);
export const AREAS = shippedPlan.areas.rows.filter(({ kind }) => kind === "county" || kind === "zone");
const COUNTIES = AREAS.filter(({ kind }) => kind === "county");

const applies = new Map(shippedPlan.applicability.rows.map((row) => [row.indicator, row.areas]));

/** The given rows of one figure: its value, or its numerator and denominator. */
export function figureRows(figure: Row & { top: string; bottom: string }, ratio: boolean): Row[] {
  const { top, bottom, ...row } = figure;
  return ratio
    ? [
        { ...row, part: "numerator", value: top },
        { ...row, part: "denominator", value: bottom },
      ]
    : [{ ...row, value: top }];
}

const number = (max: number) => fc.integer({ min: 0, max }).map(String);

/** Figures of many indicators, areas, periods, files and sources, each stated once on a day: of two on one day the register says which is later. */
export const anyRows = fc
  .uniqueArray(
    fc.record({
      indicator: fc.constantFrom(...reported.map(({ indicator }) => indicator)),
      area: fc.constantFrom(...AREAS.map(({ area }) => area)),
      period: fc.constantFrom("2012Q3", "2012Q4", "2013Q1", "2013Q2", "2013Q3"),
      top: number(20),
      bottom: fc.integer({ min: 1, max: 20 }).map(String),
      arrived: fc.constantFrom("2013-01-10", "2013-10-10", "2013-10-20"),
      zones: fc.constantFrom("included", "excluded"),
      basis: fc.constantFrom("reported", "demonstration"),
      source: fc.constantFrom("area", "department"),
    }),
    {
      selector: ({ indicator, area, period, arrived, source }) =>
        [indicator, area, period, arrived, source].join(" "),
      minLength: 200,
      maxLength: 400,
    },
  )
  .map((figures) =>
    figures
      .filter(({ indicator, area }) => isApplicable(indicator, area))
      .flatMap((figure) =>
        figureRows({ ...figure, source_kind: figure.source }, denominated.has(figure.indicator)),
      ),
  );

/** What those rows make when received, and the same readings and files in another order. */
export const anyIntakes = anyRows
  .map((rows) => intakeOf(shippedPlan, rows))
  .chain((intake) =>
    fc.tuple(
      fc.constant(intake),
      fc.record({
        files: reordered(intake.files),
        large: fc.constant(intake.large),
        readings: reordered(intake.readings),
        uncounted: fc.constant(intake.uncounted),
        account: fc.constant(intake.account),
        texts: fc.constant(intake.texts),
        findings: fc.constant(intake.findings),
        records: fc.constant(intake.records),
        registers: fc.constant(intake.registers),
        answers: fc.constant(intake.answers),
        sums: fc.constant(intake.sums),
        states: fc.constant(intake.states),
      }),
    ),
  );

/** Quarterly figures of every area for the sums of parts, and how each county counts its zones in each quarter. */
export const anyYear = fc.record({
  figures: fc.uniqueArray(
    fc.record({
      indicator: fc.constantFrom(
        ...reported.filter((row) => row.denominator && row.periods === "sum").map((row) => row.indicator),
      ),
      area: fc.constantFrom(...AREAS.map(({ area }) => area)),
      period: fc.constantFrom("2013Q1", "2013Q2", "2013Q3", "2013Q4"),
      top: number(1000),
      bottom: number(1000),
    }),
    {
      selector: ({ indicator, area, period }) => `${indicator} ${area} ${period}`,
      minLength: 100,
      maxLength: 400,
    },
  ),
  stances: fc.array(fc.constantFrom("included", "excluded"), {
    minLength: COUNTIES.length * 4,
    maxLength: COUNTIES.length * 4,
  }),
});

const denominated = new Set(reported.filter((row) => row.denominator).map((row) => row.indicator));

function isApplicable(indicator: string, area: string): boolean {
  const areas = applies.get(indicator) ?? [];
  const kind = AREAS.find((row) => row.area === area)?.kind ?? "";
  return areas.includes(area) || areas.includes(kind);
}

function reordered<T>(items: T[]): fc.Arbitrary<T[]> {
  return fc.shuffledSubarray(items, { minLength: items.length });
}
