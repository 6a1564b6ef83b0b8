import { parseHTML } from "linkedom";
import { describe, expect, it } from "vitest";
import { writeTicks } from "../../src/site/charts/tick.ts";

/** The ticks of an axis after they are written as figures are. */
function ticks(texts: string[], ...displays: string[]): (string | null)[] {
  const { document } = parseHTML("<svg></svg>");
  const axis = document.createElement("g");
  axis.setAttribute("aria-label", "y-axis tick label");
  axis.innerHTML = texts.map((text) => `<text>${text}</text>`).join("");
  document.querySelector("svg")?.append(axis);
  writeTicks(
    document as unknown as Element,
    "y",
    displays.map((display) => ({ display })),
  );
  return [...axis.querySelectorAll("text")].map((text) => text.textContent);
}

describe("the ticks of an axis", () => {
  it("are all in one unit, to as many decimals as it takes", () => {
    expect(ticks(["0", "4,000", "8,000", "12,000"], "7,200", "1.06万")).toEqual([
      ...["0", "0.4万", "0.8万", "1.2万"],
    ]);
    expect(ticks(["0", "5,000", "10,000"], "1.06万")).toEqual(["0", "0.5万", "1.0万"]);
    expect(ticks(["−20,000", "0", "20,000"], "−2万")).toEqual(["−2万", "0", "2万"]);
    expect(ticks(["0", "50,000,000", "100,000,000"], "1.2亿")).toEqual(["0", "0.5亿", "1.0亿"]);
  });

  it("are written out where no figure is in 万", () => {
    expect(ticks(["0", "4,000", "12,000"], "9,900")).toEqual(["0", "4,000", "12,000"]);
  });
});
