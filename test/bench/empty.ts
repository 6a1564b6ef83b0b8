import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fillCache } from "../../src/site/shell/framework.ts";
import { run } from "../support/run.ts";

/** A Framework project of empty pages, with the same settings and no package to ask for. */
export function emptyProject(work: string, pages: number): string {
  const folder = join(work, "empty");
  mkdirSync(join(folder, "reports", "p"), { recursive: true });
  symlinkSync(join(process.cwd(), "node_modules"), join(folder, "node_modules"), "dir");
  writeFileSync(join(folder, "package.json"), '{"type":"module"}\n');
  writeFileSync(join(folder, "reports", "index.md"), "# empty\n");
  writeFileSync(join(folder, "reports", "p", "[id].md"), "# empty\n");
  writeFileSync(
    join(folder, "observablehq.config.ts"),
    `export default {
  root: "reports", output: "dist", search: false, sidebar: false, pager: false, toc: false, style: null,
  footer: "", globalStylesheets: [], dynamicPaths: Array.from({ length: ${pages - 1} }, (_, id) => \`/p/\${id}\`),
};
`,
  );
  fillCache(join(folder, "reports"));
  return folder;
}

/** Lays out such a project by Framework. */
export async function layOutEmpty(folder: string): Promise<void> {
  const ran = await run(
    process.execPath,
    [join("node_modules", "@observablehq", "framework", "dist", "bin", "observable.js"), "build"],
    {
      cwd: folder,
      env: {
        OBSERVABLE_TELEMETRY_DISABLE: "1",
        PATH: `${join(process.cwd(), "node_modules", ".bin")}:${process.env.PATH}`,
      },
    },
  );
  if (ran.code !== 0) throw new Error(ran.stdout + ran.stderr);
}
