import { textOf } from "../originals/read/bytes.ts";
import type { Failures } from "./failure.ts";
import { parsed, SOURCES } from "./shape.ts";
import type { Site } from "./site.ts";

const PATH = "proof/sources.json";

/** What `proof/sources.json` says of the program. */
interface Sources {
  models: Record<string, { sha256: string }>;
  loaders: Record<string, { file: string; sha256: string }>;
}

/** Checks that the models and loaders of which proofs tell are those of the manifest's sources, and each fact of one of these models. */
export function checkSources({ root, manifest, facts }: Site, failures: Failures): void {
  const said = failures.guard("facts", PATH, () => parsed<Sources>(textOf(root, PATH), SOURCES));
  if (!said) return;
  const models = Object.keys(manifest.sources).filter((path) => path.includes("/models/"));
  const hashes = new Map(models.map((path) => [path.split("/").at(-1) ?? "", manifest.sources[path]]));
  const all = [
    ...Object.entries(said.models).map(
      ([name, { sha256 }]) => [name, hashes.get(`${name}.sql`), sha256] as const,
    ),
    ...Object.entries(said.loaders).map(
      ([name, { file, sha256 }]) => [name, manifest.sources[`loaders/${file}`], sha256] as const,
    ),
  ];
  for (const [name, hash, sha256] of all) {
    // What is made when the warehouse opens is no file.
    if (hash !== undefined && hash !== sha256)
      failures.add("facts", PATH, `${name} is ${hash} in the manifest, here ${sha256}`);
  }
  for (const [id, { fact, path }] of facts)
    if (!Object.hasOwn(said.models, fact.model))
      failures.add("facts", `${path} ${id}`, `there is no model ${fact.model}`, id);
}
