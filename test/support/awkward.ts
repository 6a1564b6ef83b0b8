import { join } from "node:path";
import { registerArrivals } from "../../src/intake/register.ts";
import { readPlan } from "../../src/plan/read.ts";
import { workFolder } from "./files.ts";
import { writeFolder, writeLines } from "./tables.ts";

/** Texts as titles and names have them somewhere, with signs that numbers, verdicts and markup are made of too. */
export const AWKWARD = [
  ...["CO₂ emissions", "PM₂.₅", "½", "½ Mile Road", "3.5–4.0", "15–24", "15−24", "65+", "m²", "km²", "10⁶ t"],
  ...[
    "Ward 12 Northgate",
    "Bezirk 10 Favoriten",
    "Area 51",
    "24/7 care",
    "A&E waits < 4 h",
    "<b>12</b> bold",
  ],
  ...["100% renewable", "5 ‰ grade", "No. 10", "2012", "1,234.5", "−3 °C", "µg/m³", "€ per 1,000 people"],
  ...["O'Brien's 3 mills", 'The "Big 5"', "“Quoted 7”", "« 9 »", "Q3", "Ⅲ类水", "①号", "١٢ شارع", "१२ वार्ड"],
  ...[
    "12 번지",
    "十里铺",
    "第五区",
    "三百六十五",
    "达标",
    "全部完成",
    "最大值",
    "未报",
    "null",
    "NaN Bakery",
    "1st",
  ],
  ...["Größe 4", "Øst 2"],
];
const YEARS = ["2011", "2012"];

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
const ids = AWKWARD.map((_, index) => `S${index + 1}`);
const areas = AWKWARD.map((_, index) => `a-${index + 1}`);

/** Of which pairs of an indicator and an area there are figures: each area has the first, and every sixth of the others. */
const isFigured = (index: number, place: number) => index === 0 || (index + place) % 6 === 0;
/** How many figures there are. */
export const AWKWARD_FIGURES =
  YEARS.length * AWKWARD.flatMap((_, index) => AWKWARD.filter((_, place) => isFigured(index, place))).length;

/** A data folder in which every awkward text is a title, a name of an area and a unit. */
export function awkwardData(): string {
  const root = join(workFolder("awkward"), "data");
  writeFolder(root, "awkward", {
    plan: ["awkward,Plan 2012 of “12”,city,2011-01-10,Document № 7,Plan 3,Gazette 1,Office 4,2012,1"],
    indicators: AWKWARD.map(
      (text, index) =>
        `${ids[index]},,${quoted(text)},${quoted(text)},up,1,0,,sum,last,percent,public,,,,public`,
    ),
    applicability: ids.map((id) => `${id},city;county,`),
    targets: AWKWARD.slice(0, 12).map(
      (text, index) =>
        `T${index + 1},,${quoted(text)},${ids[index]},city,public,2012,>=,${100 * index + 1},${quoted(text)},must,stock-floor,,public,`,
    ),
    periods: YEARS.map((year) => `${year},${Number(year) + 1}-02-15,public`),
    areas: [
      "city,City 9,City 9,city,,,,,,",
      ...AWKWARD.map((text, index) => `${areas[index]},${quoted(text)},${quoted(text)},county,,,,,,`),
    ],
    sources: ["yearbook,1,Yearbook 5"],
  });
  for (const year of YEARS)
    writeLines(
      root,
      `public/yearbook-${year}.csv`,
      "id,region,period,indicator,series,value,unit,published_growth,growth_unit,source_kind,source",
      ...AWKWARD.flatMap((title, index) =>
        AWKWARD.flatMap((name, place) => {
          if (!isFigured(index, place)) return [];
          const value = Number(year) - 2000 + ((place * 7 + index) % 13);
          return `yearbook,${quoted(name)},${year},${quoted(title)},,${value},${quoted(title)},,,yearbook,${year}`;
        }),
      ),
    );
  registerArrivals(readPlan(root), { arrived: "2013-03-01", from: "Office 4", basis: "public" });
  return root;
}
