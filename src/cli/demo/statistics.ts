import { shiftDays } from "../../core/day.ts";
import { endOf } from "../../core/period.ts";
import { deliverableSheets } from "./deliverable.ts";
import { plant } from "./fault.ts";
import { figuresOf } from "./figures.ts";
import type { DemoGround } from "./ground.ts";
import type { IndicatorProfile } from "./profile.ts";
import { incidentsSheet, inspectionsSheet, itemsSheet } from "./record.ts";
import type { DemoFile, Encoding, Planted, Sheet } from "./sheet.ts";
import { type Statistic, wideSheet } from "./wide.ts";

/** Days after the end of the last period on which departments send. */
const ARRIVAL = 18;

interface Draft {
  department: string;
  name: string;
  encoding: Encoding;
  sheet(): Sheet;
}

/** What departments send, in the order of paths: wide statistics, lists of items, records, reports on deliverables. */
export function* drawStatistics(ground: DemoGround): Generator<{ file: DemoFile; findings: Planted[] }> {
  const last = ground.periods.at(-1);
  if (!last) return;
  const arrived = shiftDays(endOf(last), ARRIVAL);
  const drafts = draftsOf(ground).map((draft) => {
    const row = ground.plan.departments.rows.find(({ name }) => name === draft.department);
    if (!row)
      throw new Error(`the demonstration tables name ${draft.department}, which the plan does not have`);
    const ending = draft.encoding === "workbook" ? "xlsx" : "csv";
    return { ...draft, path: `statistics/${row.department}/${draft.name}.${ending}` };
  });
  drafts.sort((a, b) => (a.path < b.path ? -1 : 1));
  for (const { path, department, encoding, sheet } of drafts)
    yield plant(
      { path, sender: department, arrived, encoding, sheet: sheet() },
      ground.profiles.faults.filter(({ file }) => file === path),
    );
}

function draftsOf(ground: DemoGround): Draft[] {
  const profiles = ground.profiles.indicators;
  const inspected = profiles.filter(({ layout }) => layout === "inspections");
  const { incidents } = ground.profiles;
  return [
    ...profiles.flatMap((profile) => draftOf(ground, profile) ?? []),
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

/** The figures of the areas to which an indicator applies, or of the city where it applies to none of them. */
function statisticOf(ground: DemoGround, profile: IndicatorProfile): Statistic {
  const applicable = ground.applicable(profile.indicator);
  const own = ground.areas.filter(({ area }) => applicable.has(area));
  const sending = own.length ? own : [...applicable].map((area) => ({ area, weight: 1 }));
  return {
    profile,
    areas: sending.map(({ area }) => area),
    written: figuresOf(ground, profile, sending),
  };
}
