import type { Period } from "../core/period.ts";
import type { Plan } from "../plan/plan.ts";
import { contained, type Known, nearest } from "./findings/near.ts";
import { fold } from "./layout/sheet.ts";
import { remembering } from "./records/remember.ts";
import { periodReader } from "./values/when.ts";

type Kind = "area" | "indicator" | "department";

/** Finds what a written name stands for: by id, name, short or former name, or alias; exact but for widths. */
export interface Names {
  area(text: string): string | undefined;
  indicator(text: string): string | undefined;
  department(text: string): string | undefined;
  /**
   * A period by its id or in words, shown in a number format where a workbook holds it; with `byEnd` also the one that
   * the plan asks for and that ends with the stretch, the month or the day that is named.
   */
  period(text: string, format?: string, byEnd?: boolean): Period | undefined;
  /** Whether a text names a period by a stretch from the start of a year, however short, or says 累计. */
  isSoFar(text: string): boolean;
  /** Whether a text names a period by a stretch of more than a quarter from the start of a year. */
  isStretch(text: string): boolean;
  /** The known names that a text which is none is nearest to, as a proposal in words; "" where none is near. */
  near(kind: Kind, text: string): string;
  /** Every way of writing an area or an indicator that stands for one. */
  spellings: Record<"area" | "indicator", Spelling[]>;
}

/** A name letter by letter as in the plan, and folded. */
interface Spelling {
  name: string;
  folded: string;
}

/** The names of a plan. A name that would stand for two things stands for none. */
export function planNames(plan: Plan): Names {
  const named: Record<Kind, Map<string, string | undefined>> = {
    area: new Map(),
    indicator: new Map(),
    department: new Map(),
  };
  const all: Record<Kind, Known[]> = { area: [], indicator: [], department: [] };
  const add = (kind: Kind, texts: string[], id: string) => {
    for (const text of texts) {
      const key = fold(text);
      all[kind].push({ name: text, key, id });
      const known = named[kind];
      if (key) known.set(key, known.has(key) && known.get(key) !== id ? undefined : id);
    }
  };
  for (const { area, name, short, code, former } of plan.areas.rows)
    add("area", [area, name, short, code, ...former], area);
  for (const { indicator, title } of plan.indicators.rows)
    add("indicator", [indicator, title, `${indicator}${title}`], indicator);
  for (const { department, name } of plan.departments.rows) add("department", [department, name], department);
  for (const { kind, name, id } of plan.aliases.rows) add(kind, [name], id);
  const spelled = (kind: Kind): Spelling[] => {
    const known = all[kind].filter(({ key }) => named[kind].get(key) !== undefined);
    return [...new Map(known.map(({ name, key }) => [name, { name, folded: key }])).values()];
  };
  const find = (kind: Kind) => {
    const bare = kind === "area" ? withoutOffice : withoutTail;
    return remembering((text) => named[kind].get(fold(text)) ?? named[kind].get(bare(fold(text))));
  };
  const near = (kind: Kind) => {
    const known = all[kind].filter(({ key, id }) => named[kind].get(key) === id);
    return remembering(
      (text) => nearest(text, known) || (kind === "area" ? contained(text, known, plan.head.city) : ""),
    );
  };
  const nearOf = { area: near("area"), indicator: near("indicator"), department: near("department") };
  const periods = periodReader(
    plan.periods.rows.map((row) => row.period),
    plan.head.year_begins,
  );
  return {
    spellings: { area: spelled("area"), indicator: spelled("indicator") },
    area: find("area"),
    indicator: find("indicator"),
    department: find("department"),
    near: (kind, text) => nearOf[kind](text),
    period: (text, format = "", byEnd = false) => periods.read(text, format, byEnd),
    isSoFar: periods.isSoFar,
    isStretch: periods.isStretch,
  };
}

/** A number that stands for a name, such as 1.4, without what floating point adds to it. */
function withoutTail(text: string): string {
  return /^\d+\.\d{12,}$/.test(text) ? String(Number(Number(text).toPrecision(15))) : text;
}

/** What an area's form writes behind its name: the seal's place, its government, or the office that fills it in. */
const OFFICE =
  /(?:人民政府(?:办公室)?|质量强[市县区](?:建设|工作)*(?:领导小组)?办(?:公室)?|质量办)?(?:\((?:盖章|公章|签章|章)\))?$/;

/** A folded name of an area without what says only who signs for it. */
function withoutOffice(text: string): string {
  return withoutTail(text.replace(OFFICE, ""));
}
