import { readFileSync } from "node:fs";
import type { PlanLeaf } from "../../src/facts/leaf.ts";
import { Places } from "../../src/site/audit/places.ts";
import type { ProofFiles } from "../../src/site/proofs/proofs.ts";
import { otherDigit, withCell } from "./cell.ts";
import { below, json, type Maker, pick } from "./edit.ts";
import { counted, heldAgainst, leaf, operand, parts, stated } from "./proofedits.ts";
import type { Sandbox } from "./sandbox.ts";

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

/** The path of a received file below the data folder, which the register tells. */
function originalOf(sandbox: Sandbox, { sha256 }: ProofFiles["file"]): string {
  const [row = ""] = sandbox.read("data", "register.csv").match(new RegExp(`^${sha256},[^,]+`, "m")) ?? [];
  return row.slice(sha256.length + 1);
}

/** One cell that a reading of a random received file names. */
const cell: Maker = (sandbox, draw) => {
  const file = json<ProofFiles["file"]>(sandbox, pick(below(sandbox, /^proof\/files\/.*json$/), draw) ?? "");
  const reading = pick(file.readings, draw);
  const path = originalOf(sandbox, file);
  const bytes = reading && withCell(sandbox.data, path, reading.place, (text) => otherDigit(text, draw));
  if (!reading || !bytes) return undefined;
  sandbox.write("data", path, bytes);
  return { what: `${path} ${JSON.stringify(reading.place)}`, cited: true, expected: "rebuild" };
};

/** One field of a record that is counted: its day, or whether it passed. */
const record: Maker = (sandbox, draw) => {
  const files = below(sandbox, /^proof\/files\/.*json$/)
    .map((path) => json<ProofFiles["file"]>(sandbox, path))
    .filter((file) => file.records && originalOf(sandbox, file).endsWith(".csv"));
  const file = pick(files, draw);
  const [passed, failed] = Object.keys(file?.records?.passed?.words ?? {});
  const flips = passed !== undefined && failed !== undefined && draw() < 0.5;
  const column = (flips ? file?.records?.passed?.column : file?.records?.day) ?? "";
  const path = file ? originalOf(sandbox, file) : "";
  const lines = sandbox.read("data", path).split("\n").length;
  const place = { record: 2 + Math.floor(draw() * (lines - 3)), column };
  const moved = (text: string) => text.replace(/\d{2}(?=[-/.月])/, (month) => (month === "03" ? "06" : "03"));
  const change = (text: string) => (flips ? (text === passed ? failed : passed) : moved(text));
  const bytes = file && withCell(sandbox.data, path, place, change);
  if (!bytes) return undefined;
  sandbox.write("data", path, bytes);
  return { what: `${path} ${JSON.stringify(place)}`, cited: true, expected: "rebuild" };
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
  // Of the rules the plan has none of its own, until one is changed.
  if (table === "methods") sandbox.write("data", path, readFileSync("src/rules/methods.csv"));
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
    const original = originalOf(sandbox, file);
    sandbox.write("data", original);
    return { what: original, cited: true, expected: { rest: [`file ${file.sha256.slice(0, 12)}`] } };
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
  "how records are counted": counted,
  "a leaf of a proof": leaf,
  "a download": download,
  "two files swapped": swapped,
  "a file dropped": dropped,
};
