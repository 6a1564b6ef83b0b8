/**
 * Prints how many of 10,000 forms with mess or faults in them are misread, innocent or missed, by kind; the speed and
 * memory of checking long lists beside a bare pass of PapaParse; and what comes of 100,000 random and mangled byte
 * strings. Exits with 1 where a limit is not held. Run it with `npm run bench:intake`, options behind `--`:
 * `--only mess|faults|forms|rows|fuzz`, `--forms N`, `--fuzz N`, `--seed N`, `--kind WORDS`.
 */
import { parseArgs } from "node:util";
import { benchForms } from "./intake/forms.ts";
import { benchFuzz, fuzzTask } from "./intake/fuzz.ts";
import { benchRows, TASKS } from "./intake/rows.ts";

const text = { type: "string" } as const;
const { values } = parseArgs({
  options: {
    ...{ only: text, forms: { ...text, default: "10000" }, fuzz: { ...text, default: "100000" } },
    ...{ seed: { ...text, default: "2013" }, kind: { ...text, default: "" } },
    ...{ task: text, folder: text, from: text, to: text },
  },
});
const PARTS = ["mess", "faults", "forms", "rows", "fuzz"];
const seed = Number(values.seed);
const wants = (...parts: string[]) => values.only === undefined || parts.includes(values.only);

if (values.task === "fuzz") await fuzzTask(Number(values.from), Number(values.to));
else if (values.task) await TASKS[values.task]?.(values.folder ?? "");
else if (values.only && !PARTS.includes(values.only)) {
  process.stderr.write(`--only takes one of ${PARTS.join(", ")}\n`);
  process.exitCode = 2;
} else {
  const held = [];
  const forms = { forms: Number(values.forms), seed, kind: values.kind };
  if (wants("mess", "faults", "forms"))
    held.push(await benchForms({ ...forms, mess: values.only !== "faults", faults: values.only !== "mess" }));
  if (wants("rows")) held.push(await benchRows(import.meta.filename));
  if (wants("fuzz")) held.push(await benchFuzz(import.meta.filename, Number(values.fuzz), seed));
  process.exitCode = held.every(Boolean) ? 0 : 1;
}
