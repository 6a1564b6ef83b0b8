import type { Edition } from "../../facts/edition.ts";

/** The sources by which facts and readings were made: models with those that they read, loaders with their files. */
export interface Sources {
  models: Record<string, { sha256: string; needs: string[] }>;
  loaders: Record<string, { file: string; sha256: string }>;
}

/** The sources of an edition, each with the sha256 of its text. */
export function sourcesOf({ models, loaders }: Edition): Sources {
  return {
    models: Object.fromEntries(models.map(({ name, sha256, needs }) => [name, { sha256, needs }])),
    loaders: Object.fromEntries(loaders.map(({ name, file, sha256 }) => [name, { file, sha256 }])),
  };
}
