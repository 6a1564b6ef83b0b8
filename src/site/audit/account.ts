import type { Edition, Stated } from "../../facts/edition.ts";
import type { Fact } from "../../facts/read.ts";
import type { Page, Piece } from "../shell/page.ts";
import { type Known, knownTo } from "./known.ts";
import { markOf } from "./mark.ts";
import { spokenIn } from "./numeral.ts";
import { type Own, withOwn } from "./own.ts";
import { type Kind, Phrases } from "./phrase.ts";

/** How many numbers, verdicts and claims there are of each kind. */
export type Tally = Partial<Record<Kind, number>>;

/** What a text states, by kind, and what of it has none. */
interface Classed {
  kinds: Kind[];
  unknown: string[];
  /** Whether it states nothing at all. */
  silent: boolean;
}

/** What pages hold beside facts, and is no fact: settings for browsers. */
const SETTING = /^(width=device-width, initial-scale=1|default-src 'none'; .*)$/;

/** What pages are held against: facts, the plan, and everything else that the edition knows. Plain data, for any thread. */
export interface Grounds extends Stated {
  known: Known;
}

/** What the pages of an edition are held against. */
export function groundsOf(edition: Edition): Grounds {
  const { facts, bySubject, plan, lacking } = edition;
  return { facts, bySubject, plan, lacking, known: knownTo(edition) };
}

/** Accounts for every number, verdict and claim of a site. */
export class Account {
  readonly tally: Tally = {};
  readonly #known: Known;
  readonly #phrases: Phrases;
  readonly #classed = new Map<string, Classed>();

  constructor(private readonly grounds: Grounds) {
    this.#known = grounds.known;
    this.#phrases = new Phrases(grounds.known.phrases);
  }

  /** The faults of a page, which may know more by itself: what it states that is neither a fact nor of another kind. */
  page({ pieces, facts }: Page, own?: Own): string[] {
    this.#count("fact", facts.length);
    const known = withOwn(this.#known, own);
    return pieces.flatMap((piece) => this.#piece(piece, known));
  }

  /** The faults of a text that no element marks; `facts` are those that it speaks of. */
  text(text: string, facts: (Fact | undefined)[] = []): string[] {
    const { kinds, unknown } = this.#classedText(text);
    for (const kind of kinds) this.#count(kind);
    const bare = unknown.filter((stated) => !facts.some((fact) => fact && says(fact, stated)));
    this.#count("fact", unknown.length - bare.length);
    return bare.length > 0
      ? [`neither a fact nor accounted for otherwise: ${bare.join(", ")} in “${excerpt(text)}”`]
      : [];
  }

  /** The fault of a text that is said to be a code. */
  code(text: string): string[] {
    if (![text, text.toUpperCase()].some((id) => this.#known.codes.has(id))) return this.text(text);
    this.#count("code");
    return [];
  }

  #piece(piece: Piece, known: Known): string[] {
    const { text, element, attribute } = piece;
    const mark = markOf(piece, known, this.grounds);
    if (mark === "fact" && element.name === "data") return [];
    if (typeof mark === "string") {
      this.#count(mark);
      return [];
    }
    if (this.#classedText(text).silent || (element.name === "meta" && SETTING.test(text))) return [];
    const place = attribute ? `${attribute} of ${element.name}` : element.name;
    if (mark) return [`${place}: ${mark.fault}: “${excerpt(text)}”`];
    return [...this.#unit(piece), ...this.text(text, this.#factsNamed(piece))].map(
      (fault) => `${place}: ${fault}`,
    );
  }

  /** A unit that stands behind a fact must be the fact's. */
  #unit({ text, before }: Piece): string[] {
    const fact = this.grounds.facts.get(before?.facts.at(-1) ?? "");
    if (!fact || text.startsWith(fact.unit)) return [];
    const unit = this.#phrases.in(text).find(({ from, kind }) => from === 0 && kind === "unit");
    return unit && !fact.unit.startsWith(unit.text) ? [`not the unit of ${fact.fact}: ${unit.text}`] : [];
  }

  /** The facts that a text of an attribute or of a mark of a chart speaks of. */
  #factsNamed({ element, attribute }: Piece): (Fact | undefined)[] {
    const { attributes, name, parent } =
      ["title", "desc"].includes(element.name) && element.parent ? element.parent : element;
    const ids = [attributes["data-fact"], ...(attributes["data-facts"]?.split(" ") ?? [])];
    const inChart = attribute === undefined && name === "tspan" ? [parent?.attributes["data-fact"]] : [];
    return [...ids, ...inChart].map((id) => this.grounds.facts.get(id ?? ""));
  }

  #classedText(text: string): Classed {
    const before = this.#classed.get(text);
    if (before) return before;
    const stated = spokenIn(text);
    const classed: Classed = { kinds: [], unknown: [], silent: stated.length === 0 };
    const phrases = stated.length ? this.#phrases.in(text) : [];
    for (const { text: word, at } of stated) {
      const phrase = phrases.find(({ from, until }) => from <= at && at + word.length <= until);
      if (phrase) classed.kinds.push(phrase.kind);
      else classed.unknown.push(word);
    }
    this.#classed.set(text, classed);
    return classed;
  }

  #count(kind: Kind, number = 1): void {
    this.tally[kind] = (this.tally[kind] ?? 0) + number;
  }
}

function says({ display, flag }: Fact, stated: string): boolean {
  return display === stated || (flag === "incomplete" && stated === "未报");
}

function excerpt(text: string): string {
  const line = text.trim().replace(/\s+/g, " ");
  return line.length > 60 ? `${line.slice(0, 60)}…` : line;
}
