import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { workFolder } from "./files.ts";

/** The configuration that the guide has. */
export const [, snippet = ""] = /```nginx\n([\s\S]*?)```/.exec(readFileSync("docs/operate.md", "utf8")) ?? [];

/** Whether this machine has nginx. */
export function hasNginx(): boolean {
  try {
    execFileSync("nginx", ["-v"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/** A port that nothing listens on. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  return typeof address === "object" && address ? address.port : 0;
}

/** Starts nginx with the snippet over a folder, and waits until it listens. */
export async function startNginx(root: string): Promise<{ host: string; stop(): Promise<void> }> {
  const folder = workFolder("nginx");
  const host = `127.0.0.1:${await freePort()}`;
  const server = snippet
    .replace("listen 80;", `listen ${host};`)
    .replace("root /srv/site/dist;", `root "${root}";`)
    .replace("root /srv/site/dist.sites/assets;", `root "${root}.sites/assets";`);
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
    .map((name) => `${name}_temp_path ${folder}/${name};`)
    .join("\n");
  writeFileSync(
    join(folder, "nginx.conf"),
    `daemon off;\nmaster_process off;\npid ${folder}/pid;\nevents {}\nhttp {\naccess_log off;\n${temporary}\n${server}}\n`,
  );
  const nginx = spawn(
    "nginx",
    ["-p", folder, "-c", join(folder, "nginx.conf"), "-e", join(folder, "error.log")],
    {
      stdio: ["ignore", "ignore", "pipe"],
    },
  );
  const said: string[] = [];
  nginx.stderr.on("data", (text) => said.push(String(text)));
  const ended = once(nginx, "exit");
  for (;;) {
    if (nginx.exitCode !== null)
      throw new Error(said.join("") || readFileSync(join(folder, "error.log"), "utf8"));
    const answer = await fetch(`http://${host}/`).catch(() => undefined);
    if (!answer) continue;
    const stop = async () => {
      nginx.kill();
      await ended;
    };
    return { host, stop };
  }
}
