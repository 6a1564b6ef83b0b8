import { decimal, ONE } from "../arithmetic/exact.ts";
import { infer, NOTHING } from "../originals/infer.ts";
import type { ProvenFact } from "./format.ts";
import type { Follow, Ground, Say, Verified } from "./ground.ts";
import { within } from "./scenarios/scenario-view.ts";

/** The facts of a site, each evaluated once from the originals. */
export class Facts {
  private readonly ground: Ground;
  private readonly verified = new Map<string, Verified>();

  constructor(ground: Ground) {
    this.ground = ground;
  }

  /** What follows for a fact; nothing where it has no proof, or rests on itself. */
  get: Follow = (id) => {
    const known = this.verified.get(id);
    if (known) return known;
    this.verified.set(id, NOTHING);
    const proven = this.ground.site.facts.get(id);
    if (!proven) return NOTHING;
    const found = this.follow(id, proven.fact, `${proven.path} ${id}`);
    this.verified.set(id, found);
    return found;
  };

  /**
   * Where a fact does not hold, and yet nothing below it is other than the proofs say, a fact that it names may be the
   * one that is wrong, by its value or by its operands: the fact holds if it follows from what is published of the other.
   */
  private follow(id: string, fact: ProvenFact, where: string): Verified {
    const { failures } = this.ground;
    const as = (follow: Follow, say: Say) => {
      const it = within(id, fact, this.ground, follow);
      return infer(it.id, it.fact, it.follow, it.ground, say);
    };
    const found = as(this.get, (step) => failures.add("facts", where, step));
    if (found.moved || agrees(fact, found)) return found;
    const published: Follow = (other) => {
      const verified = this.get(other);
      const proven = this.ground.site.facts.get(other)?.fact;
      return verified.moved || !proven ? verified : claimed(proven, verified);
    };
    const again = as(published, () => {});
    return agrees(fact, again) ? again : found;
  }
}

/** Whether a fact is what its proof says that it is. */
function agrees(fact: ProvenFact, { value, display }: Verified): boolean {
  return fact.value === value && fact.display === display;
}

/** What a proof says of its fact. */
function claimed({ value, dividend, divisor }: ProvenFact, verified: Verified): Verified {
  const amount = decimal(dividend ?? value);
  if (!amount) return { ...verified, word: value };
  return { ...verified, amount, divisor: divisor === null ? ONE : decimal(divisor), word: null };
}
