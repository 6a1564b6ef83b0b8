import { shiftDays } from "../core/day.ts";
import { endOf, startOf } from "../core/period.ts";
import type { RegisterSubject } from "../intake/fields.ts";
import { type Answer, type FormSheet, given } from "./form.ts";
import type { Issue } from "./issue.ts";
import { areaAnswer, type ListLoader, recordsSheet } from "./list.ts";
import type { Department, Register } from "./senders.ts";
import { labelOf } from "./words.ts";

/** A layout of lists of registers. */
type RegisterLoader = ListLoader & { records: { subject: RegisterSubject } };

/** A list of a register, to be filled in with what happened since the last one that was received. */
export function registerSheet(
  issue: Issue,
  loader: RegisterLoader,
  department: Department,
  register: Register,
): FormSheet {
  const from = fromOf(issue, register);
  return recordsSheet(issue, loader, department, {
    about: [labelOf(loader, loader.records.subject.register), given(register.title, 2)],
    from,
    answerOf: (field) => answerOf(issue, loader, register, field, from),
  });
}

/** Whether a layout is that of lists of registers. */
export function isRegister(loader: ListLoader): loader is RegisterLoader {
  return "register" in loader.records.subject;
}

/** The first day of which no list tells, and none later than that of the period; blank, for the beginning, where there is no list. */
function fromOf({ earlier, period }: Issue, { register }: Register): string {
  const until = earlier.listedUntil(register);
  if (until === undefined) return "";
  return [shiftDays(until, 1), startOf(period)].sort()[0] ?? "";
}

/** What may be answered in a column of a list. */
function answerOf(
  { plan, guide, period }: Issue,
  { records: { area, day, subject } }: RegisterLoader,
  { register }: Register,
  field: string,
  from: string,
): Answer {
  if (field === area) {
    const counted = plan.counts.rows.flatMap((row) => (row.register === register ? row.indicator : []));
    return areaAnswer(plan, guide, counted);
  }
  if (field === day) return { is: "day", from: from || `${guide.years[0]}-01-01`, until: endOf(period) };
  if (field !== subject.stage) return { is: "text" };
  const stages = plan.stages.rows.filter((row) => row.register === register);
  return { is: "word", words: stages.map(({ title }) => title) };
}
