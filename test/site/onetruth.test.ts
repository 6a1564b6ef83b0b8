import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseHTML } from "linkedom";
import { describe, expect, inject, it } from "vitest";
import { WORDS } from "../../src/facts/display.ts";
import type { Fact } from "../../src/facts/read.ts";
import { STATUSES } from "../../src/plan/schemas.ts";
import { proofAnchor, proofPath } from "../../src/site/kit/address.ts";
import { filesBelow } from "../support/files.ts";
import { isPage, WHOLE } from "../support/kinds.ts";

const site = inject("site");
const facts = new Map(
  (JSON.parse(readFileSync(join(site, "data/facts.json"), "utf8")) as Fact[]).map((fact) => [
    fact.fact,
    fact,
  ]),
);
const pages = filesBelow(site).filter((path) => isPage(path) && path !== WHOLE && !path.startsWith("proof/"));
const opened = new Map<string, Document>();
const page = (path: string): Document => {
  const known =
    opened.get(path) ?? (parseHTML(readFileSync(join(site, path), "utf8")).document as unknown as Document);
  opened.set(path, known);
  return known;
};
/** Facts by where their proofs stand: the page without its number among several, and the anchor in it. */
const proven = new Map([...facts.keys()].map((id) => [`${proofPath(id)}#${proofAnchor(id)}`, id]));
/** The fact that a number stands for: the one that it names, or that the link around it leads to. */
function idOf(element: Element): string {
  const [, path = "", anchor = ""] =
    /proof\/facts\/(.+)\.html#(.+)$/.exec(element.parentElement?.getAttribute("href") ?? "") ?? [];
  const keys = [path, path.replace(/\/\d+$/, "")].map((each) => `${each}#${decodeURIComponent(anchor)}`);
  return element.getAttribute("data-fact") ?? keys.map((key) => proven.get(key)).find(Boolean) ?? "";
}
const factOf = (element: Element) => facts.get(idOf(element));
const textOf = (node: Element | null | undefined) => node?.textContent?.trim() ?? "";

/** How many rows of a table have each verdict of the area that its page is about. */
function counted(elements: Iterable<Element>): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const element of elements) {
    const status = factOf(element)?.value ?? "";
    counts[status] = (counts[status] ?? 0) + 1;
  }
  return counts;
}

/** The counts of a subject, by the facts that state them. */
function stated(subject: string, period: string): Record<string, number> {
  return Object.fromEntries(
    STATUSES.flatMap((status) => {
      const fact = facts.get(`${subject}/${period}/${status.replaceAll(" ", "-")}-count`);
      return fact && fact.value !== "0" ? [[status, Number(fact.value)]] : [];
    }),
  );
}

