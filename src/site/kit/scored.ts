import type { Edition } from "../../facts/edition.ts";
import type { Fact } from "../../facts/read.ts";
import { lackOf } from "./fact.ts";
import { type Html, html } from "./html.ts";
import { asAttribute, asFact } from "./text.ts";

export type SchemeRow = Edition["plan"]["schemes"]["rows"][number];
/** What kind of subject a scheme scores. */
export type Scores = "area" | "department" | "laboratory";

/** The kind of subject that a scheme scores. */
export function scoresOf({ subjects }: SchemeRow): Scores {
  if (subjects.includes("department") || subjects.includes("group")) return "department";
  return subjects.includes("laboratory") ? "laboratory" : "area";
}

/** The name of what a scheme scores: an area, a department or a laboratory. */
export function subjectName({ plan }: Pick<Edition, "plan">, id: string): string {
  const { areas, departments, laboratories } = plan;
  return (
    areas.rows.find(({ area }) => area === id)?.name ??
    departments.rows.find(({ department }) => department === id)?.name ??
    laboratories.rows.find(({ laboratory }) => laboratory === id)?.name ??
    id
  );
}

/** A fact of a score, by what it is of: `total`, `grade`, `line/N1`. */
export function scoreFact(
  { facts, bounds }: Pick<Edition, "facts" | "bounds">,
  { scheme }: Pick<SchemeRow, "scheme">,
  subject: string,
  of: string,
): Fact | undefined {
  return facts.get(`score/${scheme}/${subject}/${bounds.asOf}/${of}`);
}

/** The vetoes that take an area's score its worth, with what each is for. */
export function vetoesOf(edition: Edition, scheme: SchemeRow, area: string): { fact: Fact; title: string }[] {
  return edition.plan.vetoes.rows.flatMap(({ veto, title }) => {
    const fact = scoreFact(edition, scheme, area, `veto/${veto}`);
    return fact?.value === "vetoed" ? [{ fact, title }] : [];
  });
}

/** A verdict or state by its word, without the mark of its basis. */
export function verdictHtml(verdict: Fact): Html {
  const { fact, value } = verdict;
  return html`<data class="status ${asAttribute(value.replaceAll(" ", "-"))}" value="${asAttribute(value)}" data-fact="${asAttribute(fact)}">${asFact(verdict)}</data>${lackOf(verdict)}`;
}

/** An area with its score and rank. */
export interface Ranked {
  area: string;
  total: Fact;
  first: Fact;
  last: Fact;
}

/** The areas that a scheme ranks, in the order of their ranks. */
export function rankedAreas(edition: Edition, scheme: SchemeRow): Ranked[] {
  return edition.plan.areas.rows
    .flatMap(({ area }) => {
      const of = (what: string) => scoreFact(edition, scheme, area, what);
      const [total, first, last] = [of("total"), of("rank-first"), of("rank-last")];
      return total && first && last ? [{ area, total, first, last }] : [];
    })
    .sort((a, b) => Number(a.first.value) - Number(b.first.value));
}
