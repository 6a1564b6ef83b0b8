import { Growing } from "./growing.ts";
import { type Operand, type OperandRow, operandOf, type References } from "./operand.ts";

/** What operands have in common: all of one but what it refers to. */
export type Form = Pick<OperandRow, "name" | "kind" | "part">;

/** The columns as data, which may be kept. */
export interface OperandData {
  starts: Int32Array;
  forms: Int32Array;
  refs: Int32Array;
  known: Form[];
  texts: string[];
}

/**
 * The operands of every fact in columns, eight bytes for each, since there are millions: its form, and what it refers to, which
 * is the place of a fact, the number of a reading, or one of the texts that several share.
 */
export class OperandColumns {
  readonly #starts: Growing;
  readonly #forms: Growing;
  readonly #refs: Growing;
  readonly #known: Form[];
  readonly #formOf = new Map<string, number>();
  readonly #texts: string[];
  readonly #textOf = new Map<string, number>();

  /** The columns of no operand yet, or those that were kept. */
  constructor(
    private readonly ids: readonly string[],
    private readonly placeOf: (fact: string) => number | undefined,
    private readonly references: References,
    kept?: OperandData,
  ) {
    this.#starts = new Growing(kept?.starts);
    this.#forms = new Growing(kept?.forms);
    this.#refs = new Growing(kept?.refs);
    this.#known = kept?.known ?? [];
    this.#texts = kept?.texts ?? [];
  }

  /** All of them as data. */
  data(): OperandData {
    return {
      starts: this.#starts.all(),
      forms: this.#forms.all(),
      refs: this.#refs.all(),
      known: this.#known,
      texts: this.#texts,
    };
  }

  /** Takes an operand; those of a fact come one after the other, and facts in the order of their places. */
  add({ place, name, kind, ref, part }: OperandRow): void {
    this.#startOf(place);
    const key = `${kind} ${name} ${part}`;
    const form = this.#formOf.get(key) ?? this.#known.push({ name, kind, part }) - 1;
    this.#formOf.set(key, form);
    this.#forms.push(form);
    this.#refs.push(this.#numberOf(kind, ref));
  }

  /** The operands of the fact at a place. */
  of(place: number): Operand[] {
    const operands: Operand[] = [];
    const end = this.#start(place + 1);
    for (let index = this.#start(place); index < end; index++) operands.push(this.#at(index));
    return operands;
  }

  /** The names and kinds of the operands of the fact at a place. */
  formsOf(place: number): Form[] {
    const forms: Form[] = [];
    const end = this.#start(place + 1);
    for (let index = this.#start(place); index < end; index++) forms.push(this.#form(index));
    return forms;
  }

  /** What operands of some kinds there are, of those that stand for the same thing one. */
  distinct(kinds: Operand["kind"][]): Operand[] {
    const found = new Map<string, Operand>();
    for (let index = 0; index < this.#forms.length; index++) {
      if (!kinds.includes(this.#form(index).kind)) continue;
      const key = `${this.#forms.at(index)} ${this.#refs.at(index)}`;
      if (!found.has(key)) found.set(key, this.#at(index));
    }
    return [...found.values()];
  }

  #at(index: number): Operand {
    const form = this.#form(index);
    return operandOf(form, this.#textAt(form.kind, this.#refs.at(index)), this.references);
  }

  #form(index: number): Form {
    const form = this.#known[this.#forms.at(index)];
    if (!form) throw new Error(`no operand ${index}`);
    return form;
  }

  #startOf(place: number): void {
    while (this.#starts.length <= place) this.#starts.push(this.#forms.length);
  }

  #start(place: number): number {
    return place < this.#starts.length ? this.#starts.at(place) : this.#forms.length;
  }

  #numberOf(kind: Operand["kind"], ref: string): number {
    if (kind === "reading" || kind === "state") return Number(ref);
    const place = kind === "fact" ? this.placeOf(ref) : this.#textOf.get(ref);
    if (place !== undefined) return place;
    if (kind === "fact") throw new Error(`no fact ${ref}`);
    const number = this.#texts.push(ref) - 1;
    this.#textOf.set(ref, number);
    return number;
  }

  #textAt(kind: Operand["kind"], number: number): string {
    if (kind === "reading" || kind === "state") return String(number);
    return (kind === "fact" ? this.ids[number] : this.#texts[number]) ?? "";
  }
}
