import { LAYOUTS } from "./clean.ts";
import { Choice } from "./draw.ts";
import type { Form } from "./form.ts";
import { judge, type Verdict } from "./judge.ts";
import type { Expected, Kind, Scope } from "./kind.ts";
import { receiveBytes } from "./receive.ts";
import { bytesOf } from "./write.ts";

/** A form with mess or faults in it. */
export interface Mutated {
  layout: string;
  form: Form;
  expected: Expected[];
  /** The kinds that were put into it. */
  kinds: string[];
}

const ORDER: Scope[] = ["cell", "table", "bytes"];

/** A clean form of a layout that has a place for a kind, with it put in, and with `beside` too where that has one. */
export function mutate(seed: number, kind: Kind, beside?: Kind): Mutated {
  const choice = new Choice(seed);
  const layouts = Object.keys(LAYOUTS).filter((name) => kind.layouts?.test(name) ?? true);
  for (let tries = 0; tries < 2000; tries++) {
    const layout = choice.of(layouts);
    const form = LAYOUTS[layout]?.(choice);
    if (!form) break;
    const both =
      beside && tries < 20 && beside.scope !== kind.scope && (beside.layouts?.test(layout) ?? true);
    const put = [kind, ...(both ? [beside] : [])].sort(
      (a, b) => ORDER.indexOf(a.scope) - ORDER.indexOf(b.scope),
    );
    const expected = put.map((each) => each.put(form, choice));
    if (expected.every((found) => found !== null))
      return { layout, form, expected: expected.flat(), kinds: put.map(({ name }) => name) };
  }
  throw new Error(`no form has a place for: ${kind.name}`);
}

/** Receives a form and judges what is made of it. */
export async function check({ form, expected }: Mutated): Promise<Verdict> {
  return judge(form, expected, receiveBytes(form, await bytesOf(form)));
}

/** Whether nothing is wrong. */
export function isGood({ misread, innocent, missed }: Verdict): boolean {
  return misread.length + innocent.length + missed.length === 0;
}
