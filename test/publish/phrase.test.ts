import { describe, expect, it } from "vitest";
import { Phrases } from "../../src/site/prose/phrase.ts";

describe("phrases found in texts", () => {
  it("are told by their kind and place, the first kind of one text counts", () => {
    const phrases = new Phrases([
      { kind: "ordinal", text: "任务3", after: /^\s*项/ },
      { kind: "name", text: "任务3 计量" },
      { kind: "unit", text: "任务3" },
    ]);
    expect(phrases.in("见任务3 计量。")).toEqual([
      { kind: "ordinal", text: "任务3", from: 1, until: 4 },
      { kind: "name", text: "任务3 计量", from: 1, until: 7 },
    ]);
    expect(phrases.in("任务3 项")).toEqual([]);
  });

  // Held against each other one by one, this many would take minutes.
  it("are looked up where hundreds of thousands begin alike", () => {
    const paths = Array.from({ length: 200_000 }, (_, at) => `submissions/2013Q4/${at}.xlsx`);
    const phrases = new Phrases(paths.map((text) => ({ kind: "code", text })));
    expect(paths.every((path) => phrases.in(path).some(({ text }) => text === path))).toBe(true);
  }, 20_000);
});
