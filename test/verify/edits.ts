import type { Draw } from "../../src/demo/draw.ts";
import type { PlanLeaf } from "../../src/facts/leaf.ts";
import type { Operand } from "../../src/facts/operand.ts";
import { Places } from "../../src/publish/check/places.ts";
import type { ProofFiles } from "../../src/publish/proofs.ts";
import { otherDigit, withCell } from "./cell.ts";
import type { Sandbox } from "./sandbox.ts";

/** One change of a site or its originals. */
export interface Edit {
  what: string;
  /** Whether a fact or proof cites the place, so that sums can be made to agree without hiding it. */
  cited: boolean;
  /** The facts that must be named; `rebuild` for those that building anew shows; `rest` for some that rest on these. */
  expected: string[] | "rebuild" | { rest: string[] };
}

/** Makes one random change of its kind; undefined where the drawn place cannot be changed so. */
export type Maker = (sandbox: Sandbox, draw: Draw) => Edit | undefined;

/** One of some things. */
function pick<T>(things: readonly T[], draw: Draw): T | undefined {
  return things[Math.floor(draw() * things.length)];
}

const json = <T>(sandbox: Sandbox, path: string) => JSON.parse(sandbox.read("site", path)) as T;
const below = (sandbox: Sandbox, pattern: RegExp) => sandbox.paths().filter((path) => pattern.test(path));

/** A page, a place in it that the pattern finds, with one digit of what it captures last changed. */
function inPage(pages: RegExp, pattern: RegExp, cited: boolean): Maker {
  return (sandbox, draw) => {
    const path = pick(below(sandbox, pages), draw) ?? "";
    const html = sandbox.read("site", path);
    const found = pick([...html.matchAll(new RegExp(pattern, `${pattern.flags}d`))], draw);
    const text = found?.groups?.text ?? "";
    const changed = otherDigit(text, draw);
    if (!found || changed === text) return undefined;
    const [at = 0] = found.indices?.groups?.text ?? [];
    sandbox.write("site", path, html.slice(0, at) + changed + html.slice(at + text.length));
    const { fact, href } = found.groups ?? {};
    const ids = () => json<{ fact: string }[]>(sandbox, "data/facts.json").map((row) => row.fact);
    const expected = () => fact ?? (href && new Places(ids()).factAt(href, path)) ?? "";
    return { what: `${path}: ${text} > ${changed}`, cited, expected: cited ? [expected()] : [] };
  };
}

const NUMBER = String.raw`<a href="(?<href>[^"]*)"><data [^>]*>(?<text>[^<]*\d[^<]*)</data>`;

/** One cell that a reading of a random received file names. */
const cell: Maker = (sandbox, draw) => {
  const file = json<ProofFiles["file"]>(sandbox, pick(below(sandbox, /^proof\/files\/.*json$/), draw) ?? "");
  const reading = pick(file.readings, draw);
  const bytes = reading && withCell(sandbox.data, file.path, reading.place, (text) => otherDigit(text, draw));
  if (!reading || !bytes) return undefined;
  sandbox.write("data", file.path, bytes);
  return { what: `${file.path} ${JSON.stringify(reading.place)}`, cited: true, expected: "rebuild" };
};

/** One field of a record that is counted: its day, or whether it passed. */
const record: Maker = (sandbox, draw) => {
  const files = below(sandbox, /^proof\/files\/.*json$/)
    .map((path) => json<ProofFiles["file"]>(sandbox, path))
    .filter(({ records, path }) => records && path.endsWith(".csv"));
  const file = pick(files, draw);
  const [passed, failed] = Object.keys(file?.records?.passed?.words ?? {});
  const flips = passed !== undefined && failed !== undefined && draw() < 0.5;
  const column = (flips ? file?.records?.passed?.column : file?.records?.day) ?? "";
  const lines = sandbox.read("data", file?.path ?? "").split("\n").length;
  const place = { record: 2 + Math.floor(draw() * (lines - 3)), column };
  const moved = (text: string) => text.replace(/\d{2}(?=[-/.月])/, (month) => (month === "03" ? "06" : "03"));
  const change = (text: string) => (flips ? (text === passed ? failed : passed) : moved(text));
  const bytes = file && withCell(sandbox.data, file.path, place, change);
  if (!bytes) return undefined;
  sandbox.write("data", file.path, bytes);
  return { what: `${file.path} ${JSON.stringify(place)}`, cited: true, expected: "rebuild" };
};

