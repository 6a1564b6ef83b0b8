import { z } from "zod";
import { accountTable } from "../../intake/account/account.ts";
import {
  type BesideAnswers,
  besideQuestions,
  isSumOfSheets,
  isTakenBack,
  otherUnitOf,
} from "../../intake/answers/beside.ts";
import { openList } from "../../intake/answers/reading.ts";
import { SheetReader, type WholeFile } from "../../intake/answers/sheet.ts";
import type { KeptQuestion } from "../../intake/answers/survey.ts";
import type { Finding } from "../../intake/findings/finding.ts";
import { Gathered, MOST_OF_ANSWERS } from "../../intake/gather.ts";
import type { Guide, Say } from "../../intake/layout/guide.ts";
import { readHeading } from "../../intake/layout/heading.ts";
import type { FoundRow } from "../../intake/layout/rows.ts";
import type { Intake, LargeFile, TextAccount } from "../../intake/receive.ts";
import type { Plan } from "../../plan/plan.ts";
import type { Warehouse } from "../open.ts";
import { LargeAccount } from "./account.ts";
import { type Asked, answersQuery } from "./answer-sheets.ts";
import { sumsOf } from "./answer-sums.ts";
import { setAside, takeOdd } from "./answers-again.ts";
import { firstOf, textRow, textsOf } from "./irregular-rows.ts";
import { type Reject, scan } from "./scan.ts";

interface By {
  plan: Plan;
  guide: Guide;
  intake: Intake;
}

/**
 * Reads one large list of answers: what its plain sheets add up to is worked out where they are; others, and those of a unit that is
 * there again, are read as those of small files are. Enters both, and what the list speaks for, into the intake.
 */
export async function readLargeAnswers(
  warehouse: Warehouse,
  large: LargeFile,
  table: string,
  { plan, guide, intake }: By,
): Promise<{ findings: Finding[]; uncounted: []; account?: TextAccount }> {
  const { file, found } = large;
  const { loader, sender, path } = file;
  const { sayOf, told } = tellerOf(path);
  const heading = readHeading(loader, found, sender, guide, sayOf);
  const survey = guide.surveys.get(heading?.survey ?? "");
  const { answers } = loader;
  if (!heading?.survey || !heading.period || !survey || !answers) return told();
  const say = sayOf(heading.period);
  const by = { loader, heading, guide, filed: undefined, path, isFirst: true, elsewhere: [] };
  const tableAccount = accountTable(found, by);
  const { doubts } = tableAccount;
  const other = otherUnitOf(found, survey, answers);
  if (other) say("unit-differs", other);
  const until = other ? 0 : tableAccount.until;
  for (const { code, cell, detail, among } of doubts) say(code, cell, detail, heading.period, among);
  const from = { path, loader: { ...loader, answers }, sender, guide, elsewhere: [] };
  const list = openList(found, heading.survey, heading.period, from, say);
  if (!list || until < Number.POSITIVE_INFINITY) return told();
  const aside = { isByArea: false, commas: new Set<string>() };
  const reader = new SheetReader(answers, survey, guide, say, heading.period, wholeBy(aside));
  const asked = questionsOf(large, reader);
  const isPlain = survey.identity !== "credit-code" && !isGuarded(plan, heading.survey, heading.period.id);
  const { period } = list;
  const beside = besideQuestions(found.at.segment.across, survey).map(({ position }) => position);
  const rejects = await scan(warehouse, large, table, () =>
    answersQuery(large, asked, {
      isPlain,
      beside,
      period,
      depending: survey.depending,
      whole: wordsOfWhole(guide),
    }),
  );
  Object.assign(aside, await setAside(warehouse, large, table, { asked, survey, guide }));
  const account = new LargeAccount(large, []);
  const besides = { table: found, account: tableAccount, survey, answers, guide };
  const take = takerOf(large, { besides, account, say }, (row) => {
    const sheet = reader.sheet(row.fields, row.across);
    if (sheet) list.sheets.push(sheet);
  });
  await takeOdd(warehouse, `${table}_sheet`, take);
  takeRejects(large, rejects, say, take);
  for (const [position, cells] of await filledIn(warehouse, large, table, asked))
    account.addFilled(position, cells);
  const number = intake.answers.push({ ...list, file: file.sha256 }) - 1;
  for (const row of await sumsOf(warehouse, table, plan, heading.survey, asked))
    intake.sums.push({ ...row, list: number });
  const { source } = list;
  for (const subject of survey.indicators)
    for (const area of guide.areasOf(subject))
      file.covers.push({ area, period, source, subject, zones: null, counts: true });
  return { ...told(), account: account.whole() };
}

