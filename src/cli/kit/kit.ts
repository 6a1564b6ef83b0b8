import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join, resolve, sep } from "node:path";
import { ConfigError } from "../../core/error.ts";
import { readPlan } from "../../plan/read.ts";
import { VERIFIER_PAGE } from "../../site/shell/routes.ts";
import { VERIFIER } from "../../site/shell/verifier.ts";
import type { Manifest } from "../../verify/expect/format.ts";
import { contentsOf } from "./contents.ts";
import { kitPage } from "./page.ts";
import { writeZip } from "./zip.ts";

/** The page to begin with; its name comes before all others. */
const PAGE = "说明.html";

export interface KitOptions {
  out: string;
  site: string;
  data: string;
  /** Whether it is for everybody, and leaves out what not everybody may be given. */
  public?: boolean;
}

/** Packs all that an auditor needs to check a site into one file; returns what is to be told. */
export async function writeKit(options: KitOptions): Promise<string[]> {
  const { site, data, out } = options;
  const path = join(site, "manifest.json");
  if (!existsSync(path))
    throw new ConfigError(`no manifest.json in ${site}`, "name a built site with --site");
  for (const folder of [site, data])
    if (resolve(out).startsWith(`${resolve(folder)}${sep}`))
      throw new ConfigError(`${out} is inside ${folder}`, "write the kit elsewhere");
  const manifest = JSON.parse(readFileSync(path, "utf8")) as Manifest;
  if (options.public && manifest.edition === "internal")
    throw new ConfigError("the site is for the office alone", "make a public kit of a public edition");
  const { files, withheld } = await contentsOf({ site, data, manifest }, options.public === true);
  const hashOf = (name: string) =>
    createHash("sha256")
      .update(readFileSync(join(site, name)))
      .digest("hex");
  const isSigned = readFileSync(join(site, "manifest.sig"), "utf8").trim() !== "unsigned";
  const page = kitPage({
    title: readPlan(data).head.title,
    version: manifest.version,
    manifest: hashOf("manifest.json"),
    checkers: Object.fromEntries([VERIFIER_PAGE, VERIFIER].map((name) => [name, hashOf(name)])),
    key: isSigned ? manifest.key : undefined,
    withheld,
  });
  writeZip(out, { [PAGE]: page }, files);
  return [
    `kit       ${out}`,
    `files     ${files.length + 1}`,
    ...(withheld ? [`withheld  ${withheld} received files: it cannot be built again from`] : []),
    `sha256    ${createHash("sha256").update(readFileSync(out)).digest("hex")}`,
  ];
}
