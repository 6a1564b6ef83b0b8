import { existsSync, realpathSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { join } from "node:path";
import compression from "compression";
import send from "send";
import { sourceOfAsset } from "../../site/kit/asset.ts";
import { ASSETS, sitesOf } from "../../site/shell/place.ts";
import { POLICY } from "../../site/shell/policy.ts";

/** Those that the table of types has not. */
const TYPES: Record<string, string> = {
  parquet: "application/vnd.apache.parquet",
  arrow: "application/vnd.apache.arrow.file",
};
/** What every answer says; pages keep their names from build to build, so that browsers ask whether one has changed. */
const HEADERS = {
  "content-security-policy": POLICY,
  "x-content-type-options": "nosniff",
  "x-frame-options": "SAMEORIGIN",
  "referrer-policy": "no-referrer",
  "cache-control": "no-cache",
};

const compress = compression();

/** Answers a request of its own; returns whether it did. */
export type Answer = (request: IncomingMessage, response: ServerResponse, site: string) => boolean;

/**
 * Serves the site that stands at `out` when a request comes: each answer is of one build's site whole, whatever takes its place
 * meanwhile. `before` may answer first.
 */
export function siteServer(out: string, before: Answer = () => false): Server {
  return createServer((request, response) => {
    for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
    compress(request as never, response as never, () => {
      const site = standsAt(out);
      if (site === undefined) refuse(response, 503, { "retry-after": "1" });
      else if (!["GET", "HEAD"].includes(request.method ?? "")) refuse(response, 405, { allow: "GET, HEAD" });
      else if (!before(request, response, site)) sendFile(request, response, rootOf(request, out, site));
    });
  });
}

/** Where the file that is asked for stands: a style sheet or script of an earlier edition beside the sites. */
function rootOf({ url = "/" }: IncomingMessage, out: string, site: string): string {
  const name = url.replace(/[?#].*$/, "").slice(1);
  return sourceOfAsset(name) === undefined || existsSync(join(site, name))
    ? site
    : join(sitesOf(out), ASSETS);
}

function sendFile(request: IncomingMessage, response: ServerResponse, site: string): void {
  const path = (request.url ?? "/").replace(/[?#].*$/, "");
  // Without a day of change: after a rollback a file may be older than the one that a browser has.
  send(request, path, { root: site, cacheControl: false, lastModified: false, dotfiles: "ignore" })
    .on("headers", (_: ServerResponse, file: string) => {
      const type = TYPES[/\.(\w+)$/.exec(file)?.[1] ?? ""];
      if (type) response.setHeader("content-type", type);
    })
    .on("error", ({ status = 500 }: { status?: number }) => refuse(response, status))
    .pipe(response);
}

/** Answers that there is nothing, in words that need no page. */
export function refuse(response: ServerResponse, status: number, headers: Record<string, string> = {}): void {
  const text = status === 404 ? "没有这个页面。\n" : status === 503 ? "网站尚未生成。\n" : `${status}\n`;
  response.writeHead(status, { ...headers, "content-type": "text/plain; charset=utf-8" });
  response.end(text);
}

function standsAt(out: string): string | undefined {
  try {
    return realpathSync(out);
  } catch {
    return undefined;
  }
}
