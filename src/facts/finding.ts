import type { Finding, FindingCode } from "../intake/finding.ts";
import type { Intake } from "../intake/receive.ts";
import { parsePeriod } from "../plan/period.ts";
import type { Plan } from "../plan/plan.ts";
import type { Warehouse } from "../warehouse/open.ts";

/** The findings that the run may know: those of intake in their order, then those that only the warehouse could see. */
export async function readFindings(warehouse: Warehouse, plan: Plan, intake: Intake): Promise<Finding[]> {
  const rows = await warehouse.query<{
    finding: string | null;
    path: string;
    code: FindingCode;
    area: string;
    period: string;
  }>("select * from known_finding order by finding::integer nulls last, path, area");
  return rows.flatMap(({ finding, path, code, area, period }) => {
    if (finding !== null) return intake.findings[Number(finding)] ?? [];
    const name = plan.areas.rows.find((row) => row.area === area)?.name ?? area;
    return [{ code, file: path, place: null, text: "", detail: name, period: parsePeriod(period) }];
  });
}
