import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { z } from "zod";
import { referenceSchemas, registerSchema } from "../../src/plan/reference.ts";
import { planSchemas } from "../../src/plan/schemas.ts";

/** Writes lines as a file below a folder. */
export function writeLines(root: string, path: string, ...lines: string[]): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), `${lines.join("\n")}\n`);
}

/**
 * Writes the tables of a data folder of its own: of those of `rows` the rows below their headers, of all others the header
 * alone, and a register without a file. Columns that a table may be without are left out.
 */
export function writeFolder(root: string, plan: string, rows: Record<string, string[]>): void {
  const columns = (schema: Record<string, z.ZodType>) =>
    Object.keys(schema)
      .filter((column) => !schema[column]?.safeParse(undefined).success)
      .join(",");
  for (const [folder, schemas] of Object.entries({
    [`plan/${plan}`]: planSchemas,
    reference: referenceSchemas,
  }))
    for (const [name, { shape }] of Object.entries(schemas))
      writeLines(root, `${folder}/${name}.csv`, columns(shape), ...(rows[name] ?? []));
  writeLines(root, "register.csv", columns(registerSchema.shape));
}
