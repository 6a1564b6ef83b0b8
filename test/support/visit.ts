import type { Page } from "playwright-core";
import { WHOLE } from "./kinds.ts";

/** What a page takes over the wire: everything that it asks for, heads of answers included, not compressed. */
interface Visit {
  bytes: number;
  requests: number;
  /** Addresses of other hosts that it asked for. */
  elsewhere: string[];
}

/** Opens a page over http with an empty cache and counts what it asks for until it is quiet. */
export async function visit(page: Page, address: string): Promise<Visit> {
  const session = await page.context().newCDPSession(page);
  const { host } = new URL(address);
  const seen: Visit = { bytes: 0, requests: 0, elsewhere: [] };
  session.on("Network.requestWillBeSent", ({ request: { url } }) => {
    seen.requests += 1;
    if (!url.startsWith("data:") && new URL(url).host !== host) seen.elsewhere.push(url);
  });
  session.on("Network.loadingFinished", ({ encodedDataLength }) => {
    seen.bytes += encodedDataLength;
  });
  await session.send("Network.enable");
  await session.send("Network.setCacheDisabled", { cacheDisabled: true });
  await page.goto(address, { waitUntil: "networkidle" });
  await session.detach();
  return seen;
}

/** The most bytes of a page, not compressed. */
const MOST = 120_000;
/** The most that a page asks for: itself, up to eight sheets, of which one is the edition's, and up to four scripts. */
const MOST_REQUESTS = 13;
/** Pages that draw a small picture for each of many targets, or a sheet as it was sent. */
const PICTURED = 150_000;
/** A department may have as many targets, tasks, registers and surveys as it leads, each target and task with its picture. */
const MANY_PICTURED = 160_000;
/** Pages that may have more: the first, that of all targets, and the one that draws in the browser, which has no limit. */
const MORE: Record<string, number> = {
  "index.html": 200_000,
  "indicators/index.html": PICTURED,
  // Made of others, to be printed.
  [WHOLE]: Number.POSITIVE_INFINITY,
  "trends.html": Number.POSITIVE_INFINITY,
};

/** The most bytes and requests of a page. Compressed, as a web server sends them, pages take about a sixth of the bytes. */
export function limitsOf(path: string): { bytes: number; requests: number } {
  const pictured = /^(areas|proof\/files)\//.test(path) ? PICTURED : MOST;
  const bytes = path.startsWith("departments/") ? MANY_PICTURED : pictured;
  return { bytes: MORE[path] ?? bytes, requests: MOST_REQUESTS };
}
