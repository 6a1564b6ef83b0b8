import { shiftDays } from "../../core/day.ts";
import { endOf } from "../../core/period.ts";
import { deliverableSheets } from "./deliverable.ts";
import { plant } from "./fault.ts";
import type { DemoGround } from "./ground.ts";
import type { IndicatorProfile } from "./profile.ts";
import { incidentsSheet, inspectionsSheet, itemsSheet } from "./record.ts";
import { registerDrafts } from "./register.ts";
import type { DemoFile, Planted } from "./sheet.ts";
import { type Draft, enteringOf, statisticOf } from "./statistic.ts";
import { surveyDrafts } from "./survey.ts";
import { plantThings } from "./thing.ts";
import { wideSheet } from "./wide.ts";

/** Days after the end of the last period on which departments send. */
const ARRIVAL = 18;

/** What departments send, in the order of paths: wide statistics, lists of items, records, reports on deliverables. */
export function* drawStatistics(ground: DemoGround): Generator<{ file: DemoFile; findings: Planted[] }> {
  const last = ground.periods.at(-1);
  if (!last) return;
  const drafts = draftsOf(ground).map((draft) => {
    const row = ground.plan.departments.rows.find(({ name }) => name === draft.department);
    if (!row)
      throw new Error(`the demonstration tables name ${draft.department}, which the plan does not have`);
    const ending = draft.encoding === "workbook" ? "xlsx" : "csv";
    return { ...draft, path: `statistics/${row.department}/${draft.name}.${ending}` };
  });
  drafts.sort((a, b) => (a.path < b.path ? -1 : 1));
  for (const { path, department, encoding, sheet, until = endOf(last) } of drafts) {
    const arrived = shiftDays(until, ARRIVAL);
    const { file, findings } = plant(
      { path, sender: department, arrived, encoding, sheet: sheet() },
      ground.profiles.faults.filter((fault) => fault.file === path),
    );
    yield { file, findings: [...findings, ...plantThings(ground, file)] };
  }
}

function draftsOf(ground: DemoGround): Draft[] {
  const profiles = ground.profiles.indicators;
  const inspected = profiles.filter(({ layout }) => layout === "inspections");
  const { incidents } = ground.profiles;
  const listed = new Set(ground.profiles.registers.flatMap(({ register }) => enteringOf(ground, register)));
  return [
    ...profiles.flatMap((profile) => (listed.has(profile) ? [] : (draftOf(ground, profile) ?? []))),
    ...ground.profiles.registers.flatMap((profile) => registerDrafts(ground, profile)),
    ...surveyDrafts(ground),
    ...departmentsOf(inspected).map(
      (department): Draft => ({
        department,
        name: "抽检记录",
        encoding: "utf-8",
        sheet: () =>
          inspectionsSheet(
            ground,
            department,
            inspected
              .filter((item) => item.department === department)
              .map((item) => statisticOf(ground, item)),
          ),
      }),
    ),
    ...departmentsOf(incidents).map(
      (department): Draft => ({
        department,
        name: "事故登记表",
        encoding: "utf-8",
        sheet: () =>
          incidentsSheet(
            ground,
            department,
            incidents.filter((item) => item.department === department),
          ),
      }),
    ),
    ...[...deliverableSheets(ground)].map(
      ([department, sheet]): Draft => ({
        department,
        name: "工作任务进展",
        encoding: "workbook",
        sheet: () => sheet,
      }),
    ),
  ];
}

function departmentsOf(rows: { department: string }[]): string[] {
  return [...new Set(rows.map(({ department }) => department))];
}

/** The file of one indicator; none where it is written into a form or a file with others. */
function draftOf(ground: DemoGround, profile: IndicatorProfile): Draft | null {
  const { department, layout } = profile;
  const name = profile.indicator.replaceAll(".", "-");
  if (layout === "wide-xlsx" || layout === "wide-csv")
    return {
      department,
      name,
      encoding: layout === "wide-csv" ? "utf-8" : "workbook",
      sheet: () => wideSheet(ground, statisticOf(ground, profile)),
    };
  if (layout === "items")
    return {
      department,
      name: `${name}名单`,
      encoding: "utf-8",
      sheet: () => itemsSheet(ground, statisticOf(ground, profile)),
    };
  return null;
}
