import type { Original } from "../originals/original.ts";
import type { Plan } from "../originals/plan.ts";
import { bytesOf, sha256 } from "../originals/read/bytes.ts";
import type { Failures } from "./failure.ts";
import type { Site } from "./site.ts";

const FOLDER = "originals/";

/**
 * Checks the received files that a site gives as they came: the plan allows it, each is, byte by byte, the one that it was made from, and none
 * says what the units of a survey answered.
 */
export function checkCopies(
  { root, manifest, paths }: Site,
  plan: Plan,
  originals: Map<string, Original>,
  failures: Failures,
): void {
  const copies = paths.filter((path) => path.startsWith(FOLDER));
  const allowed = plan.rows("plan")[0]?.publish_originals === "yes";
  for (const path of copies) {
    const fault = (step: string) => failures.add("originals", path, step);
    if (!allowed) fault("the plan does not let originals be published");
    const [hash = ""] = path.slice(FOLDER.length).split(".");
    if (sha256(bytesOf(root, path) ?? new Uint8Array()) !== hash) fault(`sha256 is not ${hash}`);
    const { answers = [] } = originals.get(hash.slice(0, 12)) ?? {};
    if (answers.some(({ sheets }) => sheets.length > 0)) fault("it says what each unit answered");
    if (!Object.hasOwn(manifest.inputs, `received/${hash}`)) fault("the site was not made from this file");
  }
}
