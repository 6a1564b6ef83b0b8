import type { Site } from "../../site/site.ts";
import type { Operand, ProvenFact } from "../format.ts";
import type { Follow, Ground } from "../ground.ts";
import { SUPPOSED } from "../scores/score-line.ts";
import { isSupposed } from "./supposed.ts";

/** A fact of a scenario: which scenario, and which fact it is there. */
export function scenarioOf(id: string): { prefix: string; scenario: string; inner: string } | undefined {
  const [, prefix, scenario, inner] = /^(scenario\/(\d+)\/)(.+)$/.exec(id) ?? [];
  return prefix && scenario && inner ? { prefix, scenario, inner } : undefined;
}

/**
 * A fact as it is to be checked: one of a scenario as the fact that it is there, among the facts as the scenario has them,
 * which are those published where it says nothing of its own.
 */
export function within(
  id: string,
  fact: ProvenFact,
  ground: Ground,
  follow: Follow,
): { id: string; fact: ProvenFact; ground: Ground; follow: Follow } {
  const found = scenarioOf(id);
  if (!found) return { id, fact, ground, follow };
  const { prefix, inner } = found;
  return {
    id: inner,
    fact: { ...fact, operands: fact.operands.map((operand) => bare(operand, prefix)) },
    ground: {
      ...ground,
      site: siteWithin(ground.site, prefix),
      stands: (other) => ground.site.facts.has(prefix + other) || supposes(prefix, ground.site),
      published: (other) => ground.site.facts.get(other)?.fact,
    },
    follow: (other) => follow(ground.site.facts.has(prefix + other) ? prefix + other : other),
  };
}

/** An operand that names a fact of the scenario, as it names the fact that this is. */
export function bare(operand: Operand, prefix: string): Operand {
  return operand.kind === "fact" && operand.fact.startsWith(prefix)
    ? { ...operand, fact: operand.fact.slice(prefix.length) }
    : operand;
}

const supposing = new WeakMap<Site, Set<string>>();

/** Whether a scenario supposes something of a figure or score; one that leaves out a source may lack what is published. */
function supposes(prefix: string, site: Site): boolean {
  const found = supposing.get(site) ?? new Set<string>();
  if (!supposing.has(site))
    for (const [id, { fact }] of site.facts) {
      const own = scenarioOf(id)?.prefix;
      if (own && (fact.rule === SUPPOSED || fact.operands.some(isSupposed))) found.add(own);
    }
  supposing.set(site, found);
  return found.has(prefix);
}

const known = new WeakMap<Site, Map<string, Site>>();

function siteWithin(site: Site, prefix: string): Site {
  const sites = known.get(site) ?? new Map<string, Site>();
  known.set(site, sites);
  const made = sites.get(prefix) ?? { ...site, facts: new Facts(site.facts, prefix) };
  sites.set(prefix, made);
  return made;
}

type Entry = { fact: ProvenFact; path: string };

/** The facts of a site as a scenario has them. */
class Facts extends Map<string, Entry> {
  private readonly all: Map<string, Entry>;
  private readonly prefix: string;

  constructor(all: Map<string, Entry>, prefix: string) {
    super();
    this.all = all;
    this.prefix = prefix;
  }

  override get(id: string): Entry | undefined {
    return this.all.get(this.prefix + id) ?? this.all.get(id);
  }

  override has(id: string): boolean {
    return this.all.has(this.prefix + id) || this.all.has(id);
  }

  override keys() {
    return this.all.keys();
  }
}
