import { periodOf } from "../arithmetic/period.ts";
import type { PlanRow } from "../originals/plan.ts";
import type { Ground } from "./ground.ts";

/** The last edition that was issued as far as the run may know, of a period that it may know too. */
export function lastIssue({ plan, bounds }: Pick<Ground, "plan" | "bounds">): PlanRow | undefined {
  return plan
    .rows("issued")
    .filter(
      ({ issued_on = "", known_at = "", as_of = "" }) =>
        issued_on <= bounds.knownAt &&
        known_at <= bounds.knownAt &&
        (periodOf(as_of)?.last ?? Number.POSITIVE_INFINITY) <= bounds.last,
    )
    .reduce<PlanRow | undefined>(
      (last, row) => (last && (last.issued_on ?? "") > (row.issued_on ?? "") ? last : row),
      undefined,
    );
}

/** The row of what that edition stated, by parts of the id of a fact; none where it stated nothing of it. */
export function statedRow(is: (parts: string[]) => boolean, ground: Ground): string | undefined {
  const { edition } = lastIssue(ground) ?? {};
  return ground.plan.rows("stated").find((row) => row.edition === edition && is((row.fact ?? "").split("/")))
    ?.stated;
}
