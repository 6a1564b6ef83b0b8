import type { Edition } from "../../facts/edition.ts";
import type { Write } from "../shell/write.ts";

/** Where the query of a model stands in a site. */
export const modelPath = (name: string) => `models/${name}.sql`;

/** Writes the query of every model, as it ran. */
export function writeModels({ models }: Edition, write: Write): void {
  for (const { name, sql } of models) write(modelPath(name), sql);
}
