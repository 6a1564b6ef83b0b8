import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { parseHTML } from "linkedom";
import { beforeAll, describe, expect, inject, it } from "vitest";
import { WORDS } from "../../src/facts/display.ts";
import type { Edition } from "../../src/facts/edition.ts";
import type { Fact } from "../../src/facts/read.ts";
import { linksFrom } from "../../src/site/kit/link.ts";
import { COUNTED_WORDS } from "../../src/site/kit/status.ts";
import { FIGURES } from "../../src/site/pages/index.ts";
import { scoredSubjects } from "../../src/site/pages/score.ts";
import { sendingAreas } from "../../src/site/pages/source.ts";
import { proofSentence } from "../../src/site/sentences/proofs.ts";
import { AGAINST, CHANGED } from "../../src/site/sentences/sentence.ts";
import { SINCE } from "../../src/site/sentences/survey.ts";
import { shippedEdition } from "../support/edition.ts";

let edition: Edition;
beforeAll(async () => {
  edition = await shippedEdition();
});

/** What stands for pages of proofs among figures; their ids begin as those of the facts that they prove. */
const PROOF = "proof";

/** The beginnings of the ids of facts that have pages of proofs: type, subject and area. */
function provenSubjects(): string[] {
  const begins = [...edition.facts.keys()].map((id) => id.split("/").slice(0, 3).join("/"));
  return [...new Set(begins)].filter((begin) => !begin.startsWith("scenario/"));
}

/** The figures that hold sentences, each with the parameter of its page and the ids that it may have. */
const SPOKEN: [figure: string, parameter: string, ids: (plan: Edition["plan"]) => string[]][] = [
  ["overview", "", () => [""]],
  ["assessment-sentence", "", () => [""]],
  ["deliverable-sentence", "", () => [""]],
  ["plan-sentence", "", () => [""]],
  ...["submission", "received", "compare", "departments", "methods", "rules", "covered"].map(
    (part): (typeof SPOKEN)[number] => [`${part}-sentence`, "", () => [""]],
  ),
  ["area-files", "area", () => sendingAreas(edition).map(({ area }) => area)],
  ["score", "score", () => scoredSubjects(edition)],
  [PROOF, "", () => provenSubjects()],
  ["area", "area", ({ areas }) => areas.rows.map(({ area }) => area)],
  ["department", "department", ({ departments }) => departments.rows.map(({ department }) => department)],
  ["measure", "measure", ({ measures }) => measures.rows.map(({ measure }) => measure)],
  ["section", "section", ({ sections }) => sections.rows.map(({ section }) => section)],
  ...["heading", "pace", "trend", "areas"].map((part): (typeof SPOKEN)[number] => [
    `indicator-${part}`,
    "indicator",
    ({ indicators }) => indicators.rows.map(({ indicator }) => indicator),
  ]),
];

/** The sentences of a figure. */
function sentences(of: Edition, figure: string, parameter: string, id: string): Element[] {
  const drawn =
    figure === PROOF ? proofSentence(of, id) : FIGURES[figure]?.(of, { [parameter]: id }, linksFrom(1));
  const { document } = parseHTML(`<body>${drawn ?? ""}</body>`);
  return [...document.querySelectorAll(".said, .finding")] as unknown as Element[];
}

const textOf = (said: Element[]) => said.map(({ textContent }) => textContent).join("\n");
const cited = (said: Element[]) =>
  said.flatMap((each) =>
    [...each.querySelectorAll("[data-fact], span[data-facts]")].map(
      (element) => element.getAttribute("data-fact") ?? element.getAttribute("data-facts") ?? "",
    ),
  );

const signOf = ({ value }: Fact) => Math.sign(Number(value));
const PAIRS = [AGAINST, CHANGED.percent, CHANGED.points, SINCE];

