import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseHTML } from "linkedom";
import { beforeAll, describe, expect, inject, it } from "vitest";
import type { Fact } from "../../src/facts/read.ts";
import { type AuditGrounds, groundsOf } from "../../src/site/audit/account.ts";
import { SiteCheck } from "../../src/site/audit/check.ts";
import { Places } from "../../src/site/audit/places.ts";
import { areaMap } from "../../src/site/charts/tilemap.ts";
import { linksFrom } from "../../src/site/kit/link.ts";
import { shippedEdition } from "../support/edition.ts";
import { filesBelow } from "../support/files.ts";
import { type MarkedPages, markedPages } from "../support/marked.ts";

const site = inject("site");
const facts = new Map(
  (JSON.parse(readFileSync(join(site, "data", "facts.json"), "utf8")) as Fact[]).map((fact) => [
    fact.fact,
    fact,
  ]),
);
const places = new Places(facts.keys());
const pages = filesBelow(site).filter((path) => path.startsWith("indicators/") && path.endsWith(".html"));

let grounds: AuditGrounds;
let marked: Map<string, string>;
let own: MarkedPages["own"];
beforeAll(async () => {
  grounds = groundsOf(await shippedEdition());
  ({ pages: marked, own } = await markedPages());
});

/** The place of a mark on the axis along which its chart measures. */
function position(mark: Element, along: "x" | "y"): number {
  const names = along === "y" ? ["cy", "y1"] : mark.tagName === "rect" ? ["width"] : ["cx", "x1"];
  const transform = /translate\(([-\d.]+),([-\d.]+)\)/.exec(mark.getAttribute("transform") ?? "");
  const shift = Number(transform?.[along === "x" ? 1 : 2] ?? 0);
  return Number(names.map((name) => mark.getAttribute(name)).find((value) => value !== null)) + shift;
}

