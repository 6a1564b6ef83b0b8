import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, inject, it } from "vitest";
import { lineageGraph } from "../../src/site/charts/lineage.ts";
import type { Sources } from "../../src/site/downloads/sources.ts";
import { asLabel } from "../../src/site/kit/text.ts";

const site = inject("site");
const pages = readdirSync(join(site, "lineage")).map((name) =>
  readFileSync(join(site, "lineage", name), "utf8"),
);
const { models, loaders } = JSON.parse(readFileSync(join(site, "proof", "sources.json"), "utf8")) as Sources;
const whole = pages.join("\n");

describe("the page of lineage", () => {
  it("leads from every model to its query, with the hash that its facts' proofs are sealed with", () => {
    expect(Object.keys(models).length).toBeGreaterThan(50);
    for (const [name, { sha256 }] of Object.entries(models)) {
      const sql = readFileSync(join(site, "models", `${name}.sql`), "utf8");
      expect(createHash("sha256").update(sql).digest("hex"), name).toBe(sha256);
      expect(whole, name).toContain(
        `<a href="../models/${name}.sql"><code class="id">${sha256.slice(0, 12)}</code></a>`,
      );
    }
    const page = readFileSync(join(site, "models.html"), "utf8");
    for (const [name, { file, sha256 }] of Object.entries(loaders))
      for (const text of [name, file, sha256.slice(0, 12)]) expect(page).toContain(`>${text}</code>`);
  });

  it("draws every model once, in the graph of its group", () => {
    const drawn = [...whole.matchAll(/<a href="\.\.\/models\/([a-z_]+)\.sql"[^>]*><rect /g)];
    expect(drawn.map(([, name]) => name).toSorted()).toEqual(Object.keys(models).toSorted());
  });

  it("draws as many arrows as heads, each at a place", () => {
    const heads = whole.match(/<path class="head"/g)?.length ?? 0;
    expect(heads).toBe(whole.match(/<path class="arrow"/g)?.length);
    expect(heads).toBeGreaterThan(Object.keys(models).length / 2);
    expect(whole).not.toMatch(/<path[^>]*NaN/);
  });

  it("draws no arrow to or from what has no box", () => {
    const boxes = ["a", "b"].map((id) => ({ id, title: asLabel(id), href: `#${id}` }));
    expect(lineageGraph(asLabel("graph"), boxes, [{ from: "a", to: "b" }]).markup).toContain("<rect");
    for (const arrow of [
      { from: "a", to: "c" },
      { from: "c", to: "b" },
    ])
      expect(() => lineageGraph(asLabel("graph"), boxes, [arrow])).toThrow("an arrow without a box: c");
  });
});
