import { Choice } from "../../corpus/draw.ts";
import { FAULTS } from "../../corpus/faults.ts";
import type { Verdict } from "../../corpus/judge.ts";
import type { Kind } from "../../corpus/kind.ts";
import { MESS } from "../../corpus/mess.ts";
import { check, isGood, mutate } from "../../corpus/run.ts";

interface Tally {
  kind: Kind;
  forms: number;
  misread: number;
  innocent: number;
  missed: number;
  example: string;
}

export interface FormOptions {
  forms: number;
  seed: number;
  mess: boolean;
  faults: boolean;
  /** Only kinds whose name has these words. */
  kind: string;
}

/**
 * Mutates forms, one kind after the other, half of them with a kind of mess beside it, and prints the three counts by
 * kind; returns whether they are all 0. The seed and the kind of an example make the same form again.
 */
export async function benchForms({ forms, seed, mess, faults, kind: words }: FormOptions): Promise<boolean> {
  const all = [...(mess ? MESS : []), ...(faults ? FAULTS : [])];
  const named = all.filter(({ name }) => name === words);
  const kinds = named.length ? named : all.filter(({ name }) => name.includes(words));
  const tallies = kinds.map(
    (kind): Tally => ({ kind, forms: 0, misread: 0, innocent: 0, missed: 0, example: "" }),
  );
  const writers = new Map<string, number>();
  let texts = 0;
  const from = performance.now();
  for (let index = 0; index < forms; index++) {
    const tally = tallies[index % tallies.length] as Tally;
    const own = seed + index;
    const choice = new Choice(own);
    const beside = choice.chance(0.5) ? choice.of(MESS) : undefined;
    const mutated = mutate(own, tally.kind, beside);
    const { form } = mutated;
    if (form.kind === "text") texts++;
    else writers.set(form.writing.writer, (writers.get(form.writing.writer) ?? 0) + 1);
    const verdict = await check(mutated);
    tally.forms++;
    for (const name of ["misread", "innocent", "missed"] as const)
      tally[name] += Number(verdict[name].length > 0);
    if (!isGood(verdict) && !tally.example)
      tally.example = `seed ${own}, ${mutated.layout}, ${mutated.kinds.join(" + ")}: ${inWords(verdict)}`;
  }
  print(tallies);
  const total = (name: "misread" | "innocent" | "missed") =>
    tallies.reduce((sum, tally) => sum + tally[name], 0);
  const seconds = ((performance.now() - from) / 1000).toFixed(0);
  const books = [...writers].sort().map(([writer, count]) => `${writer} ${count}`);
  process.stdout.write(`
forms      ${forms} of ${kinds.length} kinds (${MESS.length} of mess, ${FAULTS.length} of faults) in ${seconds} s
files      ${texts} texts; workbooks by writer: ${books.join(", ")}
misread    ${total("misread")}
innocent   ${total("innocent")}
missed     ${total("missed")}
`);
  return total("misread") + total("innocent") + total("missed") === 0;
}

function print(tallies: Tally[]): void {
  process.stdout.write(" forms misread innocent missed  kind\n");
  for (const { kind, forms, misread, innocent, missed, example } of tallies) {
    const counts = [forms, misread, innocent, missed].map((count, column) =>
      String(count).padStart([6, 8, 9, 7][column] ?? 0),
    );
    process.stdout.write(`${counts.join("")}  ${kind.name}\n${example && `${" ".repeat(32)}${example}\n`}`);
  }
}

function inWords(verdict: Verdict): string {
  return (["misread", "innocent", "missed"] as const)
    .flatMap((name) =>
      verdict[name].length
        ? `${name}: ${verdict[name].slice(0, 3).join("; ")}${verdict[name].length > 3 ? " …" : ""}`
        : [],
    )
    .join(" | ")
    .slice(0, 600);
}
