import { generateKeyPairSync, sign, verify } from "node:crypto";
import { cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { seeded } from "../../src/cli/demo/draw.ts";
import { differencesOf } from "../../src/cli/rebuild/differences.ts";
import { workFolder } from "../support/files.ts";
import { smallSite } from "../support/small.ts";
import { mislead, WAYS } from "./misleading.ts";

describe("a page or file that was changed so that its reader is misled, with sums that agree", () => {
  const { site } = smallSite();
  const changed = join(workFolder("misled"), "site");

  it("is named by a second build, and nothing else is", async () => {
    cpSync(site, changed, { recursive: true });
    const done = mislead(changed, seeded(7));
    const kinds = new Set(done.map(({ kind }) => kind));
    expect(Object.keys(WAYS).filter((kind) => !kinds.has(kind))).toEqual([]);
    const found = (await differencesOf(changed, site)).map(({ where }) => where);
    expect(found.toSorted()).toEqual([...done.map(({ path }) => path), "manifest.json"].toSorted());
  });

  it("is found by the key, each change by itself", () => {
    const bytes = (folder: string) => readFileSync(join(folder, "manifest.json"));
    const outputs = (folder: string) => JSON.parse(String(bytes(folder))).outputs as Record<string, string>;
    const { publicKey, privateKey } = generateKeyPairSync("ed25519");
    const signature = sign(null, bytes(site), privateKey);
    expect(verify(null, bytes(changed), publicKey, signature)).toBe(false);
    const paths = Object.keys({ ...outputs(site), ...outputs(changed) });
    const differ = paths.filter((path) => outputs(site)[path] !== outputs(changed)[path]);
    expect(differ.length).toBeGreaterThan(35);
  });
});
