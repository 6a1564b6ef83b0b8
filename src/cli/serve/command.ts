import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join, resolve } from "node:path";
import { type Command, InvalidArgumentError } from "commander";
import { ConfigError } from "../../core/error.ts";
import { EXIT_CODES } from "../cause.ts";

/** Where a server listens. */
export interface Listening {
  host: string;
  port: number;
}

export function portOf(text: string): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535) throw new InvalidArgumentError("write a port, such as 8080");
  return port;
}

/** Adds the command that serves a site where there is no server for it. */
export function addServe(program: Command): void {
  program
    .command("serve")
    .description(
      "serve a site over HTTP: compressed, with the policy of its pages, always the one that stands",
    )
    .option("--out <dir>", "the folder of the site", "dist")
    .option("--host <host>", "the address to listen at; 0.0.0.0 for all of this computer", "127.0.0.1")
    .option("--port <port>", "the port to listen at; 0 for a free one", portOf, 8080)
    .addHelpText("after", EXIT_CODES)
    .action(async ({ out, ...at }: Listening & { out: string }) => {
      const { siteServer } = await import("./server.ts");
      const folder = resolve(out);
      const manifest = join(folder, "manifest.json");
      if (!existsSync(manifest)) throw new ConfigError(`no site at ${folder}`, "build one first");
      const { edition } = JSON.parse(readFileSync(manifest, "utf8")) as { edition?: string };
      const server = siteServer(folder);
      process.stdout.write(`serving   ${await listen(server, at)} from ${folder}\n`);
      if (edition === "internal" && !["127.0.0.1", "::1", "localhost"].includes(at.host))
        process.stderr.write(
          "note: this is the internal edition, and whoever reaches this address may read it\n",
        );
      await ended(server);
    });
}

/** Lets a server listen; returns its address. Throws `ConfigError` where it may not. */
export async function listen(server: Server, { host, port }: Listening): Promise<string> {
  server.listen(port, host);
  try {
    await once(server, "listening");
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new ConfigError(
      code === "EADDRINUSE" ? `another program listens at ${host} port ${port}` : message,
      "name another with --host or --port",
    );
  }
  const { port: own } = server.address() as AddressInfo;
  return `http://${host.includes(":") ? `[${host}]` : host}:${own}/`;
}

/** Waits for a signal, then for the answers that are under way. */
export async function ended(server: Server): Promise<void> {
  await new Promise<void>((stop) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => stop());
  });
  server.closeIdleConnections();
  setTimeout(() => server.closeAllConnections(), 2000).unref();
  await new Promise((closed) => server.close(closed));
}
