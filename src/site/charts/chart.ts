import * as Plot from "@observablehq/plot";
import { parseHTML } from "linkedom";
import type { Fact } from "../../facts/read.ts";
import { Html } from "../kit/html.ts";
import { asUnit, type Marked, Text } from "../kit/text.ts";
import { cut, widthOf } from "../kit/text-width.ts";
import { writeTicks } from "./tick.ts";

/** The width that charts are drawn at: that of a phone, so that no type is ever scaled down. */
export const CHART_WIDTH = 340;

const { document } = parseHTML("<!DOCTYPE html><html><body></body></html>");

/** A fact as a number that a scale can place; display and comparison never use it. */
export function place(fact: Fact): number {
  return Number(fact.value);
}

/** Whether a fact is a number: one that is not applicable has no place on a scale. */
export function isNumber(fact: Fact): boolean {
  return Number.isFinite(place(fact));
}

/** Whether figures are not all the same; where they are, a sentence says more than a chart. */
export function varies(facts: Fact[]): boolean {
  return new Set(facts.map(place)).size > 1;
}

/** The most that a name may take of a chart's width. */
const LONGEST_NAME = 132;

/** The margin in which names stand beside an axis. */
export function marginFor(names: string[]): number {
  return Math.max(56, Math.ceil(Math.min(LONGEST_NAME, Math.max(...names.map(widthOf)))) + 10);
}

/** A text of a chart, marked as what it is. */
export function mark(text: string, kind: Marked): string {
  return String(new Text(text, kind));
}

/** A name that fits the margin. */
export function shortened(name: string): string {
  return mark(cut(name, LONGEST_NAME), "name");
}

/** The option of a Plot mark over facts that ties each of its elements to its fact. */
export const tied = { ariaLabel: (fact: Fact) => `fact:${fact.fact}` };

/**
 * Draws a plot to SVG markup. Elements of marks that are `tied` to facts get the fact's id and its value, as do texts
 * by the facts `labels`, which have no mark; a chart is one picture to a reader who does not see it, and its table says
 * the facts. `along` is the axis that measures them, `title` what a reader who does not see is told.
 */
export function drawChart(
  options: Plot.PlotOptions,
  { facts, labels = [], along, title }: { facts: Fact[]; labels?: Fact[]; along: "x" | "y"; title: string },
): Html {
  const svg = Plot.plot({ width: CHART_WIDTH, document: document as unknown as Document, ...options });
  svg.querySelector("style")?.remove();
  writeTicks(svg, along, facts);
  const [first] = facts;
  const byId = new Map([...facts, ...labels].map((fact) => [`fact:${fact.fact}`, fact]));
  for (const element of svg.querySelectorAll("[aria-label]")) {
    const fact = byId.get(element.getAttribute("aria-label") ?? "");
    if (fact) {
      element.setAttribute("data-fact", fact.fact);
      element.setAttribute("data-value", fact.value);
      if (fact.unit !== first?.unit) element.setAttribute("data-unit", String(asUnit(fact.unit)));
      if (fact.basis !== first?.basis) element.setAttribute("data-basis", fact.basis);
    } else if (element.getAttribute("aria-label")?.endsWith("tick label"))
      element.setAttribute("data-part", element.getAttribute("aria-label") ?? "");
    element.removeAttribute("aria-label");
  }
  for (const element of svg.querySelectorAll("*")) shorten(element);
  svg.setAttribute("data-unit", String(asUnit(first?.unit)));
  svg.setAttribute("data-basis", first?.basis ?? "");
  svg.setAttribute("data-along", along);
  svg.setAttribute("data-facts", facts.map((fact) => fact.fact).join(" "));
  svg.setAttribute("class", "chart");
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", title);
  // The place in which a script offers the chart as a file.
  return new Html(`<div class="drawn">${svg.outerHTML}<p class="take"></p></div>`);
}

const PLACES = ["x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "width", "height", "d", "transform"];

/** Writes the places of an element to a hundredth of a pixel. */
function shorten(element: Element): void {
  for (const name of PLACES) {
    const written = element.getAttribute(name);
    if (written?.includes("."))
      element.setAttribute(
        name,
        written.replace(/\d+\.\d{3,}/g, (number) => String(Number(Number(number).toFixed(2)))),
      );
  }
}
