import type { Draw } from "../../src/cli/demo/draw.ts";
import type { Operand } from "../../src/facts/operand.ts";
import type { ProofFiles } from "../../src/site/proofs/proofs.ts";
import { otherDigit } from "./cell.ts";
import { below, json, type Maker, pick } from "./edit.ts";

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

/** What a fact is said to be. */
export const stated = inProof((fact, draw) => {
  const field = pick(["value", "display", "dividend", "divisor"] as const, draw) ?? "value";
  const text = fact[field] ?? "";
  const changed = otherDigit(text, draw);
  if (changed === text || Number(changed) === Number(text)) return false;
  fact[field] = changed;
  return true;
}, false);

/** What an operand stands for. */
export const operand = inProof((fact, draw) => {
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
export const parts = inProof(
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
export const heldAgainst: Maker = (sandbox, draw) => {
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
export const leaf: Maker = (sandbox, draw) => {
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

/** How a proof says that the records of its file are counted. */
export const counted: Maker = (sandbox, draw) => {
  const lists = below(sandbox, /^proof\/files\/.*json$/).filter(
    (path) => json<ProofFiles["file"]>(sandbox, path).records,
  );
  const path = pick(lists, draw) ?? "";
  const file = json<ProofFiles["file"]>(sandbox, path);
  const { records } = file;
  if (!records) return undefined;
  // One column fewer must be the same for one record to be another again.
  records.columns = records.columns.slice(1);
  records.filled = [];
  sandbox.write("site", path, JSON.stringify(file));
  return { what: `${path} records`, cited: true, expected: [] };
};
