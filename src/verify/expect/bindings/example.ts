import type { At, Given, Terms } from "./terms.ts";

/** A worked example stands on the cells of its row, and on what follows from them. */
export function exampleTerms({ example = "", period }: Given, { ground }: At): Terms {
  const row = ground.plan.row("examples", example)?.row ?? {};
  const due = (is: boolean) => (is ? "due" : undefined);
  const beside = (aspect: string) => due(ground.site.facts.has(`example/${example}/${period}/${aspect}`));
  const isThere = (column: string) => (row[column] === "" ? "0" : "1");
  return {
    amount: beside("actual"),
    ahead: beside("needed-next"),
    passed: beside("needed-passed"),
    method: row.method,
    goal_by: row.goal_by,
    is_count: due(!row.denominator),
    is_rate: due(!!row.denominator),
    is_set: due(!row.goal_by),
    is_made: due(!!row.goal_by),
    season: due(row.season !== ""),
    last_present: isThere("last"),
    opening_present: isThere("opening"),
  };
}
