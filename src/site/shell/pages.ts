import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Edition, type Params, slug } from "../../facts/edition.ts";
import type { Traced } from "../kept/traced.ts";
import { proofPageOf } from "../kit/paging.ts";
import { groupsOf } from "../pages/lineage.ts";
import { scoredSubjects } from "../pages/score.ts";
import { sendingAreas } from "../pages/source.ts";
import { withProofLinks } from "../proofs/proof-links.ts";
import type { ProseOfPages } from "../prose/pages.ts";
import { isMade } from "./navigation.ts";
import { ROUTES, type Route, templatePath } from "./routes.ts";
import { bodyOf, pageHtml } from "./shell.ts";
import { fillSlots } from "./slot.ts";
import type { Write } from "./write.ts";

/** Writes every page that Framework laid out, slots filled, in the shell, but those that are there already. */
export function writePages(
  edition: Edition,
  layout: string,
  { prose, isThere, traced }: { prose: ProseOfPages; isThere: (path: string) => boolean; traced: Traced },
  write: Write,
): void {
  const draw = (from: Edition, laid: string, path: string, params: Params) => {
    const body = fillSlots(laid, path, params, from, prose);
    write(`${path}.html`, pageHtml(from, path, withProofLinks(body, path, proofPageOf(from))));
  };
  const files = readdirSync(layout, { recursive: true, encoding: "utf8" })
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => path.endsWith(".html"))
    .sort();
  for (const file of files) {
    const template = file.slice(0, -".html".length);
    const laid = bodyOf(readFileSync(join(layout, file), "utf8"), template);
    for (const { path, params } of pagesOf(template, edition)) {
      if (isThere(path)) continue;
      if (prose.has(path)) draw(edition, laid, path, params);
      else traced.file(`${path}.html`, () => draw(traced.edition, laid, path, params));
    }
  }
}

/** The ids that there is a page for, by the folder of their pages, in their order. */
const ROWS: Record<Route["folder"], (edition: Edition) => string[]> = {
  sections: ({ plan }) => plan.sections.rows.map((row) => row.section),
  measures: ({ plan }) => plan.measures.rows.map((row) => row.measure),
  indicators: ({ plan }) => plan.indicators.rows.map((row) => row.indicator),
  registers: ({ plan }) => plan.registers.rows.map((row) => row.register),
  surveys: ({ plan }) => plan.surveys.rows.map((row) => row.survey),
  areas: ({ plan }) => plan.areas.rows.map((row) => row.area),
  departments: ({ plan }) => plan.departments.rows.map((row) => row.department),
  scores: scoredSubjects,
  sources: (edition) => sendingAreas(edition).map((row) => row.area),
  lineage: (edition) => groupsOf(edition).map((row) => row.group),
};

/** The paths of the pages that there are one of for each row, in a folder. */
export function pathsIn(folder: string, edition: Edition): string[] {
  const ids = ROWS[folder as Route["folder"]]?.(edition) ?? [];
  return ids.map((id) => `${folder}/${slug(id)}`);
}

/** The pages that a laid out page stands for: itself, or one for each row of its kind. */
function pagesOf(template: string, edition: Edition): { path: string; params: Params }[] {
  const route = ROUTES.find((each) => templatePath(each) === template);
  if (!route) return isMade(template, edition) ? [{ path: template, params: {} }] : [];
  const { folder, name } = route;
  return ROWS[folder](edition).map((id) => ({
    path: `${folder}/${slug(id)}`,
    params: { [name]: id },
  }));
}
