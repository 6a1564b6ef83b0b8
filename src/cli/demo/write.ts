import { createHash } from "node:crypto";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { importSource } from "../../core/compile.js";
import { loadLoaders } from "../../intake/loaders.ts";
import { changeRegister } from "../../intake/register.ts";
import type { Plan } from "../../plan/plan.ts";
import type { RegisterRow } from "../../plan/reference.ts";
import { bytesOf } from "./encode.ts";
import { drawForms } from "./forms.ts";
import { type DemoGround, groundOf } from "./ground.ts";
import type { DemoFile, Planted } from "./sheet.ts";
import { drawStatistics } from "./statistics.ts";
import { TruthWriter } from "./truth.ts";

const LOADERS = join(import.meta.dirname, "..", "..", "..", "loaders");

/**
 * Writes the demonstration files of a plan: forms of areas below `submissions/`, what departments send below
 * `statistics/`, and their rows in the register, in place of earlier demonstration ones; beside them, in
 * `demonstration/`, what is to be read of every cell and every planted fault. The same seed writes the same bytes.
 * Files are made and written one by one. Returns their number; `onFile` is told of each.
 */
export async function writeDemonstration(
  plan: Plan,
  seed: number,
  onFile: (path: string) => void = () => {},
): Promise<number> {
  const ground = groundOf(plan, seed, await loadLoaders(LOADERS, importSource));
  for (const { path, basis } of plan.register.rows)
    if (basis === "demonstration") rmSync(join(plan.root, path), { force: true });
  const truth = new TruthWriter(plan.root);
  const rows: RegisterRow[] = [];
  const planted = new Set<string>();
  for (const { file, findings } of drawAll(ground)) {
    const { path, sender, arrived } = file;
    const bytes = bytesOf(file);
    mkdirSync(dirname(join(plan.root, path)), { recursive: true });
    writeFileSync(join(plan.root, path), bytes);
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    rows.push({ sha256, path, sender, arrived, basis: "demonstration", note: `演示数据，种子${seed}` });
    truth.add(file, findings);
    planted.add(path);
    onFile(path);
  }
  truth.close();
  const lost = ground.profiles.faults.find(({ file }) => !planted.has(file));
  if (lost) throw new Error(`a fault is to be planted in ${lost.file}, which is not written`);
  changeRegister(plan, (known) => [...known.filter(({ basis }) => basis !== "demonstration"), ...rows]);
  return rows.length;
}

function* drawAll(ground: DemoGround): Generator<{ file: DemoFile; findings: Planted[] }> {
  yield* drawForms(ground);
  yield* drawStatistics(ground);
}
