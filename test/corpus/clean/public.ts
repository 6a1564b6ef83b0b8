import type { Choice } from "../draw.ts";
import { blank, type Form, type Line, number, sheetOf, type Truth, text } from "../form.ts";
import { areaOf, indicatorOf, PAIRS, PLAN } from "../plan.ts";
import { formOf } from "./form.ts";

const HEADS = [
  ...["id", "region", "period", "indicator", "series", "value", "unit"],
  ...["published_growth", "growth_unit", "source_kind", "source"],
];

/** Published figures with their sources. */
export function publicFigures(choice: Choice): Form {
  const truths: Truth[] = [];
  const kinds = PLAN.sources.rows.map(({ kind }) => kind).filter((kind) => !/^(area|department)$/.test(kind));
  const pairs = PAIRS.filter(({ indicator }) => indicatorOf(indicator).periods === "none");
  const lines = Array.from({ length: choice.int(6, 14) }, (_, index): Line => {
    const { indicator, area } = choice.of(pairs);
    const { title, unit, decimals, trend } = indicatorOf(indicator);
    const period = String(choice.int(2010, 2014));
    const whole = unit === "%" ? choice.int(90, 99) : choice.int(2, 40000);
    const value = decimals ? `${whole}.${choice.int(1, 9)}` : String(whole);
    const growth = choice.chance(0.6) ? `${choice.int(1, 15)}.${choice.int(1, 9)}` : "";
    const cells = {
      id: text(`F${index + 1}`),
      area: text(areaOf(area).name),
      period: text(period),
      indicator: text(choice.chance(0.5) ? title : indicator),
      series: blank(),
      value: number(value),
      unit: text(unit),
      growth: growth ? number(growth) : blank(),
      growthUnit: text(growth && (trend === "percent" ? "%" : unit === "%" ? "percentage points" : unit)),
      kind: text(choice.of(kinds)),
      source: text(`https://example.org/${index}`),
    };
    const about = { is: "reading" as const, indicator, area, period };
    truths.push({ ...about, at: cells.value, part: "value", value });
    if (growth) truths.push({ ...about, at: cells.growth, part: "published-growth", value: growth });
    return { cells, row: Object.values(cells) };
  });
  const heads = HEADS.map(text);
  const sheet = sheetOf("", [heads, ...lines.map(({ row }) => row)]);
  return formOf(choice, {
    ...{ loader: "public-figures", folder: "public", kind: "text", path: "public/figures.csv" },
    ...{ sender: "质量办", sheets: [sheet], truths },
    tables: [{ sheet, header: {}, heads, lines, totals: [] }],
  });
}
