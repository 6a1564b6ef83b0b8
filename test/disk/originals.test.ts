import { rmSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { Originals } from "../../src/core/disk/originals.ts";
import { workFolder } from "../support/files.ts";

let root: string;
let originals: Originals;
const put = (name: string, text: string) => writeFileSync(join(root, name), text);

beforeEach(() => {
  root = workFolder("originals");
  for (const name of ["read", "scanned", "gone"]) put(name, name);
  originals = new Originals(root);
  for (const name of ["read", "gone"]) originals.read(name);
  originals.scan("scanned");
  originals.has("absent");
});

describe("the files of a data folder as they are read", () => {
  it("are as they were where nothing is written, or the same again", () => {
    expect(originals.changed()).toEqual([]);
    put("read", "read");
    utimesSync(join(root, "scanned"), new Date(0), new Date(0));
    expect(originals.changed()).toEqual([]);
  });

  it("are told where they change, appear or go, however many bytes they have", () => {
    const before = originals.asRead("read");
    put("read", "tead");
    put("scanned", "scanned and more");
    put("absent", "");
    rmSync(join(root, "gone"));
    expect(originals.changed()).toEqual(["absent", "gone", "read", "scanned"]);
    expect(originals.asRead("read")).toBe(before);
  });

  it("are told where they changed between two readings, though they are as at first now", () => {
    put("read", "other");
    expect(originals.read("read").bytes.toString()).toBe("other");
    put("read", "read");
    expect(originals.changed()).toEqual(["read"]);
  });

  it("are told by their times where they had stood for long, without being read again", () => {
    const later = Date.now() + 60_000;
    vi.spyOn(Date, "now").mockReturnValue(later);
    const settled = new Originals(root);
    settled.read("read");
    vi.restoreAllMocks();
    expect(settled.changed()).toEqual([]);
    put("read", "tead");
    expect(settled.changed()).toEqual(["read"]);
  });
});
