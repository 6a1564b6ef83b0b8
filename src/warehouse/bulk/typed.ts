import type { ListSubject, RecordMapping } from "../../intake/fields.ts";
import type { LargeFile } from "../../intake/receive.ts";
import { namingFields } from "../../intake/records/record.ts";
import { quoted } from "../open.ts";
import { sampleOf, serialOf, withoutSerial } from "./identity.ts";
import { kindWords } from "./words.ts";

/** Days as systems export them, perhaps with a time. */
const STAMP =
  "(?:19|20)[0-9]{2}(?:-[0-9]{1,2}-[0-9]{1,2}|/[0-9]{1,2}/[0-9]{1,2})(?: (?:[01]?[0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?)?";

/** Some columns of a select, and under which conditions a record is not written plainly. */
export interface Typed {
  columns: Record<string, string>;
  odd: string[];
}

/** What is read of a record as a word of the plan, a day or a number, and what it is then not. */
export function typedColumns(large: LargeFile): Typed {
  const { subject, passed, amount, times } = mappingOf(large);
  const column = columnOf(large);
  const day = dayOf(large);
  const columns: Record<string, string> = {
    area: `try_cast(${column(mappingOf(large).area)} as area_word)`,
    subject:
      "kind" in subject
        ? `try_cast(${column(subject.kind)} as ${kindWords(large.file.loader.form)})`
        : `try_cast(${column(subject.indicator)} as indicator_word)`,
    ...day.columns,
    passed: "null::boolean",
  };
  const odd = ["area is null", "subject is null", ...day.odd];
  if (passed) {
    const cases = Object.entries(passed.words).map(([word, value]) => `when ${quoted(word)} then ${value}`);
    columns.passed = `case ${column(passed.field)} ${cases.join(" ")} end`;
    odd.push("passed is null");
  }
  if (amount) {
    const text = column(amount);
    columns.amount = `case when regexp_full_match(${text}, '[0-9]{1,9}') then ${text}::integer end`;
    odd.push("amount is null");
  }
  if (times) {
    for (const [name, field] of Object.entries({ total: times.total, passes: times.passed })) {
      const text = column(field);
      columns[name] = `case when regexp_full_match(${text}, '[0-9]{1,12}') then ${text}::bigint end`;
    }
    columns.part = column(times.part);
    odd.push("total is null", "passes is null", "passes > total");
  }
  columns.naming = namingOf(large);
  const serial = serialOf(large);
  if (serial) columns.serial = serial.number;
  return { columns, odd: [...odd, ...blankConditions(large)] };
}

/** A number of what names a record, without the spaces around it. */
function namingOf(large: LargeFile): string {
  const [first, ...others] = namingFields(mappingOf(large)).map(columnOf(large));
  if (first === undefined) return "hash('')";
  if (others.length > 0) return `hash(trim(concat_ws(' ', ${[first, ...others]})))`;
  // To look for spaces takes a fraction of the time of taking them away.
  return `hash(case when ${first} < '!' or suffix(${first}, ' ') then trim(${first}) else ${first} end)`;
}

function mappingOf({ file }: LargeFile): RecordMapping & { subject: ListSubject } {
  const { records, name } = file.loader;
  if (!records || "register" in records.subject) throw new Error(`${name} declares no list`);
  return { ...records, subject: records.subject };
}

/** The column of a field, or its text where the table's header says it. */
export function columnOf({ found }: LargeFile): (field: string) => string {
  return (field) => {
    const position = found.columns.get(field);
    return position === undefined ? quoted(found.header[field]?.text ?? "") : `c${position}`;
  };
}

/** Whether days are written in several ways, perhaps with a time. */
function isStamped(large: LargeFile): boolean {
  return sampleOf(large, large.file.loader.records?.day ?? "").some(
    (each) => !/^\d{4}-\d\d-\d\d$/.test(each) && new RegExp(`^${STAMP}$`).test(each),
  );
}

/** How the day of a row that was read plainly was written. */
export function dayWritten(large: LargeFile, row = ""): string {
  return isStamped(large) ? `${row}written` : `${row}day::varchar`;
}

/** The day of a record, and how it was written where that may be in several ways. */
export function dayOf(large: LargeFile): Typed {
  const text = columnOf(large)(large.file.loader.records?.day ?? "");
  if (isStamped(large)) {
    const day = `case when regexp_full_match(${text}, ${quoted(STAMP)}) then try_cast(split_part(${text}, ' ', 1) as date) end`;
    return { columns: { day, written: text }, odd: ["day is null"] };
  }
  const day = `case when ${text} like '20__-__-__' or ${text} like '19__-__-__' then try_cast(${text} as date) end`;
  return { columns: { day }, odd: ["day is null"] };
}

/** That a field is empty or begins with a space, for those of which nothing else says that they are not. */
function blankConditions(large: LargeFile): string[] {
  const { subject, area, passed, day, amount, identity } = mappingOf(large);
  const [kind, indicator] = "kind" in subject ? [subject.kind] : [undefined, subject.indicator];
  const known = [area, indicator, day, passed?.field, amount];
  const numbered = serialOf(large)?.prefix ? identity[0] : undefined;
  return [...large.found.columns].flatMap(([field, position]) => {
    const column = `c${position}`;
    // What begins with a space may be blank: texts are compared by their first bytes, which takes hardly any time.
    const blank = `${column} is null or ${column} < '!' or (${column} >= '\u3000' and ${column} < '\u3001')`;
    if (known.includes(field)) return [];
    // Of kinds there may be no word at all, so that theirs may be the empty one.
    if (field === kind) return [`subject = try_cast('' as ${kindWords(large.file.loader.form)})`];
    return [field === numbered ? withoutSerial(blank) : blank];
  });
}
