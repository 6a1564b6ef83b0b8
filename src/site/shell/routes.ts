/** Every kind of page that there is one of for each row of a table: its folder, and its parameter, as in `[area].md`. */
export const ROUTES = [
  { folder: "sections", name: "section" },
  { folder: "measures", name: "measure" },
  { folder: "indicators", name: "indicator" },
  { folder: "registers", name: "register" },
  { folder: "surveys", name: "survey" },
  { folder: "areas", name: "area" },
  { folder: "departments", name: "department" },
  { folder: "scores", name: "score" },
  { folder: "sources", name: "area" },
  { folder: "lineage", name: "group" },
] as const;

/** The page that holds the others in their order, to be printed. */
export const FULL = "full";
/** The file of the page that checks a site in a browser: no page of the report, and the same in every site. */
export const VERIFIER_PAGE = "verify.html";

export type Route = (typeof ROUTES)[number];

/** Where Framework lays out a kind of page, once for all its rows: slots are all that differs between them. */
export function templatePath({ folder, name }: Route): string {
  return `${folder}/of-${name}`;
}
