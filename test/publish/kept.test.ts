import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { Store } from "../../src/core/disk/store.ts";
import { NotedMap, partOf } from "../../src/facts/noted.ts";
import { Earlier, type MadeFiles } from "../../src/site/kept/earlier.ts";
import { workFolder } from "../support/files.ts";

const HASH_OF_A = "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb";

describe("what is kept for the next build", () => {
  const folder = join(workFolder("store"), "kept");
  const store = new Store(folder);

  it("is there where it was made of the same, for nobody else to read", () => {
    store.write("thing", "of this", new Map([["a", [1, null]]]));
    expect(store.read("thing", "of this")).toEqual(new Map([["a", [1, null]]]));
    expect(store.read("thing", "of that")).toBeUndefined();
    expect(store.read("other", "of this")).toBeUndefined();
    expect([statSync(folder), statSync(join(folder, "thing"))].map(({ mode }) => mode & 0o77)).toEqual([
      0, 0,
    ]);
  });

  it("has nothing beside it that a killed run left, once anything is kept again", () => {
    writeFileSync(join(folder, "other.new"), "half");
    store.write("thing", "of this", 1);
    expect(readdirSync(folder)).toEqual(["thing"]);
  });

  it("is not there where any byte of it is another, or some are gone", () => {
    store.write("thing", "of this", { text: "some text" });
    const path = join(folder, "thing");
    const whole = readFileSync(path);
    for (let at = 0; at < whole.length; at++) {
      const damaged = Buffer.from(whole);
      damaged[at] = (damaged[at] ?? 0) ^ 1;
      writeFileSync(path, damaged);
      expect(store.read("thing", "of this"), String(at)).toBeUndefined();
      writeFileSync(path, whole.subarray(0, at));
      expect(store.read("thing", "of this"), String(at)).toBeUndefined();
    }
    writeFileSync(path, whole);
    expect(store.read("thing", "of this")).toEqual({ text: "some text" });
  });
});

describe("a file of the site that stands", () => {
  const root = workFolder("earlier");
  const [from, to] = [join(root, "from"), join(root, "to")];
  for (const path of [join(from, "below"), to, join(root, "secret")]) mkdirSync(path, { recursive: true });
  for (const path of ["from/a.html", "from/below/a.html", "from/below/b.html", "from/.a", "secret/a"])
    writeFileSync(join(root, path), "a");
  const paths = ["a.html", "below/a.html", "below/b.html", "gone.html", ".a", "../secret/a", "/etc/passwd"];
  const files: MadeFiles = new Map(paths.map((path) => [path, { sha256: HASH_OF_A }]));
  const told: string[] = [];
  const earlier = new Earlier(from, to, files);
  earlier.telling((path) => told.push(path));

  it("is taken as it is, and is one in both", () => {
    expect(earlier.take("a.html")).toBe(true);
    expect(statSync(join(to, "a.html")).ino).toBe(statSync(join(from, "a.html")).ino);
    expect(told).toEqual(["a.html"]);
  });

  it("is not taken where it is gone, is another, or stands elsewhere", () => {
    writeFileSync(join(from, "below", "b.html"), "b");
    for (const path of ["gone.html", "unknown.html", ".a", "../secret/a", "/etc/passwd", "below/b.html"])
      expect(earlier.take(path), path).toBe(false);
    expect(earlier.takeBelow("below/")).toBeUndefined();
    expect(told).toEqual(["a.html"]);
  });

  it("is taken with all others below a folder", () => {
    writeFileSync(join(from, "below", "b.html"), "a");
    expect(earlier.takeBelow("below/")).toEqual({ pages: 2 });
    expect(told).toEqual(["a.html", "below/a.html", "below/b.html"]);
    expect(earlier.takeBelow("nothing/")).toBeUndefined();
  });
});

describe("a map that tells what is asked for", () => {
  it("tells of each key, of a part alone, and of everything", () => {
    const asked: string[] = [];
    const whole = new Map([["a", 1]]);
    const map = new NotedMap(
      whole,
      (what) => asked.push(what),
      (key) => `of ${key}`,
    );
    expect([map.get("a"), map.has("b"), partOf(map, "a", "x"), partOf(whole, "a", "x")]).toEqual([
      1,
      false,
      1,
      1,
    ]);
    expect(asked).toEqual(["of a", "of b", "of a x"]);
    for (const ask of [
      () => [...map],
      () => [...map.keys()],
      () => [...map.values()],
      () => map.size,
      () => map.forEach(() => {}),
    ]) {
      asked.length = 0;
      ask();
      expect(asked).toContain("all");
    }
  });
});
