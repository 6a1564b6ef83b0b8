import type { Loader } from "../../intake/contract.ts";
import { fold } from "../../intake/layout/sheet.ts";
import { applicablePairs } from "../../plan/applies.ts";
import type { Plan } from "../../plan/plan.ts";
import type { RawTable } from "../../warehouse/open.ts";
import type { FoldedPart } from "../engine/engine.ts";

/** What a kind of a form's records counts for: an indicator, perhaps only from some amount on; none where that is blank. */
interface Meaning {
  form: string;
  kind: string;
  indicator: string;
  least: number | null;
}

/** The tables beside the records by which the fold judges and counts them: the plan's areas, kinds, and what these count for where. */
export function wordTables(plan: Plan, loaders: Loader[]): Record<string, RawTable> {
  const meanings = loaders.flatMap((loader) => meaningsOf(plan, loader));
  const pairs = applicablePairs(plan);
  const rated = new Set(loaders.flatMap(({ form, records }) => (records?.passed ? form : [])));
  const kinds = new Map(meanings.map(({ form, kind }) => [JSON.stringify([form, kind]), { form, kind }]));
  const known = [...kinds.values()].map(({ form, kind }) => {
    const own = meanings.filter((each) => each.form === form && each.kind === kind && each.indicator !== "");
    const applying = pairs.filter(({ indicator }) => own.some((each) => each.indicator === indicator));
    const flags = {
      rated: Number(rated.has(form)),
      measured: Number(own.some(({ least }) => least !== null)),
      counts: Number(own.length > 0),
    };
    return { form, kind, ...flags, areas: new Set(applying.map(({ area }) => area)) };
  });
  return {
    known_area: { columns: columns("area"), rows: plan.areas.rows.map(({ area }) => ({ area })) },
    known_kind: {
      columns: { ...columns("form", "kind"), rated: "integer", measured: "integer", counts: "integer" },
      rows: known,
    },
    fits: {
      columns: columns("form", "kind", "area"),
      rows: known.flatMap(({ form, kind, areas }) => [...areas].map((area) => ({ form, kind, area }))),
    },
    meaning: {
      columns: { ...columns("form", "kind", "indicator"), least: "bigint" },
      rows: meanings.filter(({ indicator }) => indicator !== ""),
    },
    applies: { columns: columns("indicator", "area"), rows: pairs },
  };
}

/** The table of parts: of which form's list each is, and for which days that is complete. */
export function partTable(parts: Pick<FoldedPart, "sha256" | "source">[]): RawTable {
  return {
    columns: { ...columns("part", "form"), first: "date", last: "date" },
    rows: parts.map(({ sha256, source: { form, from, until } }) => ({
      ...{ part: sha256, form, first: from, last: until },
    })),
  };
}

function columns(...names: string[]): RawTable["columns"] {
  return Object.fromEntries(names.map((name) => [name, "varchar"]));
}

/** What the records of a loader's form count for, by each kind as the plan spells it, or by the indicator that they name. */
function meaningsOf(plan: Plan, { form, records }: Loader): Meaning[] {
  if (!records || "register" in records.subject) return [];
  if ("indicator" in records.subject)
    return plan.indicators.rows.map(({ indicator }) => ({ form, kind: indicator, indicator, least: null }));
  const own = plan.counting.rows.filter((rule) => rule.form === form);
  return [...new Set(own.map(({ kind }) => kind))].flatMap((kind) =>
    own
      .filter((rule) => fold(rule.kind) === fold(kind))
      .map(({ indicator, least }) => ({ form, kind, indicator, least: least === "" ? null : Number(least) })),
  );
}
