import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { POLICY } from "../../src/site/shell/policy.ts";
import { workFolder } from "../support/files.ts";
import { hasNginx, snippet, startNginx } from "../support/nginx.ts";

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
