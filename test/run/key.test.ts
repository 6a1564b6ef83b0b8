import { createPrivateKey, createPublicKey, sign } from "node:crypto";
import { existsSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { build } from "../../src/cli/build.ts";
import { makeKey } from "../../src/cli/keys/make.ts";
import { type Signing, signingKey } from "../../src/cli/keys/private.ts";
import { Originals } from "../../src/core/disk/originals.ts";
import { silent } from "../../src/core/progress.ts";
import { readKeys } from "../../src/plan/keys.ts";
import { workFolder } from "../support/files.ts";
import { cliHere } from "../support/run.ts";

const folder = workFolder("key");
const [data, site, keys] = ["data", "site", "keys"].map((name) => join(folder, name)) as [
  string,
  string,
  string,
];
const env = { QUALITY_CITY_KEYS: keys };
const run = (...args: string[]) => cliHere(args, env);
const make = (name: string, from: string, where = keys) =>
  cliHere(["key", "--data", data, "--name", name, "--from", from], { QUALITY_CITY_KEYS: where });
/** Builds the site within this process, by the keys of this folder. */
async function builds(signing: Signing = {}): Promise<void> {
  process.env.QUALITY_CITY_KEYS = keys;
  try {
    await build({ data, out: site, site: true, ...signing }, silent);
  } finally {
    delete process.env.QUALITY_CITY_KEYS;
  }
}
const table = () => readFileSync(join(data, "keys.csv"), "utf8");

/** The public key of a private one, as others hold it. */
function publicOf(name: string): string {
  const path = join(folder, `${name}.pub`);
  const key = createPublicKey(readFileSync(join(keys, `${name}.pem`)));
  writeFileSync(path, key.export({ type: "spki", format: "pem" }));
  return path;
}

beforeAll(async () => {
  await run("init", data);
});

describe("a key of a data folder", () => {
  it("signs builds, which say its fingerprint, and keeps its private part to its owner", async () => {
    const { code, stdout } = await make("first", "2014-01-01");
    expect(code).toBe(0);
    const [, print = ""] = /^print +([0-9a-f ]{79})$/m.exec(stdout) ?? [];
    expect(statSync(join(keys, "first.pem")).mode & 0o777).toBe(0o600);
    expect(table()).not.toContain("PRIVATE");
    await builds();
    const short = print.replaceAll(" ", "").slice(0, 16);
    const paperAndScreen = readFileSync(join(site, "edition.css"), "utf8").split(`公钥的指纹 ${short}`);
    expect(paperAndScreen).toHaveLength(3);
    expect(readFileSync(join(site, "index.html"), "utf8")).toContain(short);
    const checked = await run("verify", site, "--originals", data, "--key", publicOf("first"));
    expect(checked.stdout).toMatch(/^文件 files +yes /m);
    expect(checked.code).toBe(0);
  });

  it("is followed by another that it signs, and no other", async () => {
    const old = publicOf("first");
    expect((await make("second", "2015-01-01")).code).toBe(0);
    await builds();
    const args = ["verify", site, "--originals", data, "--key"];
    const byOld = await run(...args, old);
    expect(byOld.stdout).toMatch(/^文件 files +yes .*that the given one brought in$/m);
    expect(byOld.code).toBe(0);
    expect((await run(...args, publicOf("second"))).stdout).toMatch(/^文件 files +yes .*signed$/m);
    await make("third", "2016-01-01");
    expect((await run(...args, publicOf("third"))).code).toBe(1);
    const whole = table();
    // The row of one that nobody brought in.
    writeFileSync(join(data, "keys.csv"), whole.replace(/^(second,[^\n]*,).*$/m, "$1AAAA"));
    const built = await run("build", "--data", data, "--out", site);
    expect(built.code).toBe(3);
    expect(built.stderr).toMatch(/keys\.csv row 2, column signed: not signed with the key first/);
    expect((await run(...args, old)).code).toBe(1);
    writeFileSync(join(data, "keys.csv"), whole);
  });

  it("signs nothing any more once another came in its place, and has to be where it is said", async () => {
    await builds();
    const old = createPrivateKey(readFileSync(join(keys, "first.pem")));
    const signature = sign(null, readFileSync(join(site, "manifest.json")), old);
    const path = join(site, "manifest.sig");
    rmSync(path);
    writeFileSync(path, signature.toString("base64"));
    const args = ["verify", site, "--originals", data, "--key"];
    const { code, stdout } = await run(...args, publicOf("first"));
    expect(stdout).toContain("it is signed with a key in whose place second came");
    expect(stdout).toMatch(/^文件 files +no /m);
    expect(code).toBe(1);
    const nowhere = await run(...args, join(folder, "nowhere.pem"));
    expect(nowhere.stderr).toMatch(/^no key at .*nowhere\.pem \(name with --key/);
    expect(nowhere.code).toBe(3);
    writeFileSync(path, "c2lnbmVk\n");
    const { stdout: unsaid } = await run("verify", site, "--originals", data);
    expect(unsaid).toContain("it is neither a signature nor the word unsigned");
  });

  it("is asked for where it is not there, and left only when that is said", async () => {
    const path = join(keys, "third.pem");
    renameSync(path, `${path}.away`);
    const keyOf = (signing: object) => signingKey(readKeys(new Originals(data)), signing);
    process.env.QUALITY_CITY_KEYS = keys;
    try {
      expect(() => keyOf({})).toThrow(`its private one is not at ${path} (put it there`);
      const signKey = join(keys, "first.pem");
      expect(() => keyOf({ signKey })).toThrow("is not the last one of keys.csv, third");
      expect(() => makeKey({ data, name: "fourth", from: "2017-01-01" })).toThrow(
        "a new key is signed with the old one",
      );
      expect(existsSync(join(keys, "fourth.pem"))).toBe(false);
      expect(keyOf({ unsigned: true })).toBeUndefined();
    } finally {
      delete process.env.QUALITY_CITY_KEYS;
      renameSync(`${path}.away`, path);
    }
    await builds({ unsigned: true });
    expect(readFileSync(join(site, "manifest.sig"), "utf8")).toBe("unsigned\n");
  });

  it("is refused in a data folder, under a name that is taken, and for an earlier day", async () => {
    expect((await make("fifth", "2017-01-01", join(data, "keys"))).stderr).toContain(
      "is inside the data folder",
    );
    expect((await make("third", "2017-01-01")).stderr).toContain("give the new one another name");
    expect((await make("fifth", "2013-01-01")).stderr).toContain("write 2016-01-01 or later");
    expect((await make("fifth", "tomorrow")).code).toBe(3);
    expect(table().trim().split("\n")).toHaveLength(4);
  });
});
