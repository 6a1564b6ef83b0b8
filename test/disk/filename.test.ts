import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { placeOf, spelled, spelledPath } from "../../src/core/disk/filename.ts";
import { bytesOfPath, spellingOf } from "../../src/verify/originals/read/names.ts";

/** Names of files, by their spelling. */
const NAMES: Record<string, string | Uint8Array> = {
  "季度报表（2013年）.xlsx": "季度报表（2013年）.xlsx",
  "a\"b'<c>&d;e,f=$(g)*?[h]#%2e~": "a\"b'<c>&d;e,f=$(g)*?[h]#%2e~",
  "-rf": "-rf",
  "...": "...",
  "季度　报表 二": "季度　报表 二",
  "\\x20a \\x20b\\xe3\\x80\\x80": " a  b　",
  "a\\x5cb": "a\\b",
  "a\\x5cx41": "a\\x41",
  "a\\x09b\\x0ac\\x7f": "a\tb\nc\x7f",
  "a\\xe2\\x80\\xaegnp.xlsx": "a\u202egnp.xlsx",
  "\\xd8\\x80a": "\u0600a",
  "\\xef\\xbb\\xbfa\\xe2\\x80\\x8b": "\ufeffa\u200b",
  "\\xb1\\xa8\\xb1\\xed.xlsx": Buffer.from("b1a8b1ed2e786c7378", "hex"),
  "报\\xe6\\x8a": Buffer.from("e68aa5e68a", "hex"),
  "\\xed\\xa0\\x80\\xc0\\xaf": Buffer.from("eda080c0af", "hex"),
  // One word in two ways, which are two names.
  "caf\u00e9": "caf\u00e9",
  "cafe\u0301": "cafe\u0301",
};
const bytesOf = (name: string | Uint8Array) => Buffer.from(name as string);

describe("the name of a file", () => {
  it.each(Object.entries(NAMES))("is spelled %s, by the product as by the checker", (spelling, name) => {
    const bytes = bytesOf(name);
    expect(spelled(bytes)).toBe(spelling);
    expect(spellingOf(bytes)).toBe(spelling);
    for (const place of [placeOf("a", `b/${spelling}`), bytesOfPath("a", `b/${spelling}`)])
      expect(place?.toString("hex")).toBe(Buffer.concat([Buffer.from("a/b/"), bytes]).toString("hex"));
  });

  it("has one spelling, of which it can be made again, whatever its bytes", () => {
    const name = fc
      .oneof(fc.uint8Array({ minLength: 1, maxLength: 255 }), fc.string({ minLength: 1, unit: "binary" }))
      .map((given) => Buffer.from(given as string))
      .filter((bytes) => !bytes.includes(0) && !bytes.includes("/") && !/^\.\.?$/.test(bytes.toString()));
    fc.assert(
      fc.property(name, (bytes) => {
        const spelling = spelled(bytes);
        expect(spellingOf(bytes)).toBe(spelling);
        expect(spelling).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\ufffd]|^\s|\s$|\s\s/u);
        for (const place of [placeOf("", spelling), bytesOfPath("", spelling)])
          expect(place?.subarray(1).equals(bytes)).toBe(true);
      }),
    );
  });

  it("shows no character of Unicode that steers or is a control", () => {
    for (let point = 1; point <= 0x10ffff; point++) {
      const character = String.fromCodePoint(point);
      if (!/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(character)) continue;
      expect([point, spelled(bytesOf(character)), spellingOf(bytesOf(character))].join(" ")).toMatch(
        /^\d+( (\\x[0-9a-f]{2})+){2}$/,
      );
    }
  });

  it("may be written otherwise in a table, and is brought to its spelling", () => {
    const others = { "a/\\x62": "a/b", "a\\b/c\t": "a\\x5cb/c\\x09", "\u202ea": "\\xe2\\x80\\xaea" };
    for (const [written, spelling] of Object.entries(others)) expect(spelledPath(written)).toBe(spelling);
  });

  it("leads nowhere where it is none, out of its folder least of all", () => {
    for (const path of ["../a", "a/..", "a//b", "", "\\x2e\\x2e/a", "a\\x2fb", "a\\x00", "./a"]) {
      expect([placeOf("a", path), bytesOfPath("a", path)]).toEqual([undefined, undefined]);
      expect(spelledPath(path)).toBe(path);
    }
  });
});
