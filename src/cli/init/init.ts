import { cpSync, existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ConfigError } from "../../core/error.ts";
import { referenceSchemas } from "../../plan/reference.ts";
import { BROUGHT, planSchemas } from "../../plan/schemas.ts";

const TEMPLATE = join(import.meta.dirname, "template");

/**
 * Writes a small data folder to begin with, which builds as it is: one city, two areas, two indicators. Tables that
 * have no row in it get their header, but for those of which the product brings the rows. Returns the paths of its files; throws `ConfigError` where `folder` holds
 * something.
 */
export function writeFirstFolder(folder: string): string[] {
  if (existsSync(folder) && readdirSync(folder).length > 0)
    throw new ConfigError(`${folder} is not empty`, "name a new folder, or an empty one");
  mkdirSync(folder, { recursive: true });
  cpSync(TEMPLATE, folder, { recursive: true });
  const [plan = ""] = readdirSync(join(folder, "plan"));
  for (const [below, schemas] of [
    [join("plan", plan), planSchemas],
    ["reference", referenceSchemas],
  ] as const)
    for (const [name, schema] of Object.entries(schemas)) {
      const path = join(folder, below, `${name}.csv`);
      if (!BROUGHT.includes(name) && !existsSync(path))
        writeFileSync(path, `${Object.keys(schema.shape).join(",")}\n`);
    }
  for (const received of ["submissions", "statistics"]) mkdirSync(join(folder, received));
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
