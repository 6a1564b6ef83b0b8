import fc from "fast-check";

/** Operands that stand for one, with their types in the warehouse. */
export const SINGLE: Record<string, string> = {
  amount: "decimal(38, 6)",
  divisor: "decimal(38, 6)",
  goal: "decimal(38, 6)",
  last_amount: "decimal(38, 6)",
  growth: "decimal(38, 12)",
  months: "bigint",
  status: "varchar",
  comparator: "varchar",
};
/** Operands that stand for several. */
export const SEVERAL: Record<string, string> = { degree: "decimal(38, 12)", weight: "decimal(38, 6)" };

const numeric = ["amount", "divisor", "goal", "last_amount", "growth", "months"];
const literals = ["0", "1", "3", "100", "0.5", "12.345", "0.000000000007", "null"];
const digit = (most: number) => fc.integer({ min: 0, max: most }).map(String);

/** Expressions of the small arithmetic, by what they give; `one` has no sets, `within` is what is asked of them. */
const drawn = fc.letrec<Record<"number" | "text" | "truth" | "within", string>>((tie) => {
  const [number, text, truth, within] = [tie("number"), tie("text"), tie("truth"), tie("within")];
  const made = (each: fc.Arbitrary<string>) => [
    fc.tuple(each, fc.constantFrom("+", "-", "*"), each).map((parts) => `(${parts.join(" ")})`),
    each.map((inside) => `-(${inside})`),
    fc
      .tuple(truth, each, truth, each, each)
      .map(([a, b, c, d, e]) => `case when ${a} then ${b} when ${c} then ${d} else ${e} end`),
    fc.tuple(truth, each).map(([when, gives]) => `case when ${when} then ${gives} end`),
    fc.tuple(each, each, digit(9)).map((parts) => `rounded(${parts.join(", ")})`),
    fc.tuple(each, each, digit(12)).map((parts) => `rounded_up(${parts.join(", ")})`),
    fc.tuple(each, each).map((parts) => `quotient(${parts.join(", ")})`),
    fc.tuple(each, each).map((parts) => `square_root(${parts.join(", ")})`),
    fc.tuple(each, each, digit(12)).map((parts) => `root(${parts.join(", ")})`),
    fc
      .tuple(each, each, fc.integer({ min: -9, max: 9 }), digit(9))
      .map((parts) => `power(${parts.join(", ")})`),
  ];
  const compared = fc.constantFrom("=", "<>", "<", "<=", ">", ">=");
  return {
    number: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      fc.constantFrom(...numeric),
      fc.constantFrom(...literals),
      ...made(number),
      fc.tuple(fc.constantFrom("sum", "min", "max", "count"), within).map(([how, of]) => `${how}(${of})`),
    ),
    within: fc.oneof(
      { maxDepth: 2, withCrossShrink: true },
      fc.constantFrom(...Object.keys(SEVERAL)),
      fc
        .tuple(
          fc.constantFrom(...Object.keys(SEVERAL)),
          fc.constantFrom("+", "-", "*"),
          fc.constantFrom(...numeric),
        )
        .map((parts) => `(${parts.join(" ")})`),
      fc
        .tuple(within, compared, within, within)
        .map(([a, by, b, c]) => `case when ${a} ${by} ${b} then ${c} else 0 end`),
    ),
    text: fc.oneof(
      { maxDepth: 2 },
      fc.constantFrom("status", "comparator", "'met'", "'<='", "null"),
      fc.tuple(truth, text, text).map(([when, a, b]) => `case when ${when} then ${a} else ${b} end`),
    ),
    truth: fc.oneof(
      { maxDepth: 2 },
      fc.tuple(number, compared, number).map((parts) => parts.join(" ")),
      fc.tuple(text, fc.constantFrom("=", "<>"), text).map((parts) => parts.join(" ")),
      fc.tuple(truth, fc.constantFrom("and", "or"), truth).map((parts) => `(${parts.join(" ")})`),
      truth.map((inside) => `not (${inside})`),
      fc.tuple(number, fc.constantFrom("is null", "is not null")).map((parts) => parts.join(" ")),
    ),
  };
});

/** Rules that give a number or a text. */
export const anyRule = fc.oneof({ weight: 4, arbitrary: drawn.number }, { weight: 1, arbitrary: drawn.text });

const decimals = (places: number, most: number) =>
  fc.oneof(
    { weight: 1, arbitrary: fc.constant<string | null>(null) },
    { weight: 1, arbitrary: fc.constantFrom<string | null>("0", "1", "-1") },
    {
      weight: 6,
      arbitrary: fc
        .tuple(fc.integer({ min: -most, max: most }), fc.integer({ min: 0, max: places }))
        .map(([n, at]) => (n / 10 ** at).toFixed(at)),
    },
  );

const figure = decimals(6, 2_000_000);
/** What the operands of one fact stand for, as texts: of those that stand for several, a few. */
export const figures = fc.record({
  amount: figure,
  divisor: figure,
  goal: figure,
  last_amount: figure,
  growth: decimals(12, 90_000_000),
  months: fc.integer({ min: 0, max: 60 }).map(String),
  status: fc.constantFrom(null, "met", "missed"),
  comparator: fc.constantFrom("<=", ">="),
  sets: fc.array(fc.record({ degree: decimals(12, 90_000_000), weight: figure }), {
    minLength: 1,
    maxLength: 4,
  }),
});
/** Such a draw. */
export type Figures = typeof figures extends fc.Arbitrary<infer T> ? T : never;
