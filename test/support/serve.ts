import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";

const TYPES: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css",
  ".js": "text/javascript; charset=utf-8",
};

/** Serves a folder on a port of its own. */
export async function serve(folder: string): Promise<{ host: string; close(): void }> {
  const server = createServer((request, response) => {
    const path = join(folder, decodeURI(new URL(request.url ?? "/", "http://localhost").pathname));
    if (path.endsWith("/favicon.ico")) return response.writeHead(204).end();
    if (!existsSync(path)) return response.writeHead(404).end();
    response.setHeader("content-type", TYPES[extname(path)] ?? "application/octet-stream");
    response.end(readFileSync(path));
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  return { host: `127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() };
}
