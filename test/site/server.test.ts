import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { POLICY } from "../../src/site/shell/shell.ts";
import { workFolder } from "../support/files.ts";

const [, snippet = ""] = /```nginx\n([\s\S]*?)```/.exec(readFileSync("docs/operate.md", "utf8")) ?? [];

/** Whether this machine has nginx. */
function hasNginx(): boolean {
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
async function startNginx(root: string): Promise<{ host: string; stop(): Promise<void> }> {
  const folder = workFolder("nginx");
  const host = `127.0.0.1:${await freePort()}`;
  const server = snippet
    .replace("listen 80;", `listen ${host};`)
    .replace("root /srv/site/dist;", `root "${root}";`);
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

describe("the server's configuration in docs/operate.md", () => {
  it("has the policy of the pages", () => {
    expect(snippet).toContain(`add_header Content-Security-Policy "${POLICY}" always;`);
  });

  it.skipIf(!hasNginx())(
    "serves a site through its link, with its types, names and headers, in nginx",
    async () => {
      const root = workFolder("nginx-site");
      for (const folder of ["data", "areas"]) mkdirSync(join(root, folder));
      const files = {
        "index.html": "<p>首页",
        "areas/index.html": "<p>各地",
        "data/facts.csv": "\ufeff名称\r\n",
        "verify.mjs": "1",
      };
      for (const [path, text] of Object.entries({ ...files, "data/报表.csv": "表\n" }))
        writeFileSync(join(root, path), text);
      const { host, stop } = await startNginx(root);
      try {
        const get = (path: string, headers: Record<string, string> = {}) =>
          fetch(`http://${host}/${path}`, { headers });
        for (const [path, type] of [
          ["", "text/html; charset=utf-8"],
          ["areas/", "text/html; charset=utf-8"],
          ["data/facts.csv", "text/csv; charset=utf-8"],
          ["data/%E6%8A%A5%E8%A1%A8.csv", "text/csv; charset=utf-8"],
          ["verify.mjs", "text/javascript; charset=utf-8"],
        ] as const) {
          const answer = await get(path);
          expect([answer.status, answer.headers.get("content-type")], path).toEqual([200, type]);
          expect(answer.headers.get("content-security-policy"), path).toBe(POLICY);
          expect(answer.headers.get("x-content-type-options"), path).toBe("nosniff");
          expect(answer.headers.get("cache-control"), path).toBe("no-cache");
          expect(answer.headers.get("server"), path).toBe("nginx");
        }
        const etag = (await get("data/facts.csv")).headers.get("etag") ?? "";
        expect((await get("data/facts.csv", { "if-none-match": etag })).status).toBe(304);
        const none = await get("none.html");
        expect([none.status, none.headers.get("content-security-policy")]).toEqual([404, POLICY]);
      } finally {
        await stop();
      }
    },
  );
});
