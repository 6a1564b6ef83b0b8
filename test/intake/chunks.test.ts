import { expect, it } from "vitest";
import { inChunks } from "../../src/cli/check/check.ts";

it("writes what was found in few chunks, and all of it in order", () => {
  const pieces = Array.from({ length: 20_000 }, (_, at) => `finding ${at}\n`);
  const chunks = [...inChunks(pieces)];
  expect(chunks.join("")).toBe(pieces.join(""));
  expect(chunks.length).toBeLessThan(10);
  expect([...inChunks([])]).toEqual([]);
});
