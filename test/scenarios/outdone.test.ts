import { join } from "node:path";
import { expect, it } from "vitest";
import { build } from "../../src/cli/build.ts";
import { silent } from "../../src/core/progress.ts";
import { outdoneFault } from "../../src/verify/expect/outdone.ts";
import { withdrawnFault } from "../../src/verify/expect/withdrawn.ts";
import { workFolder } from "../support/files.ts";
import { groundOf } from "../verify/forge.ts";
import { aboutOf, folderOf } from "./scenario.ts";

/** The site of a scenario, with its originals, as the checker reads them. */
async function groundOfScenario(name: string) {
  const at = join(import.meta.dirname, name);
  const root = folderOf(at);
  const out = join(workFolder("outdone"), "site");
  await build({ data: root, out, ...aboutOf(at), site: false }, silent);
  return groundOf(out, root);
}

it("a proof that counts the records of a list of which a later one takes the place is found", async () => {
  const ground = await groundOfScenario("03-later-full-list");
  const [earlier = "", later = ""] = ground.plan.rows("register").map(({ sha256 }) => sha256 ?? "");
  let forged = 0;
  for (const [id, { fact }] of ground.site.facts) {
    expect(outdoneFault(fact, ground), id).toBeUndefined();
    const operands = fact.operands.map((operand) =>
      operand.kind === "records" && operand.file === later ? { ...operand, file: earlier } : operand,
    );
    const counted = operands.filter((operand) => operand.kind === "records");
    if (counted.every(({ until }) => until > "2013-03-31")) continue;
    forged += 1;
    expect(outdoneFault({ ...fact, operands }, ground), id).toMatch(/takes the place of/);
  }
  expect(forged).toBeGreaterThan(2);
});

it("a proof that names a figure which was withdrawn is found from that day on", async () => {
  const ground = await groundOfScenario("08-withdrawal-not-yet-known");
  const named = [...ground.site.facts.values()].filter(({ fact }) =>
    fact.operands.some(({ kind }) => kind === "reading"),
  );
  expect(named.length).toBeGreaterThan(2);
  const later = { ...ground, bounds: { ...ground.bounds, knownAt: "2013-06-01" } };
  for (const { fact } of named) {
    expect(withdrawnFault(fact, ground)).toBeUndefined();
    expect(withdrawnFault(fact, later)).toMatch(/it was withdrawn \(W1\)/);
  }
});
