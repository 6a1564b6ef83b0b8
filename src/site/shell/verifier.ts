import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { BuildOptions } from "esbuild";
import { bundled } from "./bundle.ts";
import { VERIFIER_PAGE } from "./routes.ts";

const SOURCES = join(import.meta.dirname, "..", "..", "verify");
const PAGE_SOURCES = join(import.meta.dirname, "..", "..", "verify-page");
const RULES = join(import.meta.dirname, "..", "..", "rules");
/** The file of the checker in a site, for Node. */
export const VERIFIER = "verify.mjs";
/** The tables of rules that the checker holds proofs and received files against. */
const TABLES = ["methods", "bindings", "words", "layouts"];

/** Writes the checkers of a site into it: one file that Node runs without any package, one that a browser opens from disk. */
export async function writeVerifiers(site: string): Promise<void> {
  for (const [name, text] of Object.entries(await verifiers())) writeFileSync(join(site, name), text);
}

/** The texts of the checkers by the names of their files: the same for a version, whatever the site. */
export async function verifiers(): Promise<Record<string, string>> {
  const [node, page] = await Promise.all([verifier(), verifierPage()]);
  return { [VERIFIER]: node, [VERIFIER_PAGE]: page };
}

async function verifier(): Promise<string> {
  return bundledText({
    absWorkingDir: SOURCES,
    entryPoints: ["standalone.ts"],
    define: { PRODUCT_TABLES: tables(TABLES) },
    platform: "node",
    target: "node20",
    format: "esm",
  });
}

/** The page with the checker in it, which may run its own script and a worker made of its own text, and nothing else. */
async function verifierPage(): Promise<string> {
  const common = {
    absWorkingDir: PAGE_SOURCES,
    platform: "browser",
    target: "es2022",
    format: "iife",
  } as const;
  const [script, checker] = await Promise.all([
    bundledText({ ...common, entryPoints: ["main.ts"] }),
    bundledText({
      ...common,
      entryPoints: ["worker/worker.ts"],
      define: { PRODUCT_TABLES: tables([...TABLES, "operands"]) },
    }),
  ]);
  const [style, page] = ["style.css", "page.html"].map((name) =>
    readFileSync(join(PAGE_SOURCES, name), "utf8"),
  ) as [string, string];
  const policy = `default-src 'none'; script-src ${hashOf(script)}; worker-src blob:; style-src ${hashOf(style)}; connect-src 'none'; base-uri 'none'; form-action 'none'`;
  const parts: Record<string, string> = {
    POLICY: policy,
    "/* STYLE */": style,
    "/* CHECKER */": checker,
    "/* PAGE */": script,
  };
  for (const text of [script, checker])
    if (/<\/?script/i.test(text)) throw new Error("the checker's script would end within itself");
  return page.replace(/POLICY|\/\* (?:STYLE|CHECKER|PAGE) \*\//g, (name) => parts[name] ?? "");
}

/** Sources in one text; packages stand where they do in whatever folder they were installed. */
async function bundledText(options: BuildOptions): Promise<string> {
  const [file] = await bundled({ ...options, bundle: true, outfile: "bundled.js", legalComments: "none" });
  return (file?.text ?? "").replace(/^(\s*\/\/ )(?:\.\.\/)+node_modules\//gm, "$1node_modules/");
}

function hashOf(text: string): string {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}

function tables(names: string[]): string {
  return JSON.stringify(
    Object.fromEntries(
      names.map((name) => [name, rowsFor(readFileSync(join(RULES, `${name}.csv`), "utf8"))] as const),
    ),
  );
}

/** A table without the rows that the checker has no use for: how lines of signatures begin, and what names persons. */
function rowsFor(text: string): string {
  return text.replace(/^(?:[^,\n]*,line,.*|.*,personal)\n/gm, "");
}