/** One cell of the plan: a goal, a day on which a form is due, a factor, a rule. */
const plan: Maker = (sandbox, draw) => {
  const [table, column] =
    pick(
      [
        ["targets", "goal"],
        ["periods", "due"],
        ["indicators", "scale"],
        ["methods", "expression"],
      ],
      draw,
    ) ?? [];
  const path = `plan/2013/${table}.csv`;
  const records = sandbox.read("data", path).split("\n").length - 2;
  const place = { record: 1 + Math.floor(draw() * records), column: column ?? "" };
  const bytes = withCell(sandbox.data, path, place, (text) =>
    table === "periods" ? text.replace(/\d\d$/, "05") : otherDigit(text, draw),
  );
  if (!bytes) return undefined;
  sandbox.write("data", path, bytes);
  const leaves = Object.values(json<Record<string, PlanLeaf>>(sandbox, "proof/plan.json"));
  const cited = leaves.some(
    (leaf) => leaf.file === path && leaf.row === place.record && leaf.column === column,
  );
  return { what: `${path} ${JSON.stringify(place)}`, cited, expected: "rebuild" };
};

/** A file of facts with one of them changed. */
function inProof(
  change: (fact: ProofFiles["facts"][string], draw: Draw) => boolean,
  rests: boolean,
  files = /^proof\/facts\/.*json$/,
): Maker {
  return (sandbox, draw) => {
    const path = pick(below(sandbox, files), draw) ?? "";
    const facts = json<ProofFiles["facts"]>(sandbox, path);
    const id = pick(Object.keys(facts), draw) ?? "";
    const fact = facts[id];
    if (!fact || !change(fact, draw)) return undefined;
    sandbox.write("site", path, JSON.stringify(facts));
    return { what: `${path} ${id}`, cited: true, expected: rests ? { rest: [id] } : [id] };
  };
}

const stated = inProof((fact, draw) => {
  const field = pick(["value", "display", "numerator", "denominator"] as const, draw) ?? "value";
  const text = fact[field] ?? "";
  const changed = otherDigit(text, draw);
  if (changed === text || Number(changed) === Number(text)) return false;
  fact[field] = changed;
  return true;
}, false);

const operand = inProof((fact, draw) => {
  const chosen = pick(fact.operands, draw) as (Operand & Record<string, string>) | undefined;
  const field = ["fact", "cell", "reading", "value", "count", "area"].find(
    (name) => chosen && name in chosen,
  );
  if (!chosen || !field) return false;
  const text = chosen[field] ?? "";
  const changed = otherDigit(text, draw);
  chosen[field] = changed;
  return changed !== text;
}, true);

/** How many parts a figure should have, one more or one less. */
const parts = inProof(
  ({ operands }, draw) => {
    const expected = operands.find(({ name }) => name === "expected");
    if (expected?.kind !== "run") return false;
    expected.value = String(Number(expected.value) + (draw() < 0.5 ? 1 : -1));
    return true;
  },
  false,
  /^proof\/facts\/target\/.*json$/,
);

/** What a verdict is held against, a year before or at the year's opening: it is not there, says the proof. */
const heldAgainst: Maker = (sandbox, draw) => {
  const found = below(sandbox, /^proof\/facts\/target\/.*json$/).flatMap((path) => {
    const facts = json<ProofFiles["facts"]>(sandbox, path);
    return Object.entries(facts).flatMap(([id, fact]) => {
      const [, which] =
        fact.operands.map(({ name }) => /^(last|opening)_amount$/.exec(name)).find((each) => each) ?? [];
      return which && id.endsWith("/status") ? [{ path, facts, id, fact, which }] : [];
    });
  });
  const chosen = pick(found, draw);
  if (!chosen) return undefined;
  const { path, facts, id, fact, which } = chosen;
  fact.operands = fact.operands
    .filter(({ name }) => name !== `${which}_amount`)
    .map((each) => (each.name === `${which}_present` ? { ...each, value: "0" } : each));
  sandbox.write("site", path, JSON.stringify(facts));
  return { what: `${path} ${id} without ${which}`, cited: true, expected: [id] };
};

