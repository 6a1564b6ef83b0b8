import { type MarkdownIt, slotFences } from "./fence.ts";
import { ROUTES, templatePath } from "./routes.ts";

/** The environment by which a build tells Framework what to read and where to write. */
export const SITE_ENV = {
  reports: "QUALITY_CITY_REPORTS",
  output: "QUALITY_CITY_OUTPUT",
} as const;

/** Framework's configuration: pages come out as bare text with slots for figures, which `publish` fills. */
export function siteConfig(env: NodeJS.ProcessEnv): object {
  return {
    root: env[SITE_ENV.reports] ?? "reports",
    output: env[SITE_ENV.output] ?? "dist",
    dynamicPaths: ROUTES.map((route) => `/${templatePath(route)}`),
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
