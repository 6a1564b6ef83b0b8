/** A kind of page that there is one of for each row of a table. */
interface Route {
  /** The folder of its pages. */
  folder: string;
  /** The name of its parameter, as in `[area].md`. */
  name: string;
}

/** Every kind of page that there is one of for each row. */
export const ROUTES: Route[] = [
  { folder: "sections", name: "section" },
  { folder: "measures", name: "measure" },
  { folder: "indicators", name: "indicator" },
  { folder: "areas", name: "area" },
  { folder: "departments", name: "department" },
  { folder: "scores", name: "score" },
  { folder: "sources", name: "area" },
];

/** Where Framework lays out a kind of page, once for all its rows: slots are all that differs between them. */
export function templatePath({ folder, name }: Route): string {
  return `${folder}/of-${name}`;
}