describe("charts", () => {
  it("draw the facts of the table under them, in proportion to their values", () => {
    let charts = 0;
    for (const path of pages) {
      const { document } = parseHTML(readFileSync(join(site, path), "utf8"));
      for (const figure of document.querySelectorAll("figure")) {
        const svg = figure.querySelector("svg.chart");
        if (!svg) continue;
        charts += 1;
        const marks = [...svg.querySelectorAll("circle[data-fact]")];
        // What surveys give stands in one table below several pictures.
        const beneath = figure.querySelector("td") ? figure : document;
        const table = new Set(
          [...beneath.querySelectorAll("td a")].map((link) =>
            places.factAt(link.getAttribute("href") ?? "", path),
          ),
        );
        for (const mark of marks) {
          const id = mark.getAttribute("data-fact") ?? "";
          expect(table, `${path} ${id}`).toContain(id);
          expect(mark.getAttribute("data-value")).toBe(facts.get(id)?.value);
        }
        const along = svg.getAttribute("data-along") as "x" | "y";
        const points = marks.map(
          (mark) => [Number(mark.getAttribute("data-value")), position(mark, along)] as const,
        );
        const sorted = [...points].sort(([a], [b]) => a - b);
        const [low, high] = [sorted[0], sorted.at(-1)];
        if (!low || !high || low[0] === high[0]) continue;
        const slope = (high[1] - low[1]) / (high[0] - low[0]);
        for (const [value, at] of points)
          expect(Math.abs(at - (low[1] + slope * (value - low[0]))), path).toBeLessThan(0.5);
      }
    }
    expect(charts).toBeGreaterThan(20);
  });

  it("end the bar of a figure, or put its dot, at its place on the scale on which the goal stands; bars begin at zero", () => {
    let [bars, dots] = [0, 0];
    for (const path of pages) {
      const { document } = parseHTML(readFileSync(join(site, path), "utf8"));
      for (const svg of document.querySelectorAll("svg.chart")) {
        const bar = svg.querySelector("rect[data-fact]");
        const dot = svg.querySelector("circle[data-fact]");
        const mark = bar ?? dot;
        const lines = [...svg.querySelectorAll("line[data-fact]")].map(
          (line) => [Number(line.getAttribute("data-value")), position(line, "x")] as const,
        );
        const [low, high] = lines
          .sort(([a], [b]) => a - b)
          .flatMap((line, at, all) => (at === 0 || at === all.length - 1 ? [line] : []));
        if (!mark || !low || !high || low[0] === high[0]) continue;
        if (bar) bars += 1;
        else dots += 1;
        const end = bar
          ? Number(bar.getAttribute("x")) + Number(bar.getAttribute("width"))
          : position(mark, "x");
        const slope = (high[1] - low[1]) / (high[0] - low[0]);
        const value = Number(mark.getAttribute("data-value"));
        const right = low[1] + slope * (value - low[0]);
        const far = Math.max(Math.abs(high[1] - low[1]), 1);
        const near = Math.max(0.6, Math.abs(right - low[1]) / far);
        expect(Math.abs(end - right), path).toBeLessThan(near);
        if (bar && slope > 0) {
          const zero = low[1] - slope * low[0];
          expect(Math.abs(Number(bar.getAttribute("x")) - zero), path).toBeLessThan(
            Math.max(1.5, zero / far),
          );
        }
      }
    }
    expect(bars).toBeGreaterThan(10);
    expect(dots).toBeGreaterThan(10);
  });

  /** The faults of the page of an indicator after a change. */
  const spoiled = (change: (page: string) => string) => {
    const page = marked.get("indicators/3-2.html") ?? "";
    const changed = change(page);
    expect(changed).not.toBe(page);
    return new SiteCheck(site, grounds).file("indicators/3-2.html", changed).join("\n");
  };

  it("of areas go no further than their figures ask for: an interval that would crush them is cut, and said to be", () => {
    let cut = 0;
    for (const path of pages) {
      const { document } = parseHTML(readFileSync(join(site, path), "utf8"));
      for (const circle of document.querySelectorAll(".pair svg.chart circle:first-of-type")) {
        const figure = circle.closest("div:has(> .note)") as Element;
        const levels = (mark: string) =>
          [...figure.querySelectorAll(`svg ${mark}[data-value]`)].map((each) =>
            Number(each.getAttribute("data-value")),
          );
        const most = Math.max(...levels("circle"), ...levels("line"));
        expect(most, path).toBeLessThanOrEqual(1.8 * Math.max(1, ...levels("circle")));
        if (figure.textContent?.includes("很宽的区间没有画完")) cut += 1;
      }
    }
    expect(cut).toBeGreaterThan(0);
  });

  it("fail the build's check when one mark is blanked", () => {
    expect(
      spoiled((page) =>
        page.replace(/<circle [^>]*data-fact="indicator\/3\.2\/330481\/2013\/actual"[^>]*>/, ""),
      ),
    ).toContain("not drawn in its chart: indicator/3.2/330481/2013/actual");
    expect(spoiled((page) => page.replace(/ cx="[^"]*"/, ' cx=""'))).toContain("not drawn in its chart");
  });

  it("fail the build's check when a number or text does not hold", () => {
    expect(spoiled((page) => page.replace("<h1>", "<h1> "))).toBe("");
    expect(spoiled((page) => page.replace(/>97\.0%<\/data>/, ">97.1%</data>"))).toContain(
      "not what the fact says",
    );
    expect(spoiled((page) => page.replace(/330481((\/\d)?\.html#2013_actual")/, "330482$1"))).toMatch(
      "not what the fact says: indicator/3.2/330482/2013/actual",
    );
    expect(spoiled((page) => page.replace(/#2013_actual"><data/, '#nothing"><data'))).toMatch(
      "data that names no fact",
    );
    expect(spoiled((page) => page.replace(/data-value="[^"]*"/, 'data-value="1"'))).toContain(
      "drawn with another value",
    );
    expect(spoiled((page) => page.replace("</h1>", " NaN</h1>"))).toContain("NaN in a text");
  });

  it("of outlines give each area its grade, and fail the check where one is not drawn", async () => {
    const edition = await shippedEdition();
    const outlines = edition.plan.places.rows.map(({ area, across, down }) => {
      const [x, y] = [Number(across), -Number(down)];
      const ring: [number, number][] = [
        [x, y],
        [x + 1, y],
        [x + 1, y + 1],
        [x, y],
      ];
      return { area, rings: [ring] };
    });
    const map = areaMap({ ...edition, plan: { ...edition.plan, outlines } }, linksFrom(1)).markup;
    expect(map.match(/<path /g)?.length).toBe(outlines.length);
    const page = marked.get("areas/index.html") ?? "";
    const faultsOf = (drawn: string) =>
      new SiteCheck(site, grounds).file(
        "areas/map.html",
        page.replace(/<figure class="map">[\s\S]*?<\/figure>/, drawn),
      );
    expect(faultsOf(map)).toEqual([]);
    expect(faultsOf(map.replace(/ d="M[^"]*"/, ' d=""')).join()).toContain("not drawn in its chart");
  });

  it("fail the build's check when a link does not hold", () => {
    const check = new SiteCheck(site, grounds);
    for (const [path, page] of marked) check.file(path, page, own.get(path));
    // What it says is checked with its marks when it is made, and those are not in the file.
    check.file("edition.css", "");
    const page = marked.get("indicators/3-2.html") ?? "";
    const changed = page
      .replace("measures/3.html", "measures/300.html")
      .replace("</h1>", '</h1><img src="https://example.com/a.png"><a href="#nowhere">x</a>');
    check.file("indicators/3-2.html", changed);
    const { faults } = check.finish();
    expect(faults).toEqual(
      [
        "link to another host: https://example.com/a.png",
        "no such place: #nowhere",
        "broken link: ../measures/300.html",
      ].map((fault) => `indicators/3-2.html: ${fault}`),
    );
  });
});
