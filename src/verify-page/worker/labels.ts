import type { Ground } from "../../verify/expect/ground.ts";
import { scenarioOf } from "../../verify/expect/scenarios/scenario-view.ts";

/** The table of the plan that names a kind of subject, and the column of it. */
const NAMED: Record<string, readonly [table: string, column: string]> = {
  indicator: ["indicators", "title"],
  target: ["targets", "title"],
  parts: ["targets", "title"],
  trajectory: ["trajectories", "title"],
  score: ["schemes", "title"],
  area: ["areas", "name"],
  department: ["departments", "name"],
  measure: ["measures", "title"],
  section: ["sections", "title"],
  deliverable: ["deliverables", "title"],
  example: ["examples", "title"],
};
const KINDS: Record<string, string> = {
  appeal: "申诉",
  areas: "各地",
  backtest: "推算检验",
  plan: "计划",
  source: "来件",
  score: "评分",
  target: "目标",
  trajectory: "轨迹",
};
/** What facts of figures are called; others by the title of their rule. */
const ASPECTS: Record<string, string> = {
  actual: "实际数",
  numerator: "分子",
  denominator: "分母",
  goal: "目标数",
  status: "判定",
  total: "得分",
  grade: "等次",
};
/** The kinds of facts whose ids name an area, a department or a laboratory behind the subject. */
const OF_AREAS = new Set(["indicator", "target", "trajectory", "score"]);
const PARTS: readonly [RegExp, string][] = [
  [/^(\d{4})$/, "$1年"],
  [/^(\d{4})Q1$/, "$1年一季度"],
  [/^(\d{4})Q2$/, "$1年二季度"],
  [/^(\d{4})Q3$/, "$1年三季度"],
  [/^(\d{4})Q4$/, "$1年四季度"],
  [/^(\d{4})H1$/, "$1年上半年"],
  [/^(\d{4})H2$/, "$1年下半年"],
  [/^(\d{4})M0?(\d+)$/, "$1年$2月"],
  [/^(\d{4})Y0?(\d+)$/, "$1年$2月起十二个月"],
  [/^(\d{4})-(\d{4})$/, "$1—$2年"],
];

/** A period in words; what is none stands as it is. */
export function periodWords(id: string): string {
  const found = PARTS.find(([pattern]) => pattern.test(id));
  return found ? id.replace(...found) : id;
}

/** What a fact is called: what it is of, where and when, and the title of its rule. */
export function nameOf(id: string, ground: Ground): string {
  const { scenario, inner = id } = scenarioOf(id) ?? {};
  const [type = "", subject = "", ...rest] = inner.split("/");
  const where = OF_AREAS.has(type) ? (rest.shift() ?? "") : "";
  const [period = ""] = rest;
  const rule = ground.site.facts.get(id)?.fact.rule ?? "";
  const [aspect = "", ...source] = rest.slice(1);
  const title = ASPECTS[aspect] ?? ground.site.rules[rule]?.title ?? aspect;
  return [
    scenario && `情形${scenario}`,
    [KINDS[type], subjectOf(type, subject, ground)].filter(Boolean).join(" "),
    where && placeName(where, ground),
    periodWords(period),
    source.length > 0 && aspect in ASPECTS ? `${title}（${source.join("/")}）` : title,
  ]
    .filter(Boolean)
    .join(" · ");
}

function subjectOf(type: string, subject: string, { plan, site }: Ground): string {
  if (type === "source") return site.files.get(subject)?.file.name ?? subject;
  if (type === "period") return periodWords(subject);
  const [table, column] = NAMED[type] ?? [];
  const name = table && column ? plan.row(table, subject)?.row[column] : undefined;
  return type === "plan" || type === "areas" ? "" : (name ?? subject);
}

/** An area, a department or a laboratory by its name. */
export function placeName(id: string, { plan }: Ground): string {
  for (const table of ["areas", "departments"]) {
    const name = plan.row(table, id)?.row.name;
    if (name) return name;
  }
  return plan.row("laboratories", id)?.row.title ?? plan.row("laboratories", id)?.row.name ?? id;
}
