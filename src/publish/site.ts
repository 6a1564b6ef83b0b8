import { slug } from "../figures/edition.ts";
import type { Plan } from "../plan/plan.ts";
import { readPlan } from "../plan/read.ts";
import { type MarkdownIt, slotFences } from "./fence.ts";

/** The environment by which a build tells Framework what to read and where to write. */
export const SITE_ENV = {
  data: "QUALITY_CITY_DATA",
  reports: "QUALITY_CITY_REPORTS",
  output: "QUALITY_CITY_OUTPUT",
} as const;

/** Framework's configuration: pages come out as bare text with slots for figures, which `publish` fills. */
export function siteConfig(env: NodeJS.ProcessEnv): object {
  return {
    root: env[SITE_ENV.reports] ?? "reports",
    output: env[SITE_ENV.output] ?? "dist",
    dynamicPaths: routesOf(readPlan(env[SITE_ENV.data] ?? "data")),
    preserveExtension: true,
    search: false,
    sidebar: false,
    pager: false,
    toc: false,
    linkify: false,
    style: null,
    footer: "",
    globalStylesheets: [],
    markdownIt: (markdown: MarkdownIt) => slotFences(markdown),
  };
}

/** The addresses of the pages that there are one of for each row of the plan. */
function routesOf(plan: Plan): string[] {
  return [
    ...plan.sections.rows.map(({ section }) => `/sections/${slug(section)}`),
    ...plan.measures.rows.map(({ measure }) => `/measures/${slug(measure)}`),
    ...plan.indicators.rows.map(({ indicator }) => `/indicators/${slug(indicator)}`),
    ...plan.areas.rows.map(({ area }) => `/areas/${slug(area)}`),
    ...plan.departments.rows.map(({ department }) => `/departments/${slug(department)}`),
  ];
}
