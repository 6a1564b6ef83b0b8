import { z } from "zod";
import type { Said } from "../intake/answers/list.ts";
import { isOfPersons } from "../intake/answers/persons.ts";
import type { CellPlace } from "../intake/layout/sheet.ts";
import type { Intake } from "../intake/receive.ts";
import type { Plan } from "../plan/plan.ts";
import { isListed } from "../plan/surveyed.ts";
import type { Warehouse } from "../warehouse/open.ts";

/** A unit that was asked: by what it is known, where it is, and what stands in each cell of its row. */
export interface ListedUnit {
  unit: string;
  area: string;
  place: CellPlace;
  said: Pick<Said, "question" | "place" | "text">[];
}

/** What the list in force of a survey, the last one, says beside its answers; units, and who inspected them, for the office alone. */
export interface Listed {
  survey: string;
  period: string;
  file: string;
  /** The first and the last day of a question that asks for days. */
  days: { question: string; first: string; last: string }[];
  /** What is written of who inspected, each once. */
  by: { question: string; texts: string[] }[];
  units: ListedUnit[];
}

const inForce = z.strictObject({
  survey: z.string(),
  period: z.string(),
  file: z.string(),
  areas: z.array(z.string()),
});

/** Reads the last lists in force of surveys whose units are listed; `all` is what the office is told. */
export async function readListed(
  warehouse: Warehouse,
  intake: Intake,
  plan: Plan,
  all: boolean,
): Promise<Listed[]> {
  const lists = await warehouse.query(
    inForce,
    `select stratum.survey, stratum.period, stratum.file, list(distinct stratum.area order by stratum.area) as areas
     from stratum cross join run join period on period.period = stratum.period
     where stratum.area <> run.city
     group by stratum.survey, stratum.period, stratum.file, period.last
     qualify rank() over (partition by stratum.survey order by period.last desc) = 1
     order by stratum.survey, stratum.file`,
  );
  // Of what is too large to be held, only what is odd is.
  const large = new Set(intake.sums.map(({ list }) => list));
  return lists.flatMap(({ survey, period, file, areas }) => {
    const row = plan.surveys.rows.find((each) => each.survey === survey);
    const own = intake.answers.filter(
      (list, at) =>
        list.file === file && list.survey === survey && list.period.id === period && !large.has(at),
    );
    if (!row || !isListed(row) || (!all && row.named === "no")) return [];
    const units = own.flatMap(({ sheets }) => sheets).filter(({ area }) => areas.includes(area));
    const said = units.flatMap((unit) => unit.said);
    const told = plan.questions.rows.filter((each) => each.survey === survey);
    return [
      {
        ...{ survey, period, file },
        days: told.flatMap(({ question }) => daysOf(question, said)),
        by: told
          .filter(({ kind }) => kind === "body" || (all && kind === "person"))
          .map(({ question }) => ({
            question,
            texts: textsOf(question, all ? said : said.filter((each) => !isOfPersons(each))),
          })),
        units: all
          ? units.map(({ unit, area, place, said: own }) => ({ unit, area, place, said: own.map(asTold) }))
          : [],
      },
    ];
  });
}

function daysOf(question: string, said: Said[]): Listed["days"] {
  const days = said.flatMap((each) => (each.question === question ? (each.day ?? []) : [])).sort();
  const [first, last] = [days[0], days.at(-1)];
  return first && last ? [{ question, first, last }] : [];
}

function textsOf(question: string, said: Said[]): string[] {
  const texts = said.flatMap((each) => (each.question === question ? each.text.trim() : []));
  return [...new Set(texts)].sort();
}

function asTold({ question, place, text }: Said): ListedUnit["said"][number] {
  return { question, place, text };
}
