import type { Plan } from "../plan/plan.ts";

/** A kind of page that there is one of for each row of a plan table. */
export interface Route {
  /** The folder of its pages. */
  folder: string;
  /** The name of its parameter, as in `[area].md`. */
  name: string;
  /** The ids that it stands for, in their order. */
  ids(plan: Plan): string[];
}

/** Every kind of page that there is one of for each row. */
export const ROUTES: Route[] = [
  { folder: "sections", name: "section", ids: (plan) => plan.sections.rows.map((row) => row.section) },
  { folder: "measures", name: "measure", ids: (plan) => plan.measures.rows.map((row) => row.measure) },
  {
    folder: "indicators",
    name: "indicator",
    ids: (plan) => plan.indicators.rows.map((row) => row.indicator),
  },
  { folder: "areas", name: "area", ids: (plan) => plan.areas.rows.map((row) => row.area) },
  {
    folder: "departments",
    name: "department",
    ids: (plan) => plan.departments.rows.map((row) => row.department),
  },
];

/** Where Framework lays out a kind of page, once for all its rows: slots are all that differs between them. */
export function templatePath({ folder, name }: Route): string {
  return `${folder}/of-${name}`;
}
