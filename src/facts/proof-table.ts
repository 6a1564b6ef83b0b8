import type { Large } from "../plan/large.ts";
import type { Operand } from "./operand.ts";
import type { Form, OperandColumns } from "./operand-columns.ts";
import { plain, type ReadFacts } from "./read.ts";

/** How a fact follows, and how its display text is made. */
export interface Proof {
  /** A key of the rules: the method and its aspect. */
  rule: string;
  /** The model whose row the fact is. */
  model: string;
  decimals: number | null;
  signed: boolean;
  edges: string[];
  /** What its large numbers are written in, where they are. */
  shownIn?: Large;
  operands: Operand[];
}

/** How many proofs are held, since what asks for one soon asks for it again. */
const HELD = 50_000;

/** The proofs of facts, each put together when it is asked for: there are more than are worth holding. */
export class ProofTable {
  readonly #held = new Map<number, Proof>();

  constructor(
    private readonly read: Pick<ReadFacts, "following" | "edges">,
    private readonly ids: readonly string[],
    private readonly placeOf: (fact: string) => number | undefined,
    private readonly operands: OperandColumns,
  ) {}

  /** The proof of a fact. */
  get(fact: string): Proof | undefined {
    const place = this.placeOf(fact);
    if (place === undefined) return undefined;
    const held = this.#held.get(place);
    if (held) return held;
    const made = this.#make(place);
    if (this.#held.size === HELD) this.#held.clear();
    if (made) this.#held.set(place, made);
    return made;
  }

  #make(place: number): Proof | undefined {
    const following = this.read.following[place];
    if (!following) return undefined;
    const { method, rule, model, decimals, signed, shown_in } = following;
    return {
      rule: `${method} ${rule}`,
      model,
      decimals,
      signed,
      edges: (this.read.edges.get(place) ?? []).map(plain),
      ...(shown_in ? { shownIn: shown_in } : {}),
      operands: this.operands.of(place),
    };
  }

  /** By which rule a fact follows. */
  ruleOf(fact: string): string {
    const following = this.read.following[this.placeOf(fact) ?? -1];
    return following ? `${following.method} ${following.rule}` : "";
  }

  /** The names and kinds of a fact's operands. */
  formsOf(fact: string): Form[] {
    const place = this.placeOf(fact);
    return place === undefined ? [] : this.operands.formsOf(place);
  }

  /** Whether there is a fact of this id. */
  has(fact: string): boolean {
    return this.placeOf(fact) !== undefined;
  }

  /** The ids of the facts, in their order. */
  keys(): Iterable<string> {
    return this.ids;
  }

  /** What operands of some kinds there are in all proofs, of those that stand for the same thing one. */
  distinct(...kinds: Operand["kind"][]): Operand[] {
    return this.operands.distinct(kinds);
  }
}
