import { afterAll, beforeAll, expect, it } from "vitest";
import type { Warehouse } from "../../src/warehouse/open.ts";
import { inChecker, inSql, ruled, type Survey } from "./rules.ts";

/**
 * What R 4.2.2 prints with `survey` 4.1-1 of its data `api` (the stratified sample of 200 schools of California):
 * `d <- svydesign(id = ~1, strata = ~stype, weights = ~pw, data = apistrat, fpc = ~fpc)`. Its intervals are asked for at the
 * level of 1.96 standard errors, `confint(…, level = 2 * pnorm(1.96) - 1)`.
 */
const SCHOOLS = [
  { population: 4421, answered: 100 },
  { population: 755, answered: 50 },
  { population: 1018, answered: 50 },
];

/** Sums over the schools of each type: elementary, high and middle. */
function schools(...sums: Record<string, number>[]): Survey["strata"] {
  return SCHOOLS.map((stratum, at) => ({ ...stratum, base: stratum.answered, ...sums[at] }));
}

const SCORES = schools(
  { total: 67443, squares: 47038637 },
  { total: 31291, squares: 20167941 },
  { total: 31830, squares: 20940396 },
);
const AWARDS = schools({ total: 73, squares: 73 }, { total: 16, squares: 16 }, { total: 24, squares: 24 });
const TESTED = schools(
  { total: 35502, squares: 14540460, base: 41678, base_squares: 20100668, products: 17044937 },
  { total: 53526, squares: 74325088, base: 66035, base_squares: 109279081, products: 88952856 },
  { total: 34785, squares: 30316915, base: 41624, base_squares: 42310204, products: 35464569 },
);
const IMPROVED = schools(
  { total: 50768, squares: 35451028, base: 75, base_squares: 75, products: 50768 },
  { total: 11362, squares: 7857640, base: 17, base_squares: 17, products: 11362 },
  { total: 16253, squares: 11281659, base: 24, base_squares: 24, products: 16253 },
);

let warehouse: Warehouse;
beforeAll(async () => {
  warehouse = await ruled();
});
afterAll(() => warehouse.close());

/** What both engines make of a rule; they must agree. */
async function both(aspect: string, survey: Survey): Promise<string> {
  const [found = null] = await inSql(warehouse, aspect, [survey]);
  expect(inChecker(aspect, survey)).toBe(found);
  return found ?? "null";
}

/** A number to six digits. */
const six = (text: string | number) => Number(text).toPrecision(6);

const EXAMPLES = [
  ["svymean(~api00, d)", SCORES, 1, "", [662.287363159, 9.40894080278, 643.845839186, 680.728887133]],
  [
    "svyratio(~I(100 * api.stu), ~enroll, d)",
    TESTED,
    100,
    "ratio-",
    [83.6956886941, 0.775710316664, 82.1752964734, 85.2160809147],
  ],
  ['svymean(~api00, subset(d, comp.imp == "Yes"))', IMPROVED, 1, "ratio-", [676.402286067, 11.7146787699]],
  ['svymean(~I(100 * (awards == "Yes")), d)', AWARDS, 100, "", [63.8936064051, 3.44059179973]],
] as const;

it.each(EXAMPLES)("%s of R's survey, to six digits", async (_, strata, scale, kind, wanted) => {
  const estimate = await both("weighted", { one: { scale }, strata: [...strata] });
  const variance = await both(`${kind}variance`, { one: { scale, estimate }, strata: [...strata] });
  const error = await both("error", { one: { variance }, strata: [{}] });
  const one = { estimate, standard_error: error };
  const found = [
    estimate,
    error,
    await both("low", { one, strata: [{}] }),
    await both("high", { one, strata: [{}] }),
  ];
  expect(found.slice(0, wanted.length).map(six)).toEqual(wanted.map(six));
});

it("a share has Wilson's interval of the sample that its variance is worth", async () => {
  // R: p * (1 - p) / SE^2 of the awards above, and the score interval of so many.
  const strata = AWARDS;
  const estimate = await both("weighted", { one: { scale: 100 }, strata });
  const variance = await both("variance", { one: { scale: 100, estimate }, strata });
  const effective = await both("effective", { one: { scale: 100, estimate, variance }, strata });
  const one = { scale: 100, estimate, variance, effective };
  const found = [
    effective,
    await both("share-low", { one, strata: [{}] }),
    await both("share-high", { one, strata: [{}] }),
  ];
  expect(found.map(six)).toEqual([194.883564458, 56.9415660737, 70.3084859948].map(six));
});

/** `prop.test(x, n, conf.level = 2 * pnorm(1.96) - 1, correct = FALSE)` of R, of the examples of Newcombe (1998). */
const SHARES: [number, number, number, number][] = [
  [81, 263, 25.5287613064, 36.6210684053],
  [15, 148, 6.23858451403, 16.04885186704],
  [0, 20, 0, 16.1130125495],
  [1, 29, 0.611305661403, 17.1758910647],
];

it.each(SHARES)("%i of %i has the interval of R's prop.test, to six digits", async (x, n, low, high) => {
  const one = { scale: 100, estimate: ((x * 100) / n).toFixed(6), variance: 1, effective: n };
  const found = [
    await both("share-low", { one, strata: [{}] }),
    await both("share-high", { one, strata: [{}] }),
  ];
  expect(found.map((text) => Number(text).toFixed(4))).toEqual(
    [low, high].map((wanted) => wanted.toFixed(4)),
  );
});
