import { describe, expect, it } from "vitest";
import { CATALOGUE } from "../../src/intake/findings/catalogue.ts";

const kinds = Object.entries(CATALOGUE);

describe("every kind of finding", () => {
  it.each(kinds)("%s says in Chinese what is wrong and what to do", (_, { title, remedy }) => {
    // `{年}` is the plan's year, in the plan's own word.
    expect(title.replace("{年}", "年")).toMatch(/^[\u4e00-\u9fff]{4,}$/);
    expect(remedy).toMatch(/[\u4e00-\u9fff]{2,}/);
    expect(remedy).not.toMatch(/[。；，、：\s]$/);
  });

  it.each(kinds)("%s says so in English too", (_, { english }) => {
    expect(english).toMatch(/^[a-z][ -~]{15,}[^.]$/);
  });

  it.each(kinds)("%s has a severity, and an owner who mends it", (_, { severity, owner }) => {
    expect(["error", "warning", "notice"]).toContain(severity);
    expect(["sender", "office"]).toContain(owner);
  });

  it("has a title of its own", () => {
    expect(new Set(kinds.map(([, { title }]) => title)).size).toBe(kinds.length);
  });

  it("leaves the register and the loaders to the office, and the forms to their senders", () => {
    const offices = kinds.flatMap(([code, { owner }]) => (owner === "office" ? [code] : []));
    expect(offices).toEqual([
      "file-unregistered",
      "file-changed",
      "file-missing",
      "file-closed",
      "file-special",
      "file-claimed-twice",
      "sender-differs",
      "source-unknown",
      "body-persons",
      "straight-line",
      "denominator-shrinks",
      "equals-targets",
      "form-copied",
      "answer-unmatched",
      "departments-several",
      "decision-unmatched",
      "withdrawal-unmatched",
      "prose-fact-lacking",
      "prose-query-empty",
    ]);
  });
});
