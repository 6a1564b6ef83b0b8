import { execFileSync } from "node:child_process";
import { generateKeyPairSync, sign } from "node:crypto";
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, inject, it } from "vitest";
import { type Report, verify } from "../../src/verify/verify.ts";
import { workFolder } from "../support/files.ts";
import { cliHere } from "../support/run.ts";
import { smallSite } from "../support/small.ts";

const site = inject("site");

describe("the shipped site", () => {
  it("holds against its originals, every fact of it proven, by the file in it, with Node alone in an empty folder", () => {
    const folder = workFolder("alone");
    copyFileSync(join(site, "verify.mjs"), join(folder, "verify.mjs"));
    const out = execFileSync(
      process.execPath,
      ["verify.mjs", site, "--originals", join(process.cwd(), "data"), "--json"],
      { cwd: folder, encoding: "utf8", env: {} },
    );
    const { failures, facts, proven, unsure, files, leaves, pages, numbers, signature } = JSON.parse(
      out,
    ) as Report;
    expect(failures).toEqual([]);
    expect(proven).toBe(facts);
    expect(unsure).toBe(0);
    const rows = JSON.parse(readFileSync(join(site, "data", "facts.json"), "utf8")) as unknown[];
    expect(facts).toBe(rows.length);
    expect([files, leaves, pages, numbers].every((count) => count > 100)).toBe(true);
    expect(signature).toBe("unsigned");
  }, 180_000);

  it("does not hold for who changed a page", async () => {
    const { site: changed, data } = smallSite();
    const page = readFileSync(join(changed, "index.html"), "utf8");
    writeFileSync(
      join(changed, "index.html"),
      page
        .replace(/(facts\/plan\/[^"]*target-count"><data value="\d+">)\d+/, "$199")
        .replace(/(facts\/plan\/[^"]*)_met-count"/, '$1_no-count"'),
    );
    const { code, stdout } = await cliHere(["verify", changed, "--originals", data]);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^manifest +index\.html: sha256 is not/m);
    expect(stdout).toMatch(
      /^pages +index\.html: plan\/\S+\/target-count: it is shown as \d+, the page says 99$/m,
    );
    expect(stdout).toMatch(/^pages +index\.html: \d+: it leads to no proof of a fact$/m);
    expect(stdout).toMatch(/^manifest +index\.html: its content is [0-9a-f]{16}, and it says another$/m);
    expect(stdout).toMatch(/^manifest +index\.html: its content is not [0-9a-f]{64}$/m);
    expect(stdout).toMatch(/^fails +5 places, 1 facts do not hold$/m);
    expect(stdout).toMatch(/^数字 numbers +no +0 of \d+ facts do not follow, 2 places differ$/m);
    expect(stdout).toMatch(/^文件 files +no +3 places are not as the manifest says$/m);
    const json = await cliHere(["verify", changed, "--originals", data, "--json"]);
    expect(JSON.parse(json.stdout)).toMatchObject({
      failures: ["manifest", "manifest", "manifest", "pages", "pages"].map((check) => ({ check })),
    });
  });

  it("is not taken for another's by its signature", async () => {
    const { site: signed, data } = smallSite();
    const unsigned = verify(signed, data).signature;
    const [own, other] = [generateKeyPairSync("ed25519"), generateKeyPairSync("ed25519")];
    const pem = (pair: typeof own) => pair.publicKey.export({ type: "spki", format: "pem" }).toString();
    const signature = sign(null, readFileSync(join(signed, "manifest.json")), own.privateKey);
    writeFileSync(join(signed, "manifest.sig"), `${signature.toString("base64")}\n`);
    expect(unsigned).toBe("unsigned");
    expect(verify(signed, data, pem(own))).toMatchObject({ failures: [], signature: "signed, holds" });
    expect(verify(signed, data, pem(other)).failures).toMatchObject([{ where: "manifest.sig" }]);
    expect(verify(signed, data).signature).toBe("signed, not checked: no key was given");
    writeFileSync(join(signed, "manifest.sig"), "unsigned\n");
    expect(verify(signed, data, pem(own)).failures).toMatchObject([{ where: "manifest.sig" }]);
  });
});
