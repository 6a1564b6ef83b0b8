import { spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, dirname, join } from "node:path";
import { isKept, keep, keptPath } from "../../core/cache.js";
import { pathsBelow } from "../../core/paths.ts";
import { SITE_ENV } from "./site.ts";

const ROOT = join(import.meta.dirname, "..", "..", "..");

/**
 * The packages whose latest versions Framework would ask the registry for, whether pages use them or not. An empty
 * folder of each in its cache keeps it from asking, so that a build needs no network and its bytes do not change.
 */
const UNASKED = [
  "@observablehq/plot@0.6.17",
  "@observablehq/sample-datasets@1.0.1",
  "apache-arrow@21.1.0",
  "arquero@8.0.3",
  "d3-dsv@3.0.1",
  "d3@7.9.0",
  "echarts@6.0.0",
  "htl@0.3.1",
  "leaflet@1.9.4",
  "lodash@4.17.21",
  "mapbox-gl@3.1.0",
  "parquet-wasm@0.7.1",
  "react@19.0.0",
  "react-dom@19.0.0",
  "topojson-client@3.1.0",
];

/**
 * What Framework runs first: it ends when the pipe from the build to it closes, so that it does not outlive a build
 * that was killed.
 */
const LEASH = `data:text/javascript,process.stdin.on("end",()=>process.exit(1)).resume().unref()`;

/** Framework could not lay out the pages. */
export class LayoutError extends Error {
  override readonly name = "LayoutError";
}

/** Pages being laid out: `finished` ends when they are, and throws `LayoutError` with Framework's output where it failed. */
export interface Layout {
  folder: string;
  finished: Promise<void>;
  /** Its process, where one was started. */
  pid?: number | undefined;
  /** Ends it, where it still runs. */
  stop(): void;
}

/**
 * Lays out the pages of `reports` by Framework, or takes what it once made of the very same pages and sources, wherever
 * they stood: no data goes into it, and no place. It works over a copy of the pages in `work`, so that nothing is written beside them and what it makes is
 * always made from nothing.
 */
export function layOut(reports: string, work: string): Layout {
  const kept = keptPath("layout", [
    ...pathsBelow(reports).map((path): [string, string] => [`reports/${path}`, join(reports, path)]),
    ...["src", "observablehq.config.ts", "package-lock.json"].flatMap((name) =>
      pathsBelow(ROOT, name).map((path): [string, string] => [path, join(ROOT, path)]),
    ),
  ]);
  if (isKept(kept)) return { folder: kept, finished: Promise.resolve(), stop: () => {} };
  const layout = runFramework(reports, work);
  const finished = layout.finished.then(() => keep(layout.folder, kept));
  finished.catch(() => {});
  return { ...layout, finished };
}

/** Starts Framework; the pages come out in `folder`. */
function runFramework(reports: string, work: string): Layout {
  const copy = join(work, "reports");
  const folder = join(work, "layout");
  cpSync(reports, copy, { recursive: true, filter: (path) => !path.includes(".observablehq") });
  fillCache(copy);
  const modules = nodeModules();
  if (!existsSync(join(work, "node_modules"))) symlinkSync(modules, join(work, "node_modules"), "dir");
  const command = join(
    dirname(createRequire(import.meta.url).resolve("@observablehq/framework/package.json")),
    "dist",
    "bin",
    "observable.js",
  );
  const child = spawn(process.execPath, ["--import", LEASH, command, "build"], {
    cwd: ROOT,
    env: {
      ...process.env,
      PATH: [join(modules, ".bin"), process.env.PATH].join(delimiter),
      OBSERVABLE_TELEMETRY_DISABLE: "1",
      [SITE_ENV.reports]: copy,
      [SITE_ENV.output]: folder,
    },
    stdio: ["pipe", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk) => (output = `${output}${chunk}`.slice(-20_000)));
  const finished = new Promise<void>((resolve, reject) => {
    child.on("error", (error) => reject(new LayoutError(`framework did not start: ${error.message}`)));
    child.on("close", (code) => {
      if (code === 0) resolve();
      else reject(new LayoutError(`framework failed with exit code ${code}\n${output}`));
    });
  });
  return { folder, finished, pid: child.pid, stop: () => void child.kill("SIGKILL") };
}

/** Makes the empty folders in the cache of a folder of pages. */
export function fillCache(reports: string): void {
  for (const name of UNASKED)
    mkdirSync(join(reports, ".observablehq", "cache", "_npm", name), { recursive: true });
}

function nodeModules(): string {
  const framework = createRequire(import.meta.url).resolve("@observablehq/framework/package.json");
  return dirname(dirname(dirname(framework)));
}
