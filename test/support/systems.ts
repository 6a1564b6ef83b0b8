import { slug } from "../../src/facts/edition.ts";
import type { Intake } from "../../src/intake/receive.ts";
import type { Plan } from "../../src/plan/plan.ts";

/** One thing that a measure sets up: as what it is kept, which layouts bring it, and where its facts stand. */
export interface System {
  title: string;
  /** What its page says of it. */
  shown: string;
  kept: string;
  loaders: string[];
  /** Ids of facts, or what they begin with. */
  facts: string[];
  /** Of the site: the page on which it is read, and that of its proof. */
  page: string;
  proof: string;
}

const HEAD = "| what | kept as | loader | facts | page | proof |\n| --- | --- | --- | --- | --- | --- |";
const code = (text: string) => `\`${text}\``;

/** The systems of a plan, in a table for each of its measures. */
export function systemsTable(plan: Plan, intake: Intake): string {
  return plan.measures.rows
    .map(({ measure, title }) => {
      const rows = systemsOf(plan, intake, measure).map(
        ({ title: what, kept, loaders, facts, page, proof }) =>
          `| ${[what, kept, loaders.map(code).join(", "), facts.map(code).join(", "), code(page), code(proof)].join(" | ")} |`,
      );
      return [`### ${measure} ${title}`, "", HEAD, ...rows].join("\n");
    })
    .join("\n\n");
}

/** What a measure sets up: its registers, its surveys, its targets and its deliverables. */
export function systemsOf(plan: Plan, intake: Intake, measure: string): System[] {
  const loaders = loadersOf(intake, plan);
  const { city } = plan.head;
  const own = <T extends { measure: string }>({ rows }: { rows: T[] }) =>
    rows.filter((row) => row.measure === measure);
  const proofOf = (indicator: string) => `proof/facts/indicator/${slug(indicator)}/${city}.html`;
  return [
    ...own(plan.registers).map((row): System => {
      const counted = plan.counts.rows.filter(({ register }) => register === row.register);
      const stages = plan.stages.rows.filter(({ register }) => register === row.register);
      const [first] = counted;
      return {
        ...{ title: row.title, shown: row.title },
        kept: `register ${code(row.register)}: ${stages.map(({ title }) => title).join(" → ")}`,
        loaders: [...new Set(counted.flatMap(({ indicator }) => loaders.get(indicator) ?? []))],
        facts: counted.map(({ indicator }) => `indicator/${indicator}/`),
        page: `registers/${row.register}.html`,
        proof: proofOf(first?.indicator ?? ""),
      };
    }),
    ...own(plan.surveys).map((row): System => {
      const given = plan.estimates.rows.filter(({ survey }) => survey === row.survey);
      // Of an indicator of its own first: a target may have figures that others report.
      const [first] = given.toSorted((a, b) => Number(hasTarget(plan, a)) - Number(hasTarget(plan, b)));
      return {
        title: row.title,
        shown: row.title,
        kept: `survey ${code(row.survey)}: ${given.length} estimates`,
        loaders: [...new Set(given.flatMap(({ indicator }) => loaders.get(indicator) ?? []))]
          .filter((name) => name.startsWith("survey"))
          .sort(),
        facts: given.map(({ indicator }) => `indicator/${indicator}/`),
        page: `surveys/${slug(row.survey)}.html`,
        proof: proofOf(first?.indicator ?? ""),
      };
    }),
    ...own(plan.targets).map(({ target, title, indicator, area }): System => {
      const counted = plan.counts.rows.find((row) => row.indicator === indicator);
      const given = plan.estimates.rows.find((row) => row.indicator === indicator);
      return {
        title: `${target} ${title}`,
        shown: plan.indicators.rows.find((row) => row.indicator === indicator)?.title ?? "",
        kept: counted
          ? `target, counted from ${code(counted.register)}`
          : given
            ? `target, estimated from ${code(given.survey)}`
            : "target",
        loaders: loaders.get(indicator) ?? [],
        facts: [`target/${target}/${area}/`, `indicator/${indicator}/${area}/`],
        page: `indicators/${slug(indicator)}.html`,
        proof: `proof/facts/target/${slug(target)}/${area}.html`,
      };
    }),
    ...own(plan.deliverables).map(
      ({ deliverable, title, form }): System => ({
        ...{ title: `${deliverable} ${title}`, shown: title },
        kept: `deliverable (${form})`,
        loaders: ["deliverable-report"],
        facts: [`deliverable/${deliverable}/`],
        page: "deliverables.html",
        proof: `proof/facts/deliverable/${slug(deliverable)}.html`,
      }),
    ),
  ];
}

function hasTarget({ targets }: Plan, { indicator }: { indicator: string }): boolean {
  return targets.rows.some((row) => row.indicator === indicator);
}

/** The layouts in which figures of an indicator were received, by its id. */
function loadersOf(
  { files, readings, records, registers, answers }: Intake,
  { counts, estimates }: Plan,
): Map<string, string[]> {
  const names = new Map(files.map(({ sha256, loader }) => [sha256, loader.name]));
  const found = new Map<string, Set<string>>();
  const add = (indicator: string, file: string) =>
    found.set(indicator, (found.get(indicator) ?? new Set()).add(names.get(file) ?? ""));
  for (const { indicator, file } of [...readings, ...records]) add(indicator, file);
  for (const { register, file } of registers)
    for (const row of counts.rows) if (row.register === register) add(row.indicator, file);
  for (const { survey, file } of answers)
    for (const row of estimates.rows) if (row.survey === survey) add(row.indicator, file);
  return new Map([...found].map(([indicator, all]) => [indicator, [...all].sort()]));
}
