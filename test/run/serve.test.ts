import { once } from "node:events";
import { mkdirSync, renameSync, symlinkSync, writeFileSync } from "node:fs";
import { type IncomingMessage, request } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { siteServer } from "../../src/cli/serve/server.ts";
import { workFolder } from "../support/files.ts";
import { snippet } from "../support/nginx.ts";
import { cli } from "../support/run.ts";

const root = workFolder("serve");
const out = join(root, "site");
const server = siteServer(out);
let port: number;

beforeAll(async () => {
  for (const folder of ["one/data", "one/areas", "two"]) mkdirSync(join(root, folder), { recursive: true });
  const files = {
    "one/index.html": `<p>${"首页".repeat(2000)}`,
    "one/areas/index.html": "<p>各地",
    "one/data/facts.csv": "\ufeff名称\r\n",
    "one/data/报表.csv": "表\n",
    "one/data/facts.parquet": "PAR1",
    "one/data/facts.arrow": "ARROW1",
    "one/verify.mjs": "1",
    "one/.hidden": "1",
    secret: "1",
  };
  for (const [path, text] of Object.entries({ ...files, "two/index.html": "<p>二" }))
    writeFileSync(join(root, path), text);
  symlinkSync("one", out);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  port = (server.address() as AddressInfo).port;
});
afterAll(() => server.close());

/** Asks with a path as it stands, which `fetch` would put in order first. */
async function ask(path: string, headers: Record<string, string> = {}, method = "GET") {
  const asked = request({ port, path, headers, method }).end();
  const [answer] = (await once(asked, "response")) as [IncomingMessage];
  const parts: Buffer[] = [];
  for await (const part of answer) parts.push(part as Buffer);
  return { status: answer.statusCode, headers: answer.headers, body: Buffer.concat(parts) };
}

describe("a served site", () => {
  it.each([
    ["/", "text/html; charset=utf-8"],
    ["/areas/", "text/html; charset=utf-8"],
    ["/data/facts.csv", "text/csv; charset=utf-8"],
    ["/data/%E6%8A%A5%E8%A1%A8.csv", "text/csv; charset=utf-8"],
    ["/verify.mjs", "text/javascript; charset=utf-8"],
    ["/data/facts.parquet", "application/vnd.apache.parquet"],
    ["/data/facts.arrow", "application/vnd.apache.arrow.file"],
  ])("has %s as %s, with the headers of the server that the guide shows", async (path, type) => {
    const { status, headers } = await ask(path);
    expect([status, headers["content-type"]]).toEqual([200, type]);
    const shown = [...snippet.matchAll(/add_header (\S+) (?:"([^"]+)"|(\S+)) always;/g)];
    expect(shown).toHaveLength(5);
    for (const [, name = "", quoted, bare] of shown)
      expect(headers[name.toLowerCase()], name).toBe(quoted ?? bare);
  });

  it("is compressed where that is asked for, and says whether a file has changed", async () => {
    const plain = await ask("/");
    for (const coding of ["gzip", "br"]) {
      const packed = await ask("/", { "accept-encoding": coding });
      expect(packed.headers["content-encoding"]).toBe(coding);
      expect(packed.body.length).toBeLessThan(plain.body.length / 10);
    }
    const tag = String(plain.headers.etag);
    expect((await ask("/", { "if-none-match": tag })).status).toBe(304);
    expect(plain.headers["last-modified"]).toBeUndefined();
    expect((await ask("/data/facts.csv", { range: "bytes=3-8" })).status).toBe(206);
  });

  it("has nothing of what stands beside it, nor what is hidden, and only reads", async () => {
    for (const path of [
      "/../secret",
      "/%2e%2e/secret",
      "/..%2fsecret",
      "/.hidden",
      "/none.html",
      "/%ff",
      "/%00",
    ])
      expect([400, 403, 404], path).toContain((await ask(path)).status);
    expect((await ask("/none.html")).headers["content-security-policy"]).toContain("default-src 'none'");
    for (const method of ["POST", "PUT", "DELETE"]) expect((await ask("/", {}, method)).status).toBe(405);
    expect((await ask("/", {}, "HEAD")).body).toHaveLength(0);
  });

  it("is the one that stands when it is asked for, and none while there is none", async () => {
    symlinkSync("two", join(root, "link"));
    renameSync(join(root, "link"), out);
    expect(String((await ask("/")).body)).toBe("<p>二");
    renameSync(out, join(root, "gone"));
    const none = await ask("/");
    expect([none.status, none.headers["retry-after"]]).toEqual([503, "1"]);
    renameSync(join(root, "gone"), out);
  });

  it("is refused where there is none, or its port is another's", async () => {
    expect(await cli(["serve", "--out", join(root, "none")])).toMatchObject({
      ...{ code: 3, stderr: expect.stringContaining("no site at") },
    });
    writeFileSync(join(root, "two", "manifest.json"), "{}");
    const taken = await cli(["serve", "--out", out, "--port", String(port)]);
    expect([taken.code, taken.stderr]).toEqual([3, expect.stringContaining(`port ${port}`)]);
    expect((await cli(["serve", "--port", "x"])).code).toBe(2);
  });
});