/** What a sentence says that is not what its facts say. */
function untrue(of: Edition, said: Element[]): string[] {
  const fact = (id: string | null) => of.facts.get(id ?? "") as Fact;
  return said.flatMap((each) => [
    ...[...each.querySelectorAll("data")].flatMap((element) => {
      const known = fact(element.getAttribute("data-fact"));
      return element.textContent === known.display ? [] : [`${known.fact} as ${element.textContent}`];
    }),
    ...[...each.querySelectorAll("span[data-facts]")].flatMap((element) => {
      const known = fact(element.getAttribute("data-facts"));
      const right: (string | undefined)[] = PAIRS.map((words) => words[1 - signOf(known)]);
      return right.includes(element.textContent ?? undefined)
        ? []
        : [`${known.fact} as ${element.textContent}`];
    }),
    ...[...each.querySelectorAll(".counted")].flatMap((element) => {
      const { aspect } = fact(element.querySelector("data")?.getAttribute("data-fact") ?? "");
      const word = aspect
        .replace(/^(deliverable|form|last-now|last|issued)-/, "")
        .replace("-count", "")
        .replaceAll("-", " ");
      const words = /^(?:deliverable|form)-/.test(aspect) ? WORDS : COUNTED_WORDS;
      const right = words[word as keyof typeof words];
      return element.querySelector("b")?.textContent === right ? [] : [`${aspect} as ${element.textContent}`];
    }),
  ]);
}

const OTHER: Record<string, string> = {
  met: "missed",
  missed: "met",
  "all met": "all missed",
  done: "no data",
};

/** A fact turned round: another verdict, or the other sign. */
function turned(fact: Fact): Fact {
  const word = fact.value in WORDS || fact.aspect === "grade";
  if (word) {
    const value = OTHER[fact.value] ?? "met";
    return { ...fact, value, display: WORDS[value as keyof typeof WORDS] };
  }
  const negative = fact.value.startsWith("-");
  const value = signOf(fact) === 0 ? "1" : negative ? fact.value.slice(1) : `-${fact.value}`;
  return { ...fact, value, display: value.replace("-", "−") };
}

function withFact(of: Edition, fact: Fact): Edition {
  const subject = (of.bySubject.get(fact.subject) ?? []).map((each) =>
    each.fact === fact.fact ? fact : each,
  );
  return {
    ...of,
    facts: new Map(of.facts).set(fact.fact, fact),
    bySubject: new Map(of.bySubject).set(fact.subject, subject),
  };
}

describe("sentences made by rule", () => {
  it("stand in the published pages", () => {
    const { document } = parseHTML(readFileSync(join(inject("site"), "index.html"), "utf8"));
    expect(document.querySelector(".said")?.textContent).toBe(
      textOf(sentences(edition, "overview", "", "").slice(0, 1)),
    );
  });

  it("stand on every kind of page, and say what their facts say", () => {
    for (const [figure, parameter, ids] of SPOKEN) {
      const all = ids(edition.plan).map((id) => sentences(edition, figure, parameter, id));
      expect(
        all.some((said) => said.length > 0),
        figure,
      ).toBe(true);
      for (const said of all) expect(untrue(edition, said), figure).toEqual([]);
    }
  });

  it("change with every verdict and sign, and never say the opposite", () => {
    const places = SPOKEN.flatMap(([figure, parameter, ids]) =>
      ids(edition.plan).map((id) => ({ figure, parameter, id })),
    );
    fc.assert(
      fc.property(fc.nat(places.length - 1), fc.nat(100), (place, pick) => {
        const { figure, parameter, id } = places[place] ?? { figure: "overview", parameter: "", id: "" };
        const said = sentences(edition, figure, parameter, id);
        const facts = cited(said);
        const fact = edition.facts.get(facts[pick % facts.length] ?? "");
        if (!fact) return;
        const other = withFact(edition, turned(fact));
        const again = sentences(other, figure, parameter, id);
        expect(untrue(other, again), `${figure} ${id}`).toEqual([]);
        expect(textOf(again), `${figure} ${id} ${fact.fact}`).not.toBe(textOf(said));
      }),
      { numRuns: 150, seed: 7 },
    );
  });
});
