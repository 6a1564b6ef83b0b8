import { endOf, type Period } from "../../core/period.ts";
import { surveyNamed } from "../answers/survey.ts";
import type { Loader } from "../contract.ts";
import { codeOfFault, isWithdrawn, wordsOfFault } from "../open/fault.ts";
import { readDay } from "../values/day.ts";
import { zonesMeaning } from "../values/zones.ts";
import type { Guide, Say } from "./guide.ts";
import type { Found } from "./layout.ts";
import { type Cell, fold } from "./sheet.ts";

/** What a table's header block says; each null where it does not say. */
export interface Heading {
  area: string | null;
  period: Period | null;
  /** The one indicator that the table is about. */
  indicator: string | null;
  /** The register of which it lists the stages. */
  register: string | null;
  /** The survey whose answers it lists. */
  survey: string | null;
  /** The first and the last day of the time in which its records are complete, `YYYY-MM-DD`. */
  from: string | null;
  until: string | null;
}

/** Reads a table's header block; null, with findings, where it has a fault, since then nothing under it can be placed. */
export function readHeading(
  loader: Loader,
  { header }: Found,
  sender: string | null,
  { names, years, registers, surveys }: Guide,
  sayOf: (about: Period | null) => Say,
): Heading | null {
  const { area, period, zones, indicator, register, survey, from, until, department } = header;
  const known = <T>(cell: Cell | undefined, read: (text: string) => T | undefined) =>
    cell?.text ? (read(cell.text) ?? null) : null;
  const heading = {
    area: known(area, names.area),
    period: known(period, (text) => names.period(text, period?.format, loader.folder === "submissions")),
    indicator: known(indicator, names.indicator),
    register: known(register, (text) => registerNamed(text, registers)),
    survey: known(survey, (text) => surveyNamed(text, surveys)),
    from: known(from, (text) => readDay(text, years)),
    until: known(until, (text) => readDay(text, years) ?? endNamed(text, names)),
  };
  const say = sayOf(heading.period);
  let sound = true;
  const fault: Say = (...words) => {
    sound = false;
    say(...words);
  };
  for (const [field, cell] of Object.entries(header))
    if (loader.header[field]?.required && cell.text === "")
      fault(cell.fault ? codeOfFault(cell.fault) : "header-missing", cell, loader.header[field].words[0]);
  for (const cell of Object.values(header))
    if (isWithdrawn(cell.fault) && cell.fault) fault("header-invalid", cell, wordsOfFault(cell.fault));
  const sent = sender === null ? undefined : names.department(sender);
  const reporting = names.department(department?.text ?? "");
  if (department && sent && reporting && sent !== reporting)
    fault("sender-differs", department, sender ?? "");
  if (period?.text && !heading.period) fault("period-unknown", period);
  if (area?.text && !heading.area) fault("area-unknown", area, names.near("area", area.text));
  if (indicator?.text && !heading.indicator)
    fault("indicator-unknown", indicator, names.near("indicator", indicator.text));
  if (register?.text && !heading.register)
    fault("register-unknown", register, [...registers.values()].map(({ title }) => title).join("、"));
  if (survey?.text && !heading.survey)
    fault("survey-unknown", survey, [...surveys.values()].map(({ title }) => title).join("、"));
  const kept = registers.get(heading.register ?? "") ?? surveys.get(heading.survey ?? "");
  if (department && kept && reporting && reporting !== names.department(kept.keeper))
    fault("register-keeper", department, kept.keeper);
  if (department?.text && !names.department(department.text))
    fault("department-unknown", department, names.near("department", department.text));
  if (until?.text && !heading.until) fault("day-unreadable", until);
  if (from?.text && !heading.from) fault("day-unreadable", from);
  if (heading.from && heading.until && heading.from > heading.until)
    fault("header-invalid", from ?? null, `不晚于${heading.until}`);
  if (area && heading.area && sender !== null && names.area(sender) !== heading.area)
    fault("sender-differs", area, sender);
  if (zones?.text && loader.zones && !zonesMeaning(loader, zones))
    fault("header-invalid", zones, Object.keys(loader.zones).join("、"));
  return sound ? heading : null;
}

/** The register of an id or a title. */
function registerNamed(text: string, registers: Guide["registers"]): string | undefined {
  const said = fold(text);
  for (const [id, { title }] of registers) if (said === fold(title) || said === fold(id)) return id;
  return undefined;
}

/** The last day of a month or year whose end is named: `2013年9月底`. */
function endNamed(text: string, { period }: Guide["names"]): string | undefined {
  const [, stretch = ""] = /^(.+[年月])份?[底末]$/.exec(fold(text)) ?? [];
  const named = period(stretch);
  return named && endOf(named);
}
