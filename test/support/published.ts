import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Papa from "papaparse";
import { build } from "../../src/cli/build.ts";
import { writeFirstFolder } from "../../src/cli/init/init.ts";
import { silent } from "../../src/core/progress.ts";
import { workFolder } from "./files.ts";

type Row = Record<string, string>;

/** An indicator whose figures are published: how it differs from a count that quarters and areas add up to. */
export interface Published {
  indicator: string;
  columns?: Row;
  /** Whose figures are published: those of the city alone where it is not said. */
  areas?: "city" | "county" | "city;county";
  figures: PublishedFigure[];
}

/** A published figure: its area, period and value, and what else its row says. */
export interface PublishedFigure {
  area: string;
  period: string;
  value: string;
  series?: string;
  growth?: string;
  growthUnit?: string;
  /** An id of the source, and its kind; those of the yearbook where they are not said. */
  id?: string;
  kind?: string;
}

const INDICATOR = {
  ...{ measure: "", unit: "个", direction: "up", scale: "1", decimals: "0", shown_in: "" },
  ...{ areas: "sum", periods: "sum", trend: "percent", authority: "public" },
  ...{ numerator: "", denominator: "", definition: "", basis: "public" },
};
const QUARTERS = [2013, 2014].flatMap((year) => [1, 2, 3, 4].map((quarter) => `${year}Q${quarter}`));

const table = (rows: Row[]) => `${Papa.unparse(rows, { newline: "\n" })}\n`;

/** A data folder of two districts, with a yearbook in which these figures of two years are published; other tables of the plan as given. */
function publishedData(published: Published[], tables: Record<string, Row[]> = {}): string {
  const root = join(workFolder("published"), "data");
  writeFirstFolder(root);
  const plan = join(root, "plan", "first");
  const titled = (indicator: string) => `指标${indicator}`;
  const own: Record<string, Row[]> = {
    indicators: published.map(({ indicator, columns }) => ({
      indicator,
      ...{ ...INDICATOR, title: titled(indicator), ...columns },
    })),
    applicability: published.map(({ indicator, areas = "city" }) => ({ indicator, areas, note: "" })),
    periods: QUARTERS.map((period) => ({ period, due: "2015-01-31", basis: "public" })),
    targets: [],
    ...tables,
  };
  for (const [name, rows] of Object.entries(own)) {
    const path = join(plan, `${name}.csv`);
    const [head = ""] = rows.length > 0 ? [] : readFileSync(path, "utf8").split("\n");
    writeFileSync(path, rows.length > 0 ? table(rows) : `${head}\n`);
  }
  const rows = published.flatMap(({ indicator, columns, figures }) =>
    figures.map(({ area, period, value, series = "", growth = "", growthUnit = "", ...source }) => ({
      ...{ id: source.id ?? "Y1", region: { city: "全市", east: "东区", west: "西区" }[area] ?? area },
      ...{ period, indicator: titled(indicator), series, value },
      ...{ unit: columns?.unit ?? INDICATOR.unit, published_growth: growth, growth_unit: growthUnit },
      ...{ source_kind: source.kind ?? "yearbook", source: "示例" },
    })),
  );
  const text = table(rows);
  writeFileSync(join(root, "public", "yearbook.csv"), text);
  const sha256 = createHash("sha256").update(text).digest("hex");
  const register = { sha256, path: "public/yearbook.csv", sender: "示例市统计局", arrived: "2015-01-28" };
  writeFileSync(join(root, "register.csv"), table([{ ...register, basis: "public", note: "" }]));
  return root;
}

/** The site of such a folder, without pages. */
export async function publishedSite(
  published: Published[],
  tables: Record<string, Row[]> = {},
): Promise<{ site: string; data: string }> {
  const data = publishedData(published, tables);
  const site = join(workFolder("published-site"), "site");
  await build({ data, out: site, site: false }, silent);
  return { site, data };
}

/** The display text of each fact of a site, by its id. */
export function displaysOf(site: string): Map<string, string> {
  const rows = JSON.parse(readFileSync(join(site, "data", "facts.json"), "utf8")) as Row[];
  return new Map(
    rows.map(({ fact = "", display = "", unit }) => [
      fact,
      unit === "%" || !unit ? display : `${display}${unit}`,
    ]),
  );
}
