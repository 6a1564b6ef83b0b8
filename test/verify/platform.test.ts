import { generateKeyPairSync, randomBytes, sign } from "node:crypto";
import { deflateRawSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as node from "../../src/verify/platform.ts";
import * as browser from "../../src/verify-page/worker/platform.ts";

const bytes = fc.uint8Array({ maxLength: 3000 });

describe("what the checker takes of a browser", () => {
  it("is what it takes of Node: sums, texts and what is packed", () => {
    fc.assert(
      fc.property(bytes, fc.string({ unit: "binary" }), (some, text) => {
        expect(browser.sha256(some)).toBe(node.sha256(some));
        expect(browser.sha256(text)).toBe(node.sha256(text));
        expect(browser.utf8(some)).toBe(node.utf8(some));
        const packed = deflateRawSync(some);
        expect([...browser.inflate(packed, some.length)]).toEqual([...node.inflate(packed, some.length)]);
      }),
    );
  });

  it("keeps the mark at the beginning of a text", () => {
    const marked = new TextEncoder().encode("\ufeff一");
    expect([browser.utf8(marked), node.utf8(marked)]).toEqual(["\ufeff一", "\ufeff一"]);
  });

  it("unpacks no more than it may, and tells that there is more", () => {
    const packed = deflateRawSync(new Uint8Array(5000));
    expect(browser.inflate(packed, 100)).toHaveLength(101);
    expect(() => node.inflate(packed, 100)).toThrow();
  });

  it("finds of a signature what Node does, whatever of it was changed", () => {
    const { publicKey, privateKey } = generateKeyPairSync("ed25519");
    const key = publicKey.export({ type: "spki", format: "der" });
    const change = fc.record({ of: fc.constantFrom("text", "signature"), at: fc.nat(63), by: fc.nat(255) });
    fc.assert(
      fc.property(change, ({ of, at, by }) => {
        const text = randomBytes(64);
        const signature = sign(null, text, privateKey);
        const changed = of === "text" ? text : signature;
        changed[at] = (changed[at] ?? 0) ^ by;
        expect(browser.isSignedBy(key, text, signature)).toBe(by === 0);
        expect(node.isSignedBy(key, text, signature)).toBe(by === 0);
      }),
      { numRuns: 20 },
    );
  });

  it("refuses what is no key of Ed25519, as Node does", () => {
    const { publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    const other = publicKey.export({ type: "spki", format: "der" });
    expect(() => browser.isSignedBy(other, other, new Uint8Array(64))).toThrow("no public key of Ed25519");
    expect(() => node.isSignedBy(new Uint8Array(44), other, new Uint8Array(64))).toThrow();
    expect(() => browser.isSignedBy(new Uint8Array(44), other, new Uint8Array(64))).toThrow();
  });

  it("reads files of a chosen folder by names as they are spelled, and of a folder in it", () => {
    const file = new File(["1"], "a");
    const paths = ["plan/甲.csv", "plan/a\u200b.csv", "plan/x/ .csv", "register.csv"];
    browser.chosenAs(
      "data",
      paths.map((path) => ({ path, file })),
    );
    expect(browser.pathsBelow("data/plan")).toEqual(["a\\xe2\\x80\\x8b.csv", "x/\\x20.csv", "甲.csv"]);
    expect(browser.pathsBelow("nothing")).toEqual([]);
    expect(browser.bytesOf("data", "../register.csv")).toBeUndefined();
  });
});
