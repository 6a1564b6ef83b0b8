import type { Edition } from "../../facts/edition.ts";
import { ALL, type Note, NotedMap } from "../../facts/noted.ts";
import type { Proofs } from "../../facts/proof.ts";
import type { Plan } from "../../plan/plan.ts";
import { notesOf, type Prose } from "../../plan/prose.ts";
import { proofPath } from "../kit/address.ts";
import { keepWhole, over } from "./whole.ts";

/** An edition that tells what is asked for of it, each by a name for which `TracedBy` has a hash. */
export function notedEdition(whole: Edition, note: Note): Edition {
  const noted = over<Edition>(
    whole,
    {
      plan: over(whole.plan, planOf(whole.plan, note), (name) => note(`plan ${name}`)),
      bounds: over(whole.bounds, {}, (name) => note(`bounds ${name}`)),
      facts: new NotedMap(whole.facts, note, (fact) => `facts ${proofPath(fact)}`),
      bySubject: new NotedMap(whole.bySubject, note, (subject) => `subject ${subject}`),
      proofs: notedProofs(whole.proofs, note),
    },
    (name) => note(`edition ${name}`),
  );
  keepWhole(noted, whole, note);
  return noted;
}

/** Of what analysts wrote there is no more than the titles of their pages. */
function planOf(whole: Plan, note: Note): Partial<Plan> {
  return {
    get prose() {
      note("plan prose");
      return titlesIn(whole);
    },
  };
}

/** The pages that analysts wrote, with nothing in them but their titles. */
export function titlesIn({ prose }: Plan): Prose[] {
  return notesOf(prose).map(({ page, title, prose: { path, head } }) => {
    const { by, written } = head;
    return { page, path, head: { by, written }, text: "", markdown: `# ${title}`, above: 0 };
  });
}

function notedProofs(whole: Proofs, note: Note): Proofs {
  const { facts, plan, files, leaves } = whole;
  const file = (reference: string) => `file ${reference.slice(0, 12)}`;
  const proof = (fact: string) => `proof ${fact}`;
  const own: Partial<Proofs> = {
    facts: {
      get: (fact) => told(note, proof(fact), facts.get(fact)),
      ruleOf: (fact) => told(note, proof(fact), facts.ruleOf(fact)),
      formsOf: (fact) => told(note, proof(fact), facts.formsOf(fact)),
      has: (fact) => told(note, proof(fact), facts.has(fact)),
      keys: () => told(note, ALL, facts.keys()),
      distinct: (...kinds) => told(note, ALL, facts.distinct(...kinds)),
    },
    plan: new NotedMap(plan, note, (cell) => `cell ${cell}`),
    files: new NotedMap(files, note, file),
    leaves: {
      readings: new NotedMap(leaves.readings, note, file),
      states: new NotedMap(leaves.states, note, file),
    },
  };
  return over(whole, own, (name) => note(`proofs ${name}`));
}

function told<T>(note: Note, what: string, value: T): T {
  note(what);
  return value;
}
