import { z } from "zod";
import { parsePeriod } from "../core/period.ts";
import { CATALOGUE } from "../intake/findings/catalogue.ts";
import type { Finding, FindingCode } from "../intake/findings/finding.ts";
import type { Place } from "../intake/layout/sheet.ts";
import type { Intake } from "../intake/receive.ts";
import type { Plan } from "../plan/plan.ts";
import type { AnswerRow } from "../plan/reference.ts";
import type { Warehouse } from "../warehouse/open.ts";
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
  for (const made of await idleDecisions(warehouse, plan)) add(made);
  for (const made of await idleWithdrawals(warehouse, plan)) add(made);
  for (const made of await sharedIndicators(warehouse, plan)) add(made);
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

/** The decisions that the run may know and that meet no figure of the source which they name. */
async function idleDecisions(warehouse: Warehouse, plan: Plan): Promise<Finding[]> {
  const rows = await warehouse.query(
    z.strictObject({ decision: z.number() }),
    `select decision.decision
    from decision
    join period as whole on whole.period = decision.period
    cross join run
    where decision.date <= run.known_at
      and whole.first <= run.last
      and decision.decision not in (
        select decision.decision
        from decision
        join period as whole on whole.period = decision.period
        join figure
          on figure.indicator = decision.indicator
          and figure.area = decision.area
          and figure.source = decision.source
          and figure.scenario = 0
        join period on period.period = figure.period
        where period.first >= whole.first
          and period.last <= whole.last
      )
    order by decision.decision`,
  );
  return rows.flatMap(({ decision }) => {
    const row = plan.decisions.rows[decision];
    if (!row) return [];
    const { indicator, area, period, source } = row;
    return [
      {
        code: "decision-unmatched" as const,
        file: plan.decisions.file,
        place: null,
        text: "",
        detail: [indicator, area, period, source].join(" "),
        period: null,
      },
    ];
  });
}

/** The withdrawals that the run may know and that meet nothing which their file gives. */
async function idleWithdrawals(warehouse: Warehouse, plan: Plan): Promise<Finding[]> {
  const rows = await warehouse.query(
    z.strictObject({ withdrawal: z.number() }),
    `select withdrawal.withdrawal
    from withdrawal
    cross join run
    where withdrawal.date <= run.known_at
      and withdrawal.withdrawal not in (select withdrawal from withdrawn_reading)
      and withdrawal.withdrawal not in (select withdrawal from withdrawn_cover)
      and withdrawal.withdrawal not in (
        select withdrawal
        from known_withdrawal
        join state on state.file = known_withdrawal.file
        where known_withdrawal.indicator = '' and known_withdrawal.area = '' and known_withdrawal.first is null
      )
    order by withdrawal.withdrawal`,
  );
  return rows.flatMap(({ withdrawal }) => {
    const { path, indicator, area, period } = plan.withdrawals.rows[withdrawal] ?? {};
    if (path === undefined) return [];
    const detail = [indicator, area, period].filter(Boolean).join(" ");
    const about = { file: plan.withdrawals.file, place: null, text: "", period: null };
    return [{ ...about, code: "withdrawal-unmatched" as const, detail, other: path }];
  });
}

/** The indicators of which two departments give a figure of one area and period, and whose counts. */
async function sharedIndicators(warehouse: Warehouse, plan: Plan): Promise<Finding[]> {
  const rows = await warehouse.query(
    z.strictObject({ indicator: z.string(), sources: z.array(z.string()) }),
    `select indicator.indicator, list(shared.source order by shared.place) as sources
    from (
      select distinct figure.indicator, figure.source, source_order.place
      from figure
      join source_order
        on source_order.indicator = figure.indicator
        and source_order.source = figure.source
      where figure.scenario = 0
        and figure.source_kind = 'department'
        and (figure.indicator, figure.area, figure.period) in (
          select (indicator, area, period)
          from figure
          where scenario = 0 and source_kind = 'department'
          group by indicator, area, period
          having count(distinct source) > 1
        )
    ) as shared
    join indicator on indicator.indicator = shared.indicator
    group by indicator.indicator, indicator.place
    order by indicator.place`,
  );
  const names = new Map(plan.departments.rows.map(({ department, name }) => [department, name]));
  return rows.map(({ indicator, sources }) => {
    const [first = "", ...others] = sources.map((source) => names.get(source) ?? source);
    return {
      code: "departments-several" as const,
      file: plan.indicators.file,
      place: null,
      text: indicator,
      detail: `为准的是${first}，另有${others.join("、")}`,
      period: null,
    };
  });
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
