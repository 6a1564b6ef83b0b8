/**
 * Measures the pages of the shipped data's site as readers get them, over http with a processor four times slower: when
 * the largest part has been painted, how much the page has shifted, bytes and requests, one page of each kind; then lets
 * axe-core look at every page, and measures every page's bytes. Ends with 1 where a limit is missed.
 * Run it with `npm run bench:site`, `npm run bench:site FOLDER` for a site that there is, and
 * `npm run bench:site FOLDER PAGE…` for those pages of it alone, such as `trends.html`.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { axeFaults } from "../support/axe.ts";
import { launch } from "../support/browser.ts";
import { filesBelow } from "../support/files.ts";
import { isPage, kindsOf } from "../support/kinds.ts";
import { cli } from "../support/run.ts";
import { serve } from "../support/serve.ts";
import { limitsOf, visit } from "../support/visit.ts";

const SLOWER = 4;
const RUNS = 3;
const MOST_PAINT = 1000;
const work = mkdtempSync(join(tmpdir(), "quality-city-site-"));

/** Notes paints and shifts as they happen; runs in the page before anything of its own. */
const OBSERVE = `
window.measured = { paint: 0, shift: 0, shifted: [] };
new PerformanceObserver((list) => { for (const entry of list.getEntries()) measured.paint = entry.startTime; })
  .observe({ type: "largest-contentful-paint", buffered: true });
new PerformanceObserver((list) => {
  for (const { value, sources } of list.getEntries()) {
    measured.shift += value;
    for (const { node, previousRect: from, currentRect: to } of sources)
      measured.shifted.push(String(node?.tagName ?? node?.data).slice(0, 20) + (node?.className ? "." + node.className : "") +
        " " + [from.x, from.y, from.width, from.height, "→", to.x, to.y, to.width, to.height].join(" "));
  }
})
  .observe({ type: "layout-shift", buffered: true });`;

/** What a page has noted of itself. */
interface Seen {
  paint: number;
  shift: number;
  /** Each part that has moved, from where to where. */
  shifted: string[];
}

interface Measured {
  path: string;
  paint: number;
  shift: number;
  bytes: number;
  requests: number;
  faults: string[];
}

const say = (line: string) => process.stdout.write(`${line}\n`);

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
    const { shifted, ...seen } = (await page.evaluate("measured")) as Seen;
    for (const what of shifted) faults.add(`shifts ${what}`);
    runs.push({ ...seen, bytes, requests });
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
      if (left.length % 200 === 0) say(`axe     ${left.length} pages to go, ${faults.length} violations`);
    }
    await page.close();
  };
  await Promise.all([look(), look()]);
  return faults;
}

let [site, ...named] = process.argv.slice(2);
if (!site) {
  site = join(work, "site");
  const built = await cli(["build", "--out", site]);
  if (built.code !== 0) throw new Error(built.stderr);
}
const browser = await launch();
const { host, close } = await serve(site);
let failed = false;

say("LCP ms  CLS    bytes    requests  page");
for (const path of named.length > 0 ? named : kindsOf(site)) {
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
const pages = named.length > 0 ? named : filesBelow(site).filter(isPage);
const faults = await lookAtAll(browser, host, pages);
say(`axe     ${pages.length} pages, ${faults.length} violations`);
for (const fault of faults.slice(0, 50)) say(`  ${fault}`);
failed ||= faults.length > 0;
close();
await browser.close();
rmSync(work, { recursive: true, force: true });
process.exitCode = failed ? 1 : 0;
