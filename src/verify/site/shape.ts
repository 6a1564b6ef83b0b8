/** What is wrong with a value that somebody wrote as JSON, and where in it; undefined where it is what it must be. */
export type Shape = (value: unknown, at?: string) => string | undefined;

/** What a file of JSON holds; throws where there is none, or where it is not of a shape. */
export function parsed<T>(written: string | undefined, shape: Shape): T {
  if (written === undefined) throw new Error("no such file");
  const value = JSON.parse(written);
  const wrong = shape(value);
  if (wrong) throw new Error(wrong);
  return value as T;
}

const kindOf = (kind: "string" | "number" | "boolean", fault: string): Shape => {
  return (value, at = "it") => (typeof value === kind ? undefined : `${at} is ${fault}`);
};

const text = kindOf("string", "no text");
const truth = kindOf("boolean", "no true or false");
const number = kindOf("number", "no number");

/** A list of values that are all of one shape. */
function list(of: Shape): Shape {
  return (value, at = "it") => {
    if (!Array.isArray(value)) return `${at} is no list`;
    return first(value.map((each, index) => [`${at}[${index}]`, of, each]));
  };
}

/** An object whose values are all of one shape, whatever their names. */
export function each(of: Shape): Shape {
  return (value, at = "it") =>
    isObject(value)
      ? first(Object.entries(value).map(([name, held]) => [`${at}.${name}`, of, held]))
      : `${at} is no object`;
}

/** An object with certain fields. */
function fields(shapes: Record<string, Shape>): Shape {
  const named = Object.entries(shapes);
  return (value, at = "it") =>
    isObject(value)
      ? first(
          named.map(([name, shape]) => [
            `${at}.${name}`,
            shape,
            Object.hasOwn(value, name) ? value[name] : undefined,
          ]),
        )
      : `${at} is no object`;
}

/** What may be left out. */
function perhaps(shape: Shape): Shape {
  return (value, at) => (value === undefined ? undefined : shape(value, at));
}

/** What may be null. */
function orNull(shape: Shape): Shape {
  return (value, at) => (value === null ? undefined : shape(value, at));
}

/** A cell of a sheet, or a column of a record. */
const place: Shape = (value, at) =>
  isObject(value) && "record" in value
    ? fields({ record: number, column: text })(value, at)
    : fields({ sheet: text, cell: text })(value, at);

const cited = fields({ text, place });

const texts = (...names: string[]) => Object.fromEntries(names.map((name) => [name, text]));

const reading = fields({
  ...texts("text", "format", "how", "value", "part", "indicator", "area", "period"),
  place,
  names: fields({ indicator: place, area: place, period: place }),
  series: perhaps(cited),
  unit: perhaps(cited),
  zones: perhaps(fields({ counting: orNull(text), text, place: perhaps(place), declaration: perhaps(text) })),
  source: perhaps(text),
});

const records = fields({
  ...texts("area", "day"),
  passed: perhaps(fields({ column: text, words: each(truth) })),
  columns: perhaps(list(text)),
  filled: perhaps(list(text)),
});

export const TEXTS = list(text);
export const ROWS = list(each(() => undefined));

export const RECEIVED_FILE = fields({
  ...texts("name", "sha256", "sender", "arrived", "basis", "loader"),
  layouts: perhaps(list(fields({ signature: text, row: number, on: text }))),
  readings: list(reading),
  states: list(fields({ ...texts("text", "value", "deliverable", "evidence", "day"), place })),
  findings: list(fields({ code: text, place: orNull(place) })),
  records: perhaps(records),
});

/** What an operand must have beside its name and kind. */
const OPERANDS: Record<string, Shape> = {
  reading: fields({ reading: text }),
  state: fields({ reading: text }),
  plan: fields({ cell: text }),
  fact: fields(texts("fact", "part")),
  each: fields(texts("facts", "part")),
  file: fields({ file: text }),
  set: fields(texts("file", "of")),
  records: fields({
    ...texts("file", "indicator", "area", "from", "until", "which", "count"),
    parts: perhaps(each(text)),
  }),
  answers: fields(texts("file", "indicator", "area", "period", "category", "what", "value")),
  run: fields({ value: text }),
  moved: fields(texts("reading", "by")),
  bound: fields(texts("side", "indicator", "area", "period")),
};

const operand: Shape = (value, at) => {
  const wrong = fields(texts("name", "kind"))(value, at);
  if (wrong) return wrong;
  const { kind } = value as { kind: string };
  return Object.hasOwn(OPERANDS, kind) ? OPERANDS[kind]?.(value, at) : `${at} is of no kind: ${kind}`;
};

export const FACT = fields({
  ...texts("value", "display", "unit", "basis", "rule", "model"),
  dividend: orNull(text),
  divisor: orNull(text),
  flag: perhaps(text),
  decimals: orNull(number),
  signed: truth,
  shownIn: perhaps(text),
  edges: list(text),
  operands: list(operand),
});

const rule = fields(texts("title", "words", "symbols", "expression", "divisor"));
const ruleWithSteps: Shape = (value, at) =>
  rule(value, at) ?? fields({ steps: perhaps(each(rule)) })(value, at);

export const RULES = fields({ rules: each(ruleWithSteps), words: each(text) });
export const PLAN_CELLS = each(fields({ ...texts("file", "column", "text"), row: number }));

export const SOURCES = fields({
  models: each(fields({ sha256: text })),
  loaders: each(fields(texts("file", "sha256"))),
});

export const MANIFEST = fields({
  ...texts("version", "plan", "asOf", "knownAt", "fingerprint"),
  edition: perhaps((value, at) => (value === "internal" ? undefined : `${at} is not internal`)),
  key: perhaps(text),
  inputs: each(text),
  sources: each(text),
  outputs: each(text),
  contents: perhaps(each(text)),
});

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function first(parts: [string, Shape, unknown][]): string | undefined {
  for (const [at, shape, value] of parts) {
    const wrong = shape(value, at);
    if (wrong) return wrong;
  }
  return undefined;
}
