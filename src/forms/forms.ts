import { yearOf } from "../core/period.ts";
import type { Loader } from "../intake/contract.ts";
import { areaSheet } from "./area.ts";
import type { FormSheet, IssuedForm } from "./form.ts";
import { guidanceOf, type Kept } from "./guidance.ts";
import type { Issue } from "./issue.ts";
import { type ListLoader, listSheet } from "./list.ts";
import { isRegister, registerSheet } from "./register.ts";
import { type Duty, reportingAreas, reportingDepartments } from "./senders.ts";
import { stateSheet } from "./state.ts";
import { type SurveyLoader, surveySheet } from "./survey.ts";
import { wideSheet } from "./wide.ts";
import { workbookOf } from "./workbook/package.ts";

/** A form as a file: where it is filed when it comes back, below a data folder, and its bytes. */
export interface FormFile {
  path: string;
  bytes: Uint8Array;
}

/** The forms of a period, each when it is asked for: of these areas alone, or of all areas and departments. */
export function* formFiles(issue: Issue, areas?: ReadonlySet<string>): Generator<FormFile> {
  for (const { path, sheet, guidance } of issuedForms(issue, areas))
    yield { path, bytes: workbookOf(sheet, guidance) };
}

function* issuedForms(issue: Issue, areas?: ReadonlySet<string>): Generator<IssuedForm> {
  const { layouts, period } = issue;
  if (layouts.areas)
    for (const { area, indicators } of reportingAreas(issue)) {
      if (areas && !areas.has(area.area)) continue;
      const folder = `${layouts.areas.folder}/${period.id}/${area.area}`;
      yield issued(issue, layouts.areas, {
        ...{ folder, sender: area.name },
        sheet: areaSheet(issue, layouts.areas, area, indicators),
      });
    }
  if (!areas) for (const duty of reportingDepartments(issue)) yield* formsOf(issue, duty);
}

/** The forms of a department: one of its tables, one for each list, one for each register, one for each survey, one of its deliverables. */
function* formsOf(
  issue: Issue,
  { department, wide, items, lists, registers, surveys, deliverables }: Duty,
): Generator<IssuedForm> {
  const { layouts, plan } = issue;
  const form = (loader: Loader, sheet: FormSheet, about = "", kept: Kept = {}) => {
    const folder = `${loader.folder}/${department.department}`;
    return issued(issue, loader, { folder, sender: department.name, sheet, about, kept });
  };
  if (layouts.wide && wide.length > 0)
    yield form(layouts.wide, wideSheet(issue, layouts.wide, department, wide));
  for (const { indicator } of items)
    if (isList(layouts.items))
      yield form(layouts.items, listSheet(issue, layouts.items, department, [indicator]), indicator);
  for (const loader of lists.filter(isList)) {
    const counted = plan.counting.rows.flatMap((row) =>
      row.form === loader.form && row.indicator !== "" ? row.indicator : [],
    );
    yield form(loader, listSheet(issue, loader, department, [...new Set(counted)]));
  }
  for (const register of registers)
    if (isList(layouts.registers) && isRegister(layouts.registers))
      yield form(
        layouts.registers,
        registerSheet(issue, layouts.registers, department, register),
        register.register,
        { register },
      );
  for (const survey of surveys) {
    const loader = survey.identity === "none" ? layouts.counts : layouts.answers;
    if (isOfAnswers(loader))
      yield form(loader, surveySheet(issue, loader, department, survey), survey.survey, { survey });
  }
  if (layouts.states && deliverables.length > 0)
    yield form(layouts.states, stateSheet(issue, layouts.states, department, deliverables));
}

function isList(loader: Loader | undefined): loader is ListLoader {
  return loader?.records !== undefined;
}

function isOfAnswers(loader: Loader | undefined): loader is SurveyLoader {
  return loader?.answers !== undefined;
}

/** A sheet, where it is filed and who sends it; of one of several lists, which it is, and the register or survey whose list it is. */
interface Made {
  folder: string;
  sender: string;
  sheet: FormSheet;
  about?: string;
  kept?: Kept;
}

/** A form with its guidance. Files of departments are of a period (of a survey, the year), so that a later one does not take the place of an earlier. */
function issued(
  issue: Issue,
  loader: Loader,
  { folder, sender, sheet, about = "", kept = {} }: Made,
): IssuedForm {
  const whole = kept.survey ? yearOf(issue.period, issue.guide.begins).id : issue.period.id;
  const period = folder.includes(whole) ? "" : whole;
  const name = [loader.form, about.replaceAll(".", "-"), period].filter((part) => part !== "").join("-");
  return { path: `${folder}/${name}.xlsx`, sheet, guidance: guidanceOf(issue, loader, sender, kept) };
}
