import {
  chmodSync,
  chownSync,
  existsSync,
  lchownSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { writeFirstFolder } from "../../src/cli/init/init.ts";
import { ConfigError } from "../../src/core/error.ts";
import { type Place, placeFor } from "../../src/site/shell/place.ts";
import { clear, recover, recoverForReader, swap, workIn } from "../../src/site/shell/swap.ts";
import { workFolder } from "../support/files.ts";
import { cli, isRoot, NOBODY, type User } from "../support/run.ts";
import { killedIn, NO_ROOM, onFullDisks, restore } from "../support/steps.ts";
import { siteOfYesterday } from "../support/yesterday.ts";

let folder: string;
let out: string;

beforeEach(() => {
  folder = workFolder("swap");
  out = join(folder, "site");
});

const said = () => readFileSync(join(out, "index.html"), "utf8");
const names = () => readdirSync(folder).sort();
/** What stands at `out` and beside it: texts of files, aims of links. */
const everything = () =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .sort()
    .map((name) => {
      const path = join(folder, name);
      const stands = lstatSync(path);
      if (stands.isSymbolicLink()) return `${name} -> ${readlinkSync(path)}`;
      return stands.isFile() ? `${name}: ${readFileSync(path, "utf8")}` : name;
    });

/** Does what a build does with folders. */
function publish(text: string, links = true): string[] {
  recover(out);
  const place: Place = { ...placeFor(out), links };
  const site = join(workIn(out), "site");
  mkdirSync(site);
  writeFileSync(join(site, "index.html"), text);
  writeFileSync(join(site, "manifest.json"), JSON.stringify({ fingerprint: "1".repeat(64), outputs: {} }));
  swap(site, place);
  return clear(out);
}

describe("the place of a site", () => {
  it.each<[string, () => void, string]>([
    ["a folder of the user's", () => put("site/notes.txt"), "site holds what no build made (move it away"],
    ["a folder with another manifest", () => put("site/manifest.json", "{}"), "holds what no build made"],
    ["a file", () => put("site"), "site is no folder"],
    [
      "a link of the user's",
      () => link("elsewhere", "site"),
      "is a link to elsewhere (name the folder that it",
    ],
    [
      "a link among sites of the user's",
      () => {
        put("site.sites/1/a");
        link("site.sites/1", "site");
      },
      "was not made by",
    ],
    ["sites of the user's", () => put("site.sites/notes.txt"), "site.sites was not made by a build"],
    ["a file in the place of sites", () => put("site.sites"), "site.sites was not made by a build"],
  ])("is not taken from %s, and nothing is touched", (_, make, message) => {
    make();
    const before = everything();
    expect(() => placeFor(out)).toThrow(ConfigError);
    expect(() => placeFor(out)).toThrow(message);
    expect(clear(out)).toEqual([]);
    expect(everything()).toEqual(before);
  });

  it("leaves alone what stands beside under other names", () => {
    const own = ["site.previous/a.txt", "site.building/b.txt", "sites/c.txt"];
    for (const path of own) put(path);
    publish("one");
    publish("two");
    for (const path of own) expect(readFileSync(join(folder, path), "utf8")).toBe(path);
  });

  it.runIf(existsSync("/proc/self/mountinfo"))("is not a mount point", () => {
    expect(() => placeFor("/proc")).toThrow(
      "is a mount point, which nothing can be put in the place of (name a folder in it",
    );
  });

  it.each([true, false])(
    "is taken where nothing stands, in an empty folder and from a site (links: %s)",
    (links) => {
      expect(publish("one", links)).toEqual([]);
      expect(said()).toBe("one");
      publish("two", links);
      expect(said()).toBe("two");
      expect(lstatSync(out).isSymbolicLink()).toBe(links);
      expect(names()).toEqual(links ? ["site", "site.sites"] : ["site"]);
      out = siteOfYesterday(folder, "old");
      publish("three", links);
      expect(said()).toBe("three");
      out = join(folder, "empty");
      mkdirSync(out);
      publish("four", links);
      expect(said()).toBe("four");
    },
  );

  it("is in another folder where the whole is moved", () => {
    publish("one");
    renameSync(folder, `${folder}-moved`);
    out = join(`${folder}-moved`, "site");
    expect(said()).toBe("one");
  });

  it("keeps the sites that links beside lead to, and no others", () => {
    publish("one");
    symlinkSync(readlinkSync(out), join(folder, "kept"));
    publish("two");
    renameSync(out, join(folder, "moved"));
    publish("three");
    publish("four");
    expect(readdirSync(`${out}.sites`)).toEqual([".quality-city", "1", "2", "4"]);
    for (const [name, text] of [
      ["kept", "one"],
      ["moved", "two"],
      ["site", "four"],
    ] as const)
      expect(readFileSync(join(folder, name, "index.html"), "utf8")).toBe(text);
  });
});

describe.runIf(isRoot)("a site of another user (as root only)", () => {
  const data = () => writeFirstFolder(join(folder, "data"));
  const build = (as: User) =>
    cli(["build", "--data", join(folder, "data"), "--out", out, "--no-site", "--force", "--keep", "1"], {
      as,
    });
  const root = { uid: 0, gid: 0 };

  it("is not touched where it may not be moved, which is told before the work", async () => {
    data();
    siteOfYesterday(folder);
    chmodSync(folder, 0o777);
    const before = everything();
    const ran = await build(NOBODY);
    expect(ran.code).toBe(3);
    expect(ran.stderr).toContain(
      "site belongs to user 0 and may not be moved (give it to the user who builds",
    );
    expect(ran.stderr).not.toContain("intake");
    expect(everything().filter((name) => !name.startsWith("build-status"))).toEqual(before);
  });

  it("is left beside, with a note, where it may be replaced but not removed", async () => {
    data();
    chownSync(folder, NOBODY.uid, NOBODY.gid);
    mkdirSync(`${out}.sites`);
    publish("yesterday");
    put("site.sites/assets/style-00000001.css");
    for (const own of [`${out}.sites`, join(`${out}.sites`, ".quality-city")]) chownSync(own, NOBODY.uid, 0);
    lchownSync(out, NOBODY.uid, 0);
    const ran = await build(NOBODY);
    expect(ran.stderr).toContain("left where it stands:");
    expect(ran.code, ran.stderr).toBe(0);
    expect(readlinkSync(out)).toBe("site.sites/2");
    const status = JSON.parse(readFileSync(join(folder, "build-status.json"), "utf8"));
    expect(status).toMatchObject({ state: "ok", code: 0 });
    expect((await build(root)).code).toBe(0);
    expect(readdirSync(`${out}.sites`)).toEqual([".quality-city", "3", "assets", "kept"]);
  });
});

describe("a swap", () => {
  const starts: [string, boolean, () => void][] = [
    ["from a link to a link", true, () => publish("yesterday")],
    ["from a folder to a link", true, () => siteOfYesterday(folder)],
    ["where there are no links", false, () => siteOfYesterday(folder)],
  ];

  it.each(starts)("%s stands wherever it is killed, or is put back by what comes next", (_, links, start) => {
    start();
    const whole = ["yesterday", "today"];
    let gaps = 0;
    const states = killedIn(folder, () => publish("today", links));
    expect(states.length).toBeGreaterThan(10);
    for (const state of states) {
      restore(state, folder);
      if (!existsSync(out)) gaps += 1;
      recoverForReader(out);
      expect(whole).toContain(said());
      publish("tomorrow", links);
      expect(said()).toBe("tomorrow");
      expect(names()).toEqual(links ? ["site", "site.sites"] : ["site"]);
      if (links) expect(readdirSync(`${out}.sites`)).toHaveLength(2);
    }
    // In one step from link to link; else between the two.
    expect(gaps > 0).toBe(start !== starts[0]?.[2]);
  });

  it.each(starts)("%s leaves the earlier site where the disk is full", (_, links, start) => {
    start();
    onFullDisks(
      () => publish("today", links),
      (error) => {
        clear(out);
        expect(said()).toBe(error === undefined ? "today" : "yesterday");
        if (error !== undefined) expect(error).toBe(NO_ROOM);
        expect(names().filter((name) => name !== "site.sites")).toEqual(["site"]);
      },
    );
  });

  it("is not undone by a reader while a build holds the lock", () => {
    siteOfYesterday(folder);
    const gap = killedIn(folder, () => publish("today")).find((state) => !existsSync(join(state, "site")));
    restore(gap ?? "", folder);
    writeFileSync(`${out}.lock`, JSON.stringify({ pid: 1, host: "elsewhere", started: "", life: "" }));
    recoverForReader(out);
    expect(existsSync(out)).toBe(false);
  });
});

function put(path: string, text = path): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

function link(to: string, path: string): void {
  symlinkSync(to, join(folder, path));
}
