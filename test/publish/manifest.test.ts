import { createHash, generateKeyPairSync, verify } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { fingerprintOf, readSigningKey, writeManifest } from "../../src/site/shell/manifest.ts";
import { emptyFolder } from "../plan/bare.ts";

const INGREDIENTS = {
  inputs: { "register.csv": "1".repeat(64), "submissions/a.xlsx": "2".repeat(64) },
  sources: { "src/cli/cli.ts": "3".repeat(64) },
  asOf: "2013",
  knownAt: "2014-01-18",
};
const ABOUT = { plan: "2013", version: "0.1.0" };

function siteOf(files: Record<string, string>): string {
  const site = emptyFolder();
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(site, path, ".."), { recursive: true });
    writeFileSync(join(site, path), text);
  }
  return site;
}

describe("the manifest", () => {
  it("lists every file of the site with its sha256, but for its own", () => {
    const files = { "index.html": "a", "data/facts.csv": "b" };
    const site = siteOf(files);
    writeManifest(site, INGREDIENTS, ABOUT);
    writeManifest(site, INGREDIENTS, ABOUT);
    const manifest = JSON.parse(readFileSync(join(site, "manifest.json"), "utf8"));
    expect(manifest).toMatchObject({ ...INGREDIENTS, ...ABOUT, fingerprint: fingerprintOf(INGREDIENTS) });
    expect(manifest.outputs).toEqual(
      Object.fromEntries(
        Object.entries(files).map(([path, text]) => [path, createHash("sha256").update(text).digest("hex")]),
      ),
    );
  });

  it("is signed by the key, or says that it is not", () => {
    const site = siteOf({ "index.html": "a" });
    writeManifest(site, INGREDIENTS, ABOUT);
    expect(readFileSync(join(site, "manifest.sig"), "utf8")).toBe("unsigned\n");
    const { privateKey, publicKey } = generateKeyPairSync("ed25519");
    const pem = join(emptyFolder(), "key.pem");
    writeFileSync(pem, privateKey.export({ type: "pkcs8", format: "pem" }));
    writeManifest(site, INGREDIENTS, ABOUT, readSigningKey(pem));
    const signature = Buffer.from(readFileSync(join(site, "manifest.sig"), "utf8"), "base64");
    const bytes = readFileSync(join(site, "manifest.json"));
    expect(verify(null, bytes, publicKey, signature)).toBe(true);
    bytes[5] = (bytes[5] ?? 0) ^ 1;
    expect(verify(null, bytes, publicKey, signature)).toBe(false);
  });

  it("has a fingerprint that follows everything that went in", () => {
    const { inputs, sources } = INGREDIENTS;
    const changed = [
      { ...INGREDIENTS, inputs: { ...inputs, "register.csv": "4".repeat(64) } },
      { ...INGREDIENTS, inputs: { ...inputs, "submissions/b.xlsx": "2".repeat(64) } },
      { ...INGREDIENTS, sources: { ...sources, "src/cli/cli.ts": "4".repeat(64) } },
      { ...INGREDIENTS, asOf: "2012" },
      { ...INGREDIENTS, knownAt: "2014-01-19" },
    ];
    const all = [INGREDIENTS, ...changed].map(fingerprintOf);
    expect(new Set(all).size).toBe(all.length);
  });

  it("is refused a key of another kind, or none", () => {
    const folder = emptyFolder();
    const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    writeFileSync(join(folder, "ec.pem"), privateKey.export({ type: "pkcs8", format: "pem" }));
    writeFileSync(join(folder, "text.pem"), "no key");
    for (const name of ["ec.pem", "text.pem", "absent.pem"])
      expect(() => readSigningKey(join(folder, name))).toThrow("no Ed25519 private key in");
  });
});
