import type { Manifest, PlanCell, ProvenFact, ReceivedFile, Rule } from "../expect/format.ts";
import { pathsBelow, textOf } from "../originals/read/bytes.ts";
import type { Failures } from "./failure.ts";
import { each, FACT, MANIFEST, PLAN_CELLS, parsed, RECEIVED_FILE, RULES, type Shape } from "./shape.ts";

/** A published site as it says of itself what it rests on. */
export interface Site {
  root: string;
  /** The paths of all its files. */
  paths: string[];
  manifest: Manifest;
  /** Facts by id, with the file in which each is proven. */
  facts: Map<string, { fact: ProvenFact; path: string }>;
  /** Received files by the first twelve digits of their sha256. */
  files: Map<string, { file: ReceivedFile; path: string }>;
  plan: Record<string, PlanCell>;
  rules: Record<string, Rule>;
  words: Record<string, string>;
}

const NO_MANIFEST: Manifest = {
  ...{ version: "", plan: "", asOf: "", knownAt: "", fingerprint: "" },
  ...{ inputs: {}, sources: {}, outputs: {}, contents: {} },
};

/** Reads the manifest and the proofs of a site; what cannot be read, or is not laid out as it must be, is a failure, and missing. */
export function readSite(root: string, failures: Failures): Site {
  const paths = pathsBelow(root);
  const json = <T>(path: string, shape: Shape, otherwise: T): T =>
    failures.guard(path === "manifest.json" ? "manifest" : "facts", path, () =>
      parsed<T>(textOf(root, path), shape),
    ) ?? otherwise;
  const site: Site = {
    root,
    paths,
    facts: new Map(),
    files: new Map(),
    manifest: json("manifest.json", MANIFEST, NO_MANIFEST),
    plan: json("proof/plan.json", PLAN_CELLS, {}),
    ...json<Pick<Site, "rules" | "words">>("proof/rules.json", RULES, { rules: {}, words: {} }),
  };
  for (const path of paths) {
    if (/^proof\/facts\/.*\.json$/.test(path))
      for (const [id, fact] of Object.entries(json<Record<string, ProvenFact>>(path, ANYTHING, {}))) {
        const elsewhere = path === pathOfProof(id) ? undefined : `is to be proven in ${pathOfProof(id)}`;
        const wrong = elsewhere ?? FACT(fact);
        if (wrong) failures.add("facts", path, elsewhere ? `${id} ${elsewhere}` : `${id}: ${wrong}`, id);
        else site.facts.set(id, { fact, path });
      }
    const [, short] = /^proof\/files\/([^/]+)\.json$/.exec(path) ?? [];
    const file = short && json<ReceivedFile | null>(path, RECEIVED_FILE, null);
    if (file) site.files.set(short, { file, path });
  }
  return site;
}

/** Facts are looked at one by one. */
const ANYTHING = each(() => undefined);

/** The page of the checker itself, which is in every site and says nothing of it. */
const CHECKER = "verify.html";

/** The pages of a site, by their paths. */
export function pagePaths({ paths }: Pick<Site, "paths">): string[] {
  return paths.filter((path) => path.endsWith(".html") && path !== CHECKER);
}

/** Where the proof of a fact stands. */
function pathOfProof(id: string): string {
  const [type = "", subject = "", third = ""] = id.split("/");
  const parts = ["indicator", "target", "score"].includes(type) ? [type, subject, third] : [type, subject];
  return `proof/facts/${parts.map((part) => part.replaceAll(".", "-")).join("/")}.json`;
}
