/**
 * Measures the pages of the shipped data's site as readers get them, over http with a processor four times slower: when
 * the largest part has been painted, how much the page has shifted, bytes and requests, one page of each kind; then lets
 * axe-core look at every page, and measures every page's bytes. Ends with 1 where a limit is missed.
 * Run it with `npm run bench:site`, or `npm run bench:site FOLDER` for a site that there is.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { axeFaults } from "../support/axe.ts";
import { launch } from "../support/browser.ts";
import { filesBelow } from "../support/files.ts";
import { kindsOf } from "../support/kinds.ts";
import { cli } from "../support/run.ts";
import { serve } from "../support/serve.ts";
import { limitsOf, visit } from "../support/visit.ts";

const SLOWER = 4;
const RUNS = 3;
const MOST_PAINT = 1000;
const work = mkdtempSync(join(tmpdir(), "quality-city-site-"));

/** Notes paints and shifts as they happen; runs in the page before anything of its own. */
const OBSERVE = `
window.measured = { paint: 0, shift: 0 };
new PerformanceObserver((list) => { for (const entry of list.getEntries()) measured.paint = entry.startTime; })
  .observe({ type: "largest-contentful-paint", buffered: true });
new PerformanceObserver((list) => { for (const entry of list.getEntries()) measured.shift += entry.value; })
  .observe({ type: "layout-shift", buffered: true });`;

interface Measured {
  path: string;
  paint: number;
  shift: number;
  bytes: number;
  requests: number;
  faults: string[];
}

async function measure(browser: Browser, host: string, path: string): Promise<Measured> {
  const runs: Omit<Measured, "path" | "faults">[] = [];
  const faults = new Set<string>();
  for (let run = 0; run < RUNS; run += 1) {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.addInitScript(OBSERVE);
    const session = await page.context().newCDPSession(page);
    await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
    const { bytes, requests, elsewhere } = await visit(page, `http://${host}/${path}`);
    for (const url of elsewhere) faults.add(`asks ${url}`);
    runs.push({
      ...((await page.evaluate("measured")) as { paint: number; shift: number }),
      bytes,
      requests,
    });
    await page.close();
  }
  const [, median = { paint: 0, shift: 0, bytes: 0, requests: 0 }] = runs.sort((a, b) => a.paint - b.paint);
  const shift = Math.max(...runs.map((run) => run.shift));
  const most = limitsOf(path);
  if (median.paint === 0 || median.paint >= MOST_PAINT) faults.add("painted too late");
  if (shift > 0) faults.add("shifts");
  if (median.bytes > most.bytes) faults.add("too many bytes");
  if (median.requests > most.requests) faults.add("too many requests");
  return { path, ...median, shift, faults: [...faults] };
}

async function lookAtAll(browser: Browser, host: string, pages: string[]): Promise<string[]> {
  const left = [...pages];
  const faults: string[] = [];
  const look = async () => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    for (let path = left.shift(); path !== undefined; path = left.shift()) {
      await page.goto(`http://${host}/${path}`);
      for (const fault of await axeFaults(page)) faults.push(`${path}: ${fault}`);
    }
    await page.close();
  };
  await Promise.all([look(), look()]);
  return faults;
}

let site = process.argv[2];
if (!site) {
  site = join(work, "site");
  const built = await cli(["build", "--out", site]);
  if (built.code !== 0) throw new Error(built.stderr);
}
const browser = await launch();
const { host, close } = await serve(site);
const say = (line: string) => process.stdout.write(`${line}\n`);
let failed = false;

say("LCP ms  CLS    bytes    requests  page");
for (const path of kindsOf(site)) {
  const { paint, shift, bytes, requests, faults } = await measure(browser, host, path);
  failed ||= faults.length > 0;
  const cells = [
    paint.toFixed(0).padStart(6),
    shift.toFixed(3),
    String(bytes).padStart(9),
    String(requests).padStart(6),
  ];
  say(`${cells.join("  ")}      ${path}${faults.map((fault) => `  ← ${fault}`).join("")}`);
}
const pages = filesBelow(site).filter((path) => path.endsWith(".html"));
const faults = await lookAtAll(browser, host, pages);
say(`axe     ${pages.length} pages, ${faults.length} violations`);
for (const fault of faults.slice(0, 50)) say(`  ${fault}`);
failed ||= faults.length > 0;
close();
await browser.close();
rmSync(work, { recursive: true, force: true });
process.exitCode = failed ? 1 : 0;
