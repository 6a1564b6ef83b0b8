import {
  cpSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { type BuildOptions, build } from "../../src/cli/build.ts";
import { writeFirstFolder } from "../../src/cli/init/init.ts";
import { isUnchanged, type Made, madeOf } from "../../src/cli/known/known.ts";
import { makingsOf } from "../../src/cli/known/made.ts";
import type { Status } from "../../src/cli/status.ts";
import { silent } from "../../src/core/progress.ts";
import { append, edit, filesBelow, hashesBelow, workFolder } from "../support/files.ts";
import { cli } from "../support/run.ts";

const NEVER = new AbortController().signal;
const TABLE = "reference/departments.csv";
const PAGE = "data/facts.csv";

/** A site with the data, loaders and pages that it was built from, by which nothing has changed. */
const first = { data: "", out: "", loaders: "", reports: "", site: false };
let made: Made | undefined;

beforeAll(async () => {
  const folder = workFolder("unchanged");
  for (const name of ["loaders", "reports"] as const) {
    first[name] = join(folder, name);
    // Loaders import the product's contract from beside them.
    cpSync(name, first[name], { recursive: true });
  }
  cpSync("src", join(folder, "src"), { recursive: true });
  first.data = join(folder, "data");
  first.out = join(folder, "site");
  writeFirstFolder(first.data);
  const makings = await makingsOf(first);
  await build(first, silent);
  made = await madeOf(first, makings, NEVER);
});

/** The same in a folder of its own, whose files may be changed. */
function copied(): typeof first {
  const folder = join(workFolder("copied"), "all");
  cpSync(dirname(first.out), folder, { recursive: true, dereference: true });
  const below = (name: string) => join(folder, name);
  return {
    ...first,
    ...{ data: below("data"), out: below("site"), loaders: below("loaders"), reports: below("reports") },
  };
}

const unchanged = async (options: BuildOptions) =>
  isUnchanged(options.out, made, await makingsOf(options), NEVER);

/** Writes another byte in the place of a file's last, so that it is as long as before. */
function tamper(path: string): void {
  const bytes = readFileSync(path);
  bytes[bytes.length - 1] = (bytes[bytes.length - 1] ?? 0) ^ 1;
  writeFileSync(path, bytes);
}

describe("a site is known to be what would be built", () => {
  it("of the same files and options, wherever they stand", async () => {
    expect(made).toBeDefined();
    expect(await unchanged(first)).toBe(true);
    expect(await unchanged(copied())).toBe(true);
    expect(await isUnchanged(first.out, undefined, await makingsOf(first), NEVER)).toBe(false);
  });

  const inputs: Record<string, (data: string) => void> = {
    "has another byte": (data) => tamper(join(data, TABLE)),
    "has a file more, registered or not": (data) => append(join(data, "submissions", "表.csv"), "1"),
    "has a hidden file more": (data) => append(join(data, "plan", ".hidden"), "1"),
    "has an empty folder more": (data) => mkdirSync(join(data, "submissions", "空")),
    "has a file less": (data) => rmSync(join(data, TABLE)),
    "has a file of another name": (data) => renameSync(join(data, TABLE), join(data, `${TABLE}.old`)),
    "has a link in the place of a file": (data) => {
      renameSync(join(data, TABLE), `${data}.csv`);
      symlinkSync(`${data}.csv`, join(data, TABLE));
    },
    "has a folder that leads elsewhere": (data) => {
      renameSync(join(data, "reference"), `${data}.reference`);
      symlinkSync(`${data}.reference`, join(data, "reference"));
    },
    "is not there": (data) => rmSync(data, { recursive: true }),
  };
  it.each(Object.entries(inputs))("not where the data folder %s", async (_, change) => {
    const options = copied();
    change(options.data);
    expect(await unchanged(options)).toBe(false);
  });

  it.each(["loaders", "reports"] as const)("not where one of the %s is another, or is new", async (name) => {
    const options = copied();
    const [file = ""] = filesBelow(options[name]);
    append(join(options[name], file), "");
    expect(await unchanged(options)).toBe(false);
    const more = copied();
    append(join(more[name], "more.ts"), "export {};");
    expect(await unchanged(more)).toBe(false);
  });

  const key = join(workFolder("key"), "key.pem");
  writeFileSync(key, "a key");
  it.each([
    { asOf: "2013Q3" },
    { knownAt: "2013-10-31" },
    { edition: "internal" as const },
    { signKey: key },
    { site: true },
    { models: join("src", "warehouse", "models") },
  ])("not by other options: %o", async (options) => {
    expect(await unchanged({ ...first, ...options })).toBe(false);
  });

  const sites: Record<string, (site: string) => void> = {
    "holds another byte": (site) => tamper(join(site, PAGE)),
    "lacks a file": (site) => rmSync(join(site, PAGE)),
    "holds a file more": (site) => append(join(site, "more.html"), "1"),
    "holds a hidden file more": (site) => append(join(site, "data", ".more"), "1"),
    "holds an empty folder more": (site) => mkdirSync(join(site, "more")),
    "holds a link in the place of a file": (site) => {
      renameSync(join(site, PAGE), `${site}.csv`);
      symlinkSync(`${site}.csv`, join(site, PAGE));
    },
    "holds another file, which its manifest lists": (site) => {
      const before = hashesBelow(site)[PAGE] ?? "";
      tamper(join(site, PAGE));
      edit(join(site, "manifest.json"), before, hashesBelow(site)[PAGE] ?? "");
    },
    "is signed otherwise": (site) => writeFileSync(join(site, "manifest.sig"), "signed\n"),
    "lacks its manifest": (site) => rmSync(join(site, "manifest.json")),
    "is not there": (site) => rmSync(site, { recursive: true }),
  };
  it.each(Object.entries(sites))("not where the site %s", async (_, change) => {
    const options = copied();
    change(options.out);
    expect(await unchanged(options)).toBe(false);
  });

  it("not after a build while which a file came, went or was another for a while", async () => {
    const options = copied();
    const before = await makingsOf(options);
    expect(await madeOf(options, before, NEVER)).toEqual(made);
    const more = join(options.data, "submissions", "表.csv");
    append(more, "1");
    expect(await madeOf(options, before, NEVER)).toBeUndefined();
    rmSync(more);
    tamper(join(options.data, TABLE));
    // The site was made of the earlier table, whatever the lists say.
    expect(await madeOf(options, await makingsOf(options), NEVER)).toBeUndefined();
  });

  it("soon or not at all where a signal comes", async () => {
    const stopped = AbortSignal.abort();
    const large = join(workFolder("large"), "data");
    mkdirSync(large);
    writeFileSync(join(large, "large.csv"), "");
    truncateSync(join(large, "large.csv"), 2_000_000_000);
    await expect(makingsOf({ ...first, data: large }, stopped)).rejects.toThrow("aborted");
  });
});

describe("a second build", () => {
  const folder = workFolder("second");
  const [data, out] = [join(folder, "data"), join(folder, "site")];
  const args = ["build", "--data", data, "--out", out, "--no-site"];
  const status = () => JSON.parse(readFileSync(join(folder, "build-status.json"), "utf8")) as Status;
  /** Every file with its bytes, and when it was written. */
  const site = () => [hashesBelow(out), filesBelow(out).map((path) => statSync(join(out, path)).mtimeMs)];

  it("says that nothing has changed and touches nothing, and builds where it is told to", async () => {
    writeFirstFolder(data);
    expect((await cli(args)).code).toBe(0);
    const [built, before] = [status(), site()];
    const second = await cli(args);
    expect(second).toMatchObject({ code: 0, stderr: "" });
    expect(second.stdout).toBe(
      `unchanged since ${built.finished}, and the site is whole (--force builds all the same)\n`,
    );
    expect(site()).toEqual(before);
    const { started, finished, ...rest } = status();
    expect(rest).toEqual({ ...built, unchanged: true, started: undefined, finished: undefined });
    expect(started > built.finished && finished > started).toBe(true);
    const third = await cli([...args, "--log", "json"]);
    expect(JSON.parse(third.stderr)).toMatchObject({
      ...{ event: "unchanged", since: built.finished, files: built.summary?.files },
    });
    const forced = await cli([...args, "--force"]);
    expect(forced.stdout).toContain("readings");
    expect(status().standing?.finished).toBe(status().finished);
    expect(hashesBelow(out)).toEqual(before[0]);
    expect(site()).not.toEqual(before);
  });

  it("mends a site that somebody changed, and one whose build failed since stays known", async () => {
    const before = hashesBelow(out);
    tamper(join(out, PAGE));
    expect((await cli(args)).stdout).toContain("readings");
    expect(status().unchanged).toBe(false);
    expect(hashesBelow(out)).toEqual(before);
    const table = readFileSync(join(data, TABLE));
    append(join(data, TABLE), "a,row,of,another,shape,altogether");
    expect((await cli(args)).code).toBe(3);
    expect(status()).toMatchObject({ state: "failed", unchanged: false });
    writeFileSync(join(data, TABLE), table);
    expect((await cli(args)).stdout).toContain("unchanged since");
    expect(status()).toMatchObject({ state: "ok", unchanged: true });
  });
});
