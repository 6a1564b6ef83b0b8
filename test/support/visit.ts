import type { Page } from "playwright-core";

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

/** Pages that are one table of the whole plan, which would be worse to read in parts; compressed they take a sixth. */
const WHOLE_PLAN = ["compare.html", "methods.html"];

/** The most bytes and requests of a page: of the first page of the site, of others, and none for what draws in the browser. */
export function limitsOf(path: string): { bytes: number; requests: number } {
  if (path === "trends.html") return { bytes: Number.POSITIVE_INFINITY, requests: 12 };
  if (WHOLE_PLAN.includes(path)) return { bytes: 160_000, requests: 12 };
  return { bytes: path === "index.html" ? 200_000 : 120_000, requests: 12 };
}