/** What only all rows of a list tell, once they were looked at. */
function wholeBy(aside: { isByArea: boolean; commas: Set<string> }): WholeFile {
  return {
    known: new Map(),
    isByArea: () => aside.isByArea,
    hasCommas: ({ id }) => aside.commas.has(id),
  };
}

/** What takes a record by its number and texts: hands it on where it is a sheet that counts, and tells where it may not be. */
function takerOf(
  large: LargeFile,
  { besides, account, say }: { besides: BesideAnswers; account: LargeAccount; say: Say },
  add: (row: FoundRow) => void,
) {
  const { found } = large;
  const { survey, answers } = besides;
  return (number: number, texts: (string | null)[]) => {
    if (number < firstOf(large)) return;
    const written = textRow(number, texts);
    const row = found.read(written);
    account.add(written, number, row !== undefined);
    if (row?.fault) say(row.fault.code, row.fault.cell, row.fault.detail);
    if (!row || row.fault || row.lone || isSumOfSheets(row, survey, answers)) return;
    if (!isTakenBack(row, written, besides, say)) add(row);
  };
}

/** What the whole may be called. */
function wordsOfWhole({ names, city }: Guide): string[] {
  return names.spellings.area.flatMap(({ name }) => (names.area(name) === city ? name : []));
}

/** What tells of what is wrong in a file, and all that was told. */
function tellerOf(file: string) {
  const gathered = new Gathered(MOST_OF_ANSWERS);
  const findings: Finding[] = [];
  const sayOf =
    (period: Finding["period"]): Say =>
    (code, cell, detail = "", about = period, among = []) => {
      const place = cell?.place ?? null;
      const at = { file, place, ...(among.length && { among }) };
      const finding = { code, ...at, text: cell?.text ?? "", detail, period: about };
      if (place && "record" in place) gathered.add(finding);
      else findings.push(finding);
    };
  const told = () => ({ findings: [...findings, ...gathered.all()], uncounted: [] as [] });
  return { sayOf, told };
}

/** Whether what of a survey may be told depends on its sheets one by one. */
function isGuarded({ surveys, populations }: Plan, survey: string, period: string): boolean {
  const isSample = populations.rows.some((row) => row.survey === survey && row.period === period);
  return !isSample && surveys.rows.some((row) => row.survey === survey && row.named === "no");
}

/** The questions of a list by the positions of their columns. */
function questionsOf({ found }: LargeFile, reader: SheetReader): Asked[] {
  const heads = found.at.segment.across;
  const known: Map<unknown, KeptQuestion> = reader.askedIn(heads.map(({ head }) => head));
  return heads.flatMap(({ head, position }) => {
    const question = known.get(head);
    return question ? [{ question, position }] : [];
  });
}

/** Hands on the records that are no rows of the scan, and tells of those that cannot be read at all. */
function takeRejects(
  large: LargeFile,
  rejects: Reject[],
  say: Say,
  take: (number: number, texts: string[]) => void,
): void {
  for (const { record, line, ragged } of rejects) {
    const texts = ragged ? textsOf(line, large.delimiter) : undefined;
    if (texts) take(record, texts);
    else if (record >= firstOf(large))
      say("record-unreadable", {
        place: { record, column: large.found.heads()[0]?.text ?? "" },
        ...{ text: line, format: "" },
      });
  }
}

/** How many cells of plain sheets are filled, by the positions of their columns. */
async function filledIn(
  warehouse: Warehouse,
  { found }: LargeFile,
  table: string,
  asked: Asked[],
): Promise<[number, number][]> {
  const counted = asked.map(({ position }) => position);
  const named = [...found.columns.values()];
  const [row] = await warehouse.query(
    z.strictObject({ all: z.string(), filled: z.array(z.string()) }),
    `select count(*) as all, [${counted.map((position) => `count(q${position})`)}]::bigint[] as filled
    from ${table}_sheet where odd is null`,
  );
  return [
    ...named.map((position): [number, number] => [position, Number(row?.all ?? 0)]),
    ...counted.map((position, at): [number, number] => [position, Number(row?.filled[at] ?? 0)]),
  ];
}
