import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { build } from "../../src/cli/build.ts";
import { silent } from "../../src/core/progress.ts";
import type { Fact } from "../../src/facts/read.ts";
import { verify } from "../../src/verify/verify.ts";
import { workFolder } from "../support/files.ts";
import { answersTo } from "./answer.ts";
import type { Case } from "./case.ts";
import { drawnCases } from "./cases.ts";
import { folderOf } from "./folder.ts";
import { HAND_CASES, type HandCase } from "./hand.ts";

/** What is answered of an indicator and its target. */
const ANSWERED = new RegExp(
  "^(indicator(/[^/]+){3}/(actual|numerator|denominator|yoy|published-growth|difference/.+)" +
    "|target(/[^/]+){3}/(status|gap))$",
);

/** What facts say, or are to say, by their ids. */
type Said = Map<string, string>;

describe.each([
  { by: "quarters", halves: false, hand: HAND_CASES },
  { by: "halves", halves: true, hand: [] },
])("cases with known answers, by $by", ({ halves, hand }) => {
  const drawn = drawnCases(halves);
  const out = join(workFolder("answers-site"), "site");
  let data: string;
  beforeAll(async () => {
    data = folderOf([...drawn, ...hand], halves);
    await build({ data, out, site: true }, silent);
  });

  it("have these answers", () => {
    const facts = factsBelow(out);
    const said = ({ id }: Case) => facts.get(id) ?? new Map<string, string>();
    const differing = [
      ...drawn.flatMap((item) => differences(item, workedOut(item, halves), said(item))),
      ...hand.flatMap((item) => differences(item, byHand(item), asked(item, said(item)))),
    ];
    expect(differing.join("\n")).toBe("");
  });

  it("hold for the checker", () => {
    expect(verify(out, data).failures).toEqual([]);
  });
});

/** The published facts that answer, by their indicator. */
function factsBelow(site: string): Map<string, Said> {
  const facts: Fact[] = JSON.parse(readFileSync(join(site, "data", "facts.json"), "utf8"));
  const answered = new Map<string, Said>();
  for (const { fact, value, flag } of facts.filter(({ fact }) => ANSWERED.test(fact))) {
    const indicator = fact.split("/")[1] ?? "";
    const own = answered.get(indicator) ?? new Map<string, string>();
    answered.set(indicator, own.set(fact, `${plain(value)} ${flag ?? ""}`.trim()));
  }
  return answered;
}

function workedOut(item: Case, halves: boolean): Said {
  return new Map(
    [...answersTo(item, halves)].map(([id, { value, flag }]) => [id, `${value} ${flag}`.trim()]),
  );
}

function byHand({ id, answers }: HandCase): Said {
  return new Map(Object.entries(answers).flatMap(([end, text]) => (text ? [[factOf(id, end), text]] : [])));
}

/** Of what is published that for which there is an answer by hand. */
function asked({ id, answers }: HandCase, said: Said): Said {
  const ids = new Set(Object.keys(answers).map((end) => factOf(id, end)));
  return new Map([...said].filter(([fact]) => ids.has(fact)));
}

function factOf(id: string, end: string): string {
  return end.startsWith("target/") ? `target/${id}/${end.slice("target/".length)}` : `indicator/${id}/${end}`;
}

/** What differs between answers and what is published, both ways, below a line that says of which case. */
function differences({ id, why }: Case, answers: Said, published: Said): string[] {
  const lines = [...new Set([...published.keys(), ...answers.keys()])]
    .filter((fact) => published.get(fact) !== answers.get(fact))
    .map(
      (fact) =>
        `  ${fact}: published ${published.get(fact) ?? "nothing"}, answer ${answers.get(fact) ?? "nothing"}`,
    );
  return lines.length > 0 ? [`${id}: ${why}`, ...lines] : [];
}

/** A decimal without zeros at its end. */
function plain(value: string): string {
  return /^-?\d+\.\d+$/.test(value) ? value.replace(/\.?0+$/, "") : value;
}