/** What a proof says of a cell. */
const leaf: Maker = (sandbox, draw) => {
  const path = pick(below(sandbox, /^proof\/files\/.*json$/), draw) ?? "";
  const file = json<ProofFiles["file"]>(sandbox, path);
  const index = Math.floor(draw() * file.readings.length);
  const reading = file.readings[index];
  if (!reading) return undefined;
  const field = pick(["text", "value"] as const, draw) ?? "text";
  const changed = otherDigit(reading[field], draw);
  if (Number(changed) === Number(reading[field])) return undefined;
  reading[field] = changed;
  sandbox.write("site", path, JSON.stringify(file));
  return { what: `${path} ${index} ${field}`, cited: true, expected: [] };
};

/** A row of a download. */
const download: Maker = (sandbox, draw) => {
  const path = pick(["data/facts.csv", "data/facts.json"], draw) ?? "";
  const lines = sandbox.read("site", path).split("\n");
  const at = 1 + Math.floor(draw() * (lines.length - 3));
  const line = lines[at] ?? "";
  const [, id = ""] = /^(?:\{"fact":")?([^",]+)/.exec(line) ?? [];
  const pattern = path.endsWith("csv") ? /(?<=,)-?\d+(?:\.\d+)?(?=,,,|,\d)/ : /(?<="value":")-?\d+(?:\.\d+)?/;
  const changed = line.replace(pattern, (text) => otherDigit(text, draw));
  if (changed === line) return undefined;
  lines[at] = changed;
  sandbox.write("site", path, lines.join("\n"));
  return { what: `${path} ${id}`, cited: true, expected: [id] };
};

/** Two files in each other's places. */
const swapped: Maker = (sandbox, draw) => {
  const proofs = draw() < 0.5;
  const files = below(sandbox, proofs ? /^proof\/facts\/.*json$/ : /^(areas|indicators)\/.*html$/);
  const [a, b] = [pick(files, draw) ?? "", pick(files, draw) ?? ""];
  if (a === b) return undefined;
  const facts = proofs ? [a, b].flatMap((path) => Object.keys(json<object>(sandbox, path))) : [];
  sandbox.swap("site", a, b);
  return { what: `${a} <> ${b}`, cited: proofs, expected: proofs ? { rest: facts } : [] };
};

/** A file that is not there any more. */
const dropped: Maker = (sandbox, draw) => {
  const which = pick(["data", "proof", "page"], draw);
  if (which === "data") {
    const files = below(sandbox, /^proof\/files\/.*json$/).map((path) =>
      json<ProofFiles["file"]>(sandbox, path),
    );
    const file = pick(files, draw);
    if (!file) return undefined;
    sandbox.write("data", file.path);
    return { what: file.path, cited: true, expected: { rest: [`file ${file.sha256.slice(0, 12)}`] } };
  }
  const path =
    pick(
      below(sandbox, which === "proof" ? /^proof\/facts\/.*json$/ : /^(areas|indicators)\/.*html$/),
      draw,
    ) ?? "";
  const facts = which === "proof" ? Object.keys(json<object>(sandbox, path)) : [];
  sandbox.write("site", path);
  return { what: path, cited: which === "proof", expected: which === "proof" ? { rest: facts } : [] };
};

/** Every kind of change by what it changes. */
export const MAKERS: Record<string, Maker> = {
  "a digit of a page": inPage(/^(?!proof).*html$/, new RegExp(NUMBER, "g"), true),
  "a digit of a proof's page": inPage(/^proof\/.*html$/, new RegExp(NUMBER, "g"), true),
  "a sentence's numeral": inPage(
    /^(index|areas\/|indicators\/|measures\/|deliverables|submissions|departments\/).*html?$/,
    new RegExp(`<p>(?:(?!</p>).)*?${NUMBER}`, "gs"),
    true,
  ),
  "a mark of a chart": inPage(
    /^(areas|indicators|index).*html$/,
    /data-value="(?<text>[^"]*)" data-fact="(?<fact>[^"]*)"/g,
    true,
  ),
  "a number that is no fact": inPage(
    /^(?!proof).*html$/,
    />(?<text>[^<]*\d[^<]*)<\/(?:td|p|q|code|span|h1|h2)>/g,
    false,
  ),
  "a cell of an original": cell,
  "a record of an original": record,
  "a row of the plan": plan,
  "a number of a proof": stated,
  "an operand of a proof": operand,
  "the parts of a figure": parts,
  "what a verdict is held against": heldAgainst,
  "a leaf of a proof": leaf,
  "a download": download,
  "two files swapped": swapped,
  "a file dropped": dropped,
};
