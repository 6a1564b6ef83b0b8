import { z } from "zod";
import { parsePeriod } from "../core/period.ts";
import { CATALOGUE } from "../intake/findings/catalogue.ts";
import type { Finding, FindingCode } from "../intake/findings/finding.ts";
import type { Place } from "../intake/layout/sheet.ts";
import type { Intake } from "../intake/receive.ts";
import type { Plan } from "../plan/plan.ts";
import type { AnswerRow } from "../plan/reference.ts";
import type { Warehouse } from "../warehouse/open.ts";
import { findingsOfPlan } from "./plan-finding.ts";
import type { Telling } from "./telling/telling.ts";

/** A finding that stands, as it is told, with what its sender has answered to it. */
export interface StandingFinding extends Omit<Finding, "file" | "other"> {
  /** The sha256 of the file, where that is one that was read. */
  file: string | null;
  /** What the file is called. */
  name: string;
  /** Who sent it, as the register has it; blank where nobody entered it. */
  sender: string;
  answer: Answer | undefined;
}

type Answer = Pick<AnswerRow, "answer" | "from" | "date">;

/** Findings of what could not be read, and so went into nothing. */
const UNREAD: readonly FindingCode[] = ["file-closed", "file-special"];

const findingRow = z.strictObject({
  path: z.string(),
  code: z.enum(Object.keys(CATALOGUE) as FindingCode[]),
  /** These two null where an answer is the finding. */
  area: z.string().nullable(),
  period: z.string().nullable(),
  reading: z.string().nullable(),
  others: z.array(z.string().nullable()).nullable(),
  detail: z.string().nullable(),
  answer: z.number().nullable(),
  /** The answer that is itself the finding, since it answers none. */
  unmatched: z.number().nullable(),
});
type FindingRow = z.infer<typeof findingRow>;

/**
 * The findings that the run may know: those of intake in their order, then those that only the warehouse could see, and
 * the answers that answer none of them. `findings` are for everybody, `doubts` for the office; `paths` are those of
 * the files that either is about, where they could be read.
 */
export async function readFindings(
  warehouse: Warehouse,
  plan: Plan,
  intake: Intake,
  telling: Telling,
): Promise<{ findings: StandingFinding[]; doubts: StandingFinding[]; paths: string[] }> {
  const known = new Map(intake.files.map(({ path, sha256 }) => [path, sha256]));
  const senders = new Map(plan.register.rows.map(({ path, sender }) => [path, sender]));
  const [findings, doubts]: [StandingFinding[], StandingFinding[]] = [[], []];
  const paths = new Set<string>();
  const add = (made: Finding, answer?: Answer) => {
    const { code, file } = made;
    const sender = telling.text(senders.get(file) ?? "");
    const told = tell(made, { file: known.get(file) ?? null, sender, answer }, telling);
    (CATALOGUE[code].audience === "internal" ? doubts : findings).push(told);
    if (!UNREAD.includes(code)) paths.add(file);
  };
  const answerOf = (place: number | null): Answer | undefined => {
    const { answer, from, date } = plan.answers.rows[place ?? -1] ?? {};
    return answer && from && date ? { answer, from, date } : undefined;
  };
  for (const { finding, answer } of await warehouse.query(
    z.strictObject({ finding: z.number(), answer: z.number().nullable() }),
    "select finding::integer as finding, answer from known_finding where finding is not null order by 1",
  )) {
    const made = intake.findings[finding];
    if (made) add(made, answerOf(answer));
  }
  for (const row of await warehouse.query(
    findingRow,
    "select path, code, area, period, reading, others, detail, answer, unmatched from known_finding where finding is null order by unmatched nulls first, path, code, area, period, reading::integer",
  ))
    add(ofWarehouse(row, plan, intake), answerOf(row.answer));
  for (const made of await findingsOfPlan(warehouse, plan)) add(made);
  return { findings: latestFirst(findings), doubts: latestFirst(doubts), paths: [...paths] };
}

/** Findings by the ends of their periods, the latest first and those of no period last; those alike stay in their order. */
function latestFirst(findings: StandingFinding[]): StandingFinding[] {
  const last = ({ period }: StandingFinding) => period?.last ?? Number.NEGATIVE_INFINITY;
  return findings.toSorted((a, b) => (last(a) === last(b) ? 0 : last(b) - last(a)));
}

/** A finding as it is told. */
function tell(
  { code, file: path, place, among, text, detail, other, lost, period }: Finding,
  about: Pick<StandingFinding, "file" | "sender" | "answer">,
  telling: Telling,
): StandingFinding {
  const at = <P extends Place>(each: P) => ("line" in each ? each : telling.place(path, each));
  const beside = other && `另一文件：${telling.file(other)}`;
  const words = telling.text(detail);
  const told: StandingFinding = {
    code,
    file: about.file,
    name: telling.file(path),
    sender: about.sender,
    place: place && at(place),
    text: telling.text(text),
    detail: beside ? [words, beside].filter(Boolean).join("；") : words,
    period,
    answer: about.answer,
  };
  if (among) told.among = among.map(at);
  if (lost) told.lost = lost;
  return told;
}

/** A finding that only the warehouse could see. */
function ofWarehouse(row: FindingRow, plan: Plan, intake: Intake): Finding {
  const answer = plan.answers.rows[row.unmatched ?? -1];
  if (!answer) return ofFigures(row, plan, intake);
  const { path: file, code, place, text } = answer;
  const detail = [code, place, text].filter(Boolean).join(" ");
  return { code: row.code, file, place: null, text: "", detail, period: null };
}

/** A finding between figures. */
function ofFigures(
  { path, code, area, period, reading, others, detail }: FindingRow,
  plan: Plan,
  { readings }: Intake,
): Finding {
  const name = plan.areas.rows.find((row) => row.area === area)?.name ?? area ?? "";
  const about = { code, file: path, period: parsePeriod(period ?? "") };
  const at = readings[Number(reading ?? -1)];
  if (!at) return { ...about, place: null, text: "", detail: detail ?? name };
  const among = (others ?? []).flatMap((other) => readings[Number(other ?? -1)] ?? []);
  // Cells of other files stand in the text, since a place is one of the finding's file.
  const elsewhere = among
    .filter(({ file }) => file !== at.file)
    .map(({ text, period }) => `${period.id} ${text}`);
  const whole = code === "equals-targets";
  return {
    ...about,
    place: whole ? null : at.place,
    among: [...(whole ? [at] : []), ...among]
      .filter(({ file }) => file === at.file)
      .map(({ place }) => place),
    text: whole ? "" : at.text,
    detail: [detail ?? "", ...elsewhere].filter(Boolean).join("；"),
  };
}
