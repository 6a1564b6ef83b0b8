import { join } from "node:path";
import { registerArrivals } from "../../src/intake/register.ts";
import { readPlan } from "../../src/plan/read.ts";
import { workFolder } from "./files.ts";
import { writeFolder, writeLines } from "./tables.ts";

/** The districts, and a port that lies in two of them. */
const DISTRICTS = [
  ...["Northern Ridge", "Old Harbour", "Riverside", "Saltmarsh", "Eastgate", "Westgate & Mills"],
  ...["Upper Valley", "Lower Valley", "Stonebridge", "Fenland", "Hillfoot", "Queensferry-on-the-Water"],
];
/** The years that there are figures for; the targets go on to 2030. */
const YEARS = Array.from({ length: 8 }, (_, index) => 2005 + index);

/** How the 40 indicators differ: unit, direction, how areas and years combine, and how they change. */
const KINDS = [
  { unit: "km", direction: "up", areas: "sum", periods: "last", trend: "percent", level: 120 },
  { unit: "cases", direction: "down", areas: "sum", periods: "sum", trend: "percent", level: 40 },
  { unit: "%", direction: "up", areas: "none", periods: "last", trend: "points", level: 61 },
  { unit: "£m", direction: "up", areas: "sum", periods: "to-date", trend: "percent", level: 310 },
] as const;
const TITLES = ["Cycle paths", "Food complaints", "Homes connected", "Exports of certified firms"];
const INDICATORS = Array.from({ length: 40 }, (_, index) => {
  const kind = KINDS[index % 4] ?? KINDS[0];
  return { ...kind, id: `S${index + 1}`, title: `${TITLES[index % 4]}, series ${Math.floor(index / 4) + 1}` };
});

const areaOf = (district: string) => district.toLowerCase().replace(/[^a-z]+/g, "-");

/** A figure that is the same on every machine: level, growth of a year, and what sets a district apart. */
function figure(
  { level, unit, direction }: (typeof INDICATORS)[number],
  year: number,
  place: number,
): string {
  const growth = direction === "up" ? year - 2005 : 2012 - year;
  const value = level + growth * 3 + ((place * 7) % 13);
  return unit === "%" ? String(Math.min(value, 99) + 0.5) : String(value);
}

/** The rows of the folder's tables; a table that is not here has its header only. */
const TABLES: Record<string, string[]> = {
  plan: [
    "harbour-2030,Harbour City 2030: how we are doing,city,2005-01-10,The Harbour City Plan 2005-2030,Plan,Gazette 1,Plan office,2012,1",
  ],
  indicators: INDICATORS.map(
    ({ id, title, unit, direction, areas, periods, trend }) =>
      `${id},,"${title}",${unit},${direction},1,${unit === "%" ? 1 : 0},,${areas},${periods},${trend},public,,,,public`,
  ),
  applicability: INDICATORS.map(({ id, areas }) => `${id},${areas === "none" ? "city;" : ""}county;zone,`),
  targets: [
    "T1,,Cycle paths by 2012,S1,city,,2012,>=,1900,km,must,stock-floor,,public,",
    "T2,,Cycle paths by 2030,S1,city,,2030,>=,3000,km,must,stock-floor,,public,",
    "T3,,Complaints,S2,city,,2012,<=,500,cases,aim,limit,,public,",
    "T4,,Homes in every district,S3,city,assumption,2012,>=,85,%,must,rate-floor,as of the last day,public,",
    "T5,,Exports of 26 years,S4,city,,2005-2030,>=,150000,£m,must,cumulative-floor,,public,",
    "T6,,Exports a year,S4,city,,2012,>=,5,%,must,growth-floor,,public,",
    "T7,,Port paths,S5,free-port,,2011,>=,140,km,must,stock-floor,,public,",
    "T8,,Homes above last year,S7,city,assumption,2012,>=,2,%,must,rate-floor,,public,catch-up",
  ],
  shares: [
    "T1-north,T1,northern-ridge,1000,public,",
    "T1-harbour,T1,old-harbour,900,public,",
    "T4-river,T4,riverside,60,public,begun late",
  ],
  periods: YEARS.map((year) => `${year},${year + 1}-02-15,public`),
  trajectories: [
    "W1,Cycle paths to 2030,S1,T2,city,2005,public,",
    "W2,Food complaints,S2,,city;county,2005,public,no number is set",
    "W3,Cycle paths since 1899,S1,T2,city,1899,public,a year of which nothing else speaks",
  ],
  levels: ["ratio,0.95,0.6,0,public,", "growth,1.5,0.5,0,public,"],
  areas: [
    "city,Harbour City,Harbour City,city,,,,,,",
    ...DISTRICTS.map((name) => `${areaOf(name)},${name} District,${name},county,,,,,,`),
    "free-port,Free Port,Free Port,zone,,,old-harbour;saltmarsh,,,",
  ],
  sources: ["yearbook,1,Yearbook"],
  zones: ["yearbook,yearbook,,excluded,the port has rows of its own"],
};

/**
 * A data folder that shares nothing with the shipped one: another city with a port in two districts, English names,
 * 40 indicators by the year, targets of years, of spans and of 2030, no measure, section, deliverable or department.
 */
export function foreignData(): string {
  const root = join(workFolder("foreign"), "data");
  writeFolder(root, "harbour-2030", TABLES);
  for (const year of YEARS)
    writeLines(
      root,
      `public/yearbook-${year}.csv`,
      "id,region,period,indicator,series,value,unit,published_growth,growth_unit,source_kind,source",
      ...INDICATORS.flatMap((row) =>
        [...DISTRICTS, "Free Port", ...(row.areas === "none" ? ["Harbour City"] : [])].map(
          (name, place) =>
            `yearbook,${name},${year},"${row.title}",,${figure(row, year, place)},${row.unit},,,yearbook,${year}`,
        ),
      ),
    );
  registerArrivals(readPlan(root), { arrived: "2013-03-01", from: "Statistics Office", basis: "public" });
  return root;
}
