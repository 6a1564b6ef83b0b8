import type { Edition, Stated } from "../../facts/edition.ts";
import { copied } from "../../facts/interned.ts";
import type { Fact } from "../../facts/read.ts";
import { IN_PLACE, type Mark, marksIn, plainText } from "../kit/text.ts";
import type { Page, Piece } from "../shell/page.ts";
import type { Kind } from "./kind.ts";
import { type Known, knownTo } from "./known.ts";
import { markOf } from "./mark.ts";
import { spokenIn } from "./numeral.ts";
import { either, type Own, withOwn } from "./own.ts";

/** How many numbers, verdicts and claims there are of each kind. */
export type Tally = Partial<Record<Kind, number>>;

/** A term that a text speaks of. */
const TERM = /“([^“”]+)”/g;

/** How many texts are remembered as they were read; a site may have millions, and most stand in few pages. */
const REMEMBERED = 50_000;

/** What a text says of itself, and what stands in it beside that. */
interface ReadText {
  /** Its marked texts that would state something by themselves, and the first of all. */
  marks: Mark[];
  first: Mark | undefined;
  /** The text with a sign in place of each of them, and what that states. */
  rest: string;
  stated: string[];
}

/** What pages hold beside facts, and is no fact: settings for browsers. */
const SETTING = /^(width=device-width, initial-scale=1|default-src 'none'; .*)$/;

/** What pages are held against: facts, the plan, and everything else that the edition knows. Plain data, for any thread. */
export interface AuditGrounds extends Stated {
  known: Known;
}

/** What the pages of an edition are held against. */
export function groundsOf(edition: Edition): AuditGrounds {
  const { facts, bySubject, plan, lacking } = edition;
  return { facts, bySubject, plan, lacking, known: knownTo(edition) };
}

/** Accounts for every number, verdict and claim of a site. */
export class Account {
  readonly tally: Tally = {};
  #counted: Tally = this.tally;
  readonly #known: Known;
  readonly #read = new Map<string, ReadText>();

  constructor(private readonly grounds: AuditGrounds) {
    const { known, facts } = grounds;
    this.#known = { ...known, codes: either(known.codes, facts) };
  }

  /** The faults of a page, which may know more by itself: what it states that is neither a fact nor of another kind. */
  page({ pieces, facts }: Page, own?: Own): string[] {
    this.#count("fact", facts.length);
    const known = withOwn(this.#known, own);
    return pieces.flatMap((piece) => this.#piece(piece, known));
  }

  /** The faults of a text that no element says to be of a kind; `facts` are those that it speaks of. */
  text(text: string, facts: (Fact | undefined)[] = [], known = this.#known): string[] {
    const { marks, stated } = this.#readText(text);
    const faults = marks.flatMap((mark) => {
      if (!isKnown(mark, known)) return [`no ${mark.kind} that the edition knows: “${excerpt(mark.text)}”`];
      this.#count(mark.kind);
      return [];
    });
    const bare = stated.filter((each) => !facts.some((fact) => fact && says(fact, each)));
    this.#count("fact", stated.length - bare.length);
    return bare.length > 0
      ? [
          ...faults,
          `neither a fact nor accounted for otherwise: ${bare.join(", ")} in “${excerpt(plainText(text))}”`,
        ]
      : faults;
  }

  /** The fault of a text that is said to be what a fact says. */
  verdict(fact: string, text: string): string[] {
    return this.text(text, [this.grounds.facts.get(fact)]);
  }

  /** The fault of a text that is said to be a code. */
  code(text: string): string[] {
    const plain = plainText(text);
    if (![plain, plain.toUpperCase()].some((id) => this.#known.codes.has(id))) return this.text(text);
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
    const { marks, stated } = this.#readText(text);
    const place = attribute ? `${attribute} of ${element.name}` : element.name;
    const faults = (found: string[]) => found.map((fault) => `${place}: ${fault}`);
    const unit = faults(this.#unit(piece));
    if ((marks.length === 0 && stated.length === 0) || (element.name === "meta" && SETTING.test(text)))
      return unit;
    if (mark) return faults([`${mark.fault}: “${excerpt(plainText(text))}”`]);
    return [...unit, ...faults(this.text(text, this.#factsNamed(piece), known))];
  }

  /** A unit that stands right behind a fact must be the fact's. */
  #unit({ text, before }: Piece): string[] {
    const fact = this.grounds.facts.get(before?.facts.at(-1) ?? "");
    const { first, rest } = this.#readText(text);
    return fact && first?.kind === "unit" && rest.startsWith(IN_PLACE) && first.text !== fact.unit
      ? [`not the unit of ${fact.fact}: ${first.text}`]
      : [];
  }

  /** The facts that a text of an attribute or of a mark of a chart speaks of. */
  #factsNamed({ element, attribute }: Piece): (Fact | undefined)[] {
    const { attributes, name, parent } =
      ["title", "desc"].includes(element.name) && element.parent ? element.parent : element;
    const ids = [attributes["data-fact"], ...(attributes["data-facts"]?.split(" ") ?? [])];
    const inChart = attribute === undefined && name === "tspan" ? [parent?.attributes["data-fact"]] : [];
    return [...ids, ...inChart].map((id) => this.grounds.facts.get(id ?? ""));
  }

  #readText(given: string): ReadText {
    const before = this.#read.get(given);
    if (before) return before;
    const text = copied(given);
    const { marks, rest } = this.#marksIn(text);
    const read = {
      rest,
      stated: spokenIn(rest).map(({ text: word }) => word),
      first: marks[0],
      marks: marks.filter((mark) => spokenIn(mark.text).length > 0),
    };
    if (this.#read.size === REMEMBERED) this.#read.clear();
    this.#read.set(text, read);
    return read;
  }

  /** Marked texts; in prose, terms that are marked by quotes too. */
  #marksIn(text: string): ReturnType<typeof marksIn> {
    const { marks, rest } = marksIn(text);
    return {
      marks,
      rest: rest.replace(TERM, (quoted, term: string) => {
        if (!this.#known.texts.constant.has(term)) return quoted;
        marks.push({ kind: "constant", text: term });
        return IN_PLACE;
      }),
    };
  }

  /** Counts what follows in another tally, which may be added to the one of all then. */
  counting(tally: Tally): void {
    this.#counted = tally;
  }

  /** Adds what was counted to the tally of all. */
  add(counted: Tally): void {
    for (const [kind, number = 0] of Object.entries(counted) as [Kind, number][])
      this.tally[kind] = (this.tally[kind] ?? 0) + number;
  }

  #count(kind: Kind, number = 1): void {
    this.#counted[kind] = (this.#counted[kind] ?? 0) + number;
  }
}

/** Whether what is marked as of a kind is of it; of a name that had no room in a chart, its beginning. */
function isKnown({ kind, text }: Mark, { texts, quotations, codes, days }: Known): boolean {
  if (texts[kind].has(text)) return true;
  if (kind === "quotation") return quotations.has(text);
  if (kind === "code") return codes.has(text);
  if (kind === "date") return days.has(text);
  const beginning = text.slice(0, -1);
  return kind === "name" && text.endsWith("…") && [...texts.name].some((name) => name.startsWith(beginning));
}

function says({ display, flag }: Fact, stated: string): boolean {
  return display === stated || (flag === "incomplete" && stated === "未报");
}

function excerpt(text: string): string {
  const line = text.trim().replace(/\s+/g, " ");
  return line.length > 60 ? `${line.slice(0, 60)}…` : line;
}