describe("what the shipped site says of one thing", () => {
  it("is one text for each fact, on every page, its own in the downloads", () => {
    const said = new Map<string, Map<string, string>>();
    for (const path of pages)
      for (const element of page(path).querySelectorAll("data[value]")) {
        const id = idOf(element);
        const texts = said.get(id) ?? new Map<string, string>();
        said.set(id, texts.set(textOf(element), path));
      }
    const several = [...said].filter(
      ([id, texts]) => texts.size !== 1 || !texts.has(facts.get(id)?.display ?? ""),
    );
    expect(several.map(([id, texts]) => `${id}: ${[...texts.keys()].join(" | ")}`)).toEqual([]);
    expect(said.size).toBeGreaterThan(5000);
  });

  it("is one value for each number of an indicator, area, period and aspect, whatever fact it stands for", () => {
    const values = new Map<string, Set<string>>();
    for (const fact of facts.values()) {
      if (
        !/^(indicator|target)\//.test(fact.fact) ||
        !["actual", "goal", "ratio", "status"].includes(fact.aspect)
      )
        continue;
      const key = [fact.aspect, fact.target ?? fact.indicator, fact.area, fact.period].join(" ");
      values.set(key, (values.get(key) ?? new Set()).add(fact.display));
    }
    expect([...values].filter(([, shown]) => shown.size > 1)).toEqual([]);
  });

  it("is the same in the headline of the overview and in its squares", () => {
    const overview = page("index.html");
    const plan = [...facts.keys()].find((id) => /^plan\/[^/]+\/[^/]+\/met-count$/.test(id)) ?? "";
    const [, id = "", period = ""] = plan.split("/");
    expect(counted(overview.querySelectorAll("a.square data"))).toEqual(stated(`plan/${id}`, period));
    const headline = [...overview.querySelectorAll("p.said data")].map(idOf);
    expect(headline).toContain(plan);
  });

  it("is the same in the sentence of each area, department, measure and section, in its table, and in the lists that lead there", () => {
    let held = 0;
    for (const path of pages.filter((each) =>
      /^(areas|departments|measures|sections)\/.+\.html$/.test(each),
    )) {
      const document = page(path);
      // Misses stand before the rest, in a table of their own.
      const tables = [...document.querySelectorAll("table.targets")];
      const named = [...document.querySelectorAll("p.said data")]
        .map(idOf)
        .find((id) =>
          /^(area|department|measure|section)\/.+(\/verdict|(met|missed|behind|no-data|on-pace)-count)$/.test(
            id,
          ),
        )
        ?.split("/");
      if (tables.length === 0 || !named) continue;
      const rows = tables.flatMap((each) => [...each.querySelectorAll("td.judged data.status")]);
      expect(counted(rows), path).toEqual(stated(`${named[0]}/${named[1]}`, named[2] ?? ""));
      held += 1;
    }
    expect(held).toBeGreaterThan(30);
  });

  it("says which targets a row of the whole leaves out, where it counts fewer than the plan has", () => {
    const [plan] = [...facts.values()].filter(({ fact }) => /^plan\/[^/]+\/[^/]+\/target-count$/.test(fact));
    const own = page("areas/330400.html");
    const rows = own.querySelectorAll("table.targets td.judged data.status").length;
    expect(rows).toBeGreaterThan(40);
    const apart = [...own.querySelectorAll("p.note")].find((note) => textOf(note).startsWith("以上不含"));
    expect(apart?.querySelectorAll("data.status").length).toBe(Number(plan?.value) - rows);
    expect(textOf(page("areas/index.html").querySelector("main"))).toContain("只计在该地，不计入全市");
  });

  it("calls by one word one thing: how far a target is reached, and what a score gives for it", () => {
    let both = 0;
    for (const path of pages.filter((each) => each.startsWith("scores/"))) {
      const main = page(path).querySelector("main");
      expect(textOf(main), path).not.toMatch(/完成程度/);
      for (const number of page(path).querySelectorAll("ul.things data[value]"))
        if (idOf(number).includes("/degree/"))
          expect(number.parentElement?.previousSibling?.textContent, path).toMatch(/按计分办法计$/);
        else if (/(完成率|占限值)$/.test(number.parentElement?.previousSibling?.textContent ?? ""))
          expect(idOf(number), path).toMatch(/\/ratio$/);
      // What is really attained stands before what a score takes of it.
      for (const item of main?.querySelectorAll("ul.things li") ?? []) {
        const [real, given] = ["/ratio", "/degree/"].map((part) =>
          [...item.querySelectorAll("data[value]")].findIndex((each) => idOf(each).includes(part)),
        );
        if (given !== undefined && given >= 0 && real !== undefined && real >= 0) {
          expect(real, path).toBeLessThan(given);
          both += 1;
        }
      }
    }
    expect(both).toBeGreaterThan(3);
  });

  it("tells what is lacking from what was not reported", () => {
    const lacking = [...facts.values()].filter(
      ({ aspect, display }) => aspect === "status" && display === WORDS.lacking,
    );
    expect(lacking.length).toBeGreaterThan(0);
    for (const { fact, indicator, area, period, value } of lacking) {
      expect(value).toBe("no data");
      expect(facts.get(`indicator/${indicator}/${area}/${period}/actual`)?.flag, fact).toBe("incomplete");
    }
    const said = textOf(page("indicators/9-1.html").querySelector("p.said"));
    expect(said).toMatch(/的目标0\.1个百分点，因\S+所报未能读取，数据不全，无法判定；/);
    for (const { fact, indicator, area, period, value, display } of facts.values())
      if (fact.startsWith("target/") && value === "no data" && display === WORDS["no data"])
        expect(facts.has(`indicator/${indicator}/${area}/${period}/actual`), fact).toBe(false);
  });
});
