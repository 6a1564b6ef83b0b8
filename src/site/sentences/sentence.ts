import { WORDS } from "../../facts/display.ts";
import { type Edition, factOf } from "../../facts/edition.ts";
import type { Fact } from "../../facts/read.ts";
import { BASES, STATUSES, type Status } from "../../plan/schemas.ts";
import { basisMark, countHtml, lackMark } from "../kit/fact.ts";
import { Html, html } from "../kit/html.ts";
import { COUNTED_WORDS } from "../kit/status.ts";
import { asAttribute, asFact, asLabel, asUnit } from "../kit/text.ts";

/** What goes into a sentence: markup, or nothing where there is no fact to say it by. */
export type Clause = Html | "" | false | undefined;

/**
 * A sentence made by rule from facts. It keeps the facts that it is made of, so that one mark at its end says what
 * they rest on; each word that compares stands beside the facts by which it was chosen.
 */
export class Sentence {
  readonly #facts: Fact[] = [];

  /** A fact's text, with its unit behind it. */
  say(fact: Fact | undefined): Html {
    if (!fact) return html``;
    this.#facts.push(fact);
    return html`${countHtml(fact)}${fact.unit !== "%" && asUnit(fact.unit)}`;
  }

  /** A fact's word, in the colour and shape of a verdict. */
  verdict(fact: Fact | undefined): Html {
    if (!fact) return html``;
    this.#facts.push(fact);
    return html`<data class="status ${asAttribute(fact.value.replaceAll(" ", "-"))}" value="${asAttribute(fact.value)}" data-fact="${asAttribute(fact.fact)}">${asFact(fact)}</data>`;
  }

  /** The word for the sign of a fact: above zero, zero, below zero. */
  word(fact: Fact, [above, same, below]: readonly [string, string, string]): Html {
    this.#facts.push(fact);
    return html`<span data-facts="${asAttribute(fact.fact)}">${asLabel(signWord(fact, above, same, below))}</span>`;
  }

  /** How many have a status, in its shape and colour. */
  counted(status: string, word: string, fact: Fact): Html {
    return html`<span class="counted status ${asAttribute(status.replaceAll(" ", "-"))}"><b>${asLabel(word)}</b>${this.say(fact)}</span>`;
  }

  /** How many of a subject's targets are met, or the verdict that all have. */
  met(edition: Edition, subject: string): Html {
    const all = factOf(edition, subject, { aspect: "verdict" });
    const met = factOf(edition, subject, { aspect: "met-count" });
    if (all) return this.verdict(all);
    return met ? this.counted("met", WORDS.met, met) : html``;
  }

  /** How many of a subject's things have each status, or the one that all have: `达标3项、未达标1项`, `均达标`. */
  counts(edition: Edition, subject: string, kind: "" | "deliverable-" | "form-" = ""): Html {
    const all = kind === "" ? factOf(edition, subject, { aspect: "verdict" }) : undefined;
    if (all) return this.verdict(all);
    const words = kind === "" ? COUNTED_WORDS : WORDS;
    const parts = COUNTED[kind].flatMap((status) => {
      const fact = factOf(edition, subject, { aspect: `${kind}${status.replaceAll(" ", "-")}-count` });
      return fact && fact.value !== "0" ? [this.counted(status, words[status], fact)] : [];
    });
    return joined(parts, "、");
  }

  /** The clauses that say something, as a sentence in markup of its own. */
  end(clauses: Clause[]): Html {
    const said = phrase(clauses, "；");
    if (said.markup === "") return html``;
    const basis = BASES.findLast((each) => this.#facts.some((fact) => fact.basis === each));
    const lacks = this.#facts.find(({ flag }) => flag === "incomplete");
    return html`<p class="lead said">${said}。${lacks && lackMark(lacks)}${basis && basisMark(basis)}</p>`;
  }
}

/** What targets, deliverables and forms are counted by, from the best on. */
const COUNTED = {
  "": STATUSES,
  "deliverable-": ["done", "under way", "not started", "no data"],
  "form-": ["on time", "late", "no data", "not due"],
} as const;

/** The clauses that say something, with a mark between them. */
export function phrase(clauses: Clause[], between = "，"): Html {
  return joined(
    clauses.filter((clause): clause is Html => clause instanceof Html && clause.markup !== ""),
    between,
  );
}

/** Parts in a row, with a mark between them. */
export function joined(parts: Html[], between: string): Html {
  return html`${parts.map((part, index) => html`${index > 0 && asLabel(between)}${part}`)}`;
}

/** Whether a fact is a number that is zero. */
export function isZero({ value }: Fact): boolean {
  return /^-?0(\.0*)?$/.test(value);
}

function signWord(fact: Fact, above: string, same: string, below: string): string {
  if (isZero(fact)) return same;
  return fact.value.startsWith("-") ? below : above;
}

/** The words for how a figure stands to its goal. */
export const AGAINST = ["高于", "等于", "低于"] as const;
/** The words for how a figure has changed: of an amount, and of a rate. */
export const CHANGED = { percent: ["增长", "持平", "下降"], points: ["上升", "持平", "下降"] } as const;

/** Whether a status is that of a target that has been judged. */
export function isJudged(status: string | undefined): status is Status {
  return status === "met" || status === "on pace" || status === "behind" || status === "missed";
}
