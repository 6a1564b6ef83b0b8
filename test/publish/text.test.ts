import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { html } from "../../src/site/kit/html.ts";
import { asName, asUnit, marksIn, plainText, signsIn, withSigns } from "../../src/site/kit/text.ts";

const text = fc.string({ unit: "binary" }).filter((each) => !/[\ufdd0-\ufdef]/.test(each));
const marked = fc
  .array(fc.tuple(text, text))
  .map((pairs) => pairs.map(([around, name]) => `${around}${asName(name)}`).join(""));

describe("texts with their kinds", () => {
  it("are read as what they are said to be, whatever signs are in them", () => {
    fc.assert(
      fc.property(text, text, text, (before, name, after) => {
        const { marks, rest } = marksIn(`${before}${asName(name)}${after}`);
        expect(marks).toEqual(name === "" ? [] : [{ kind: "name", text: name }]);
        expect(rest).toBe(`${before}${name === "" ? "" : "\ufffc"}${after}`);
      }),
    );
  });

  it("can be taken apart into the text that is published and where its marks stand", () => {
    fc.assert(
      fc.property(marked, (whole) => {
        expect(withSigns(plainText(whole), signsIn(whole))).toBe(whole);
      }),
    );
  });

  it("cannot be forged by a text from data", () => {
    const forged = String(asName("7"));
    expect(marksIn(String(asUnit(`a${forged}b`))).marks).toEqual([{ kind: "unit", text: "a\ufffd7\ufffdb" }]);
  });

  it("are escaped, and published without their marks", () => {
    expect(String(html`<p>${asName("A&E <12>")}</p>`)).toBe("<p>A&amp;E &lt;12&gt;</p>");
  });

  it("are the only texts from data that markup takes", () => {
    const [title, count]: [string, number] = ["37", 37];
    // @ts-expect-error: a text that does not say what it is
    expect(marksIn(html`<p>${title}</p>`.markup).marks).toEqual([]);
    // @ts-expect-error: a text that is put together from one
    expect(marksIn(html`<p>${`共${title}`}</p>`.markup).marks).toEqual([]);
    // @ts-expect-error: a number
    expect(marksIn(html`<p>${count}</p>`.markup).marks).toEqual([]);
    expect(marksIn(html`<p>${title ? "有" : "无"}${asName(title)}</p>`.markup).marks).toHaveLength(1);
  });
});
