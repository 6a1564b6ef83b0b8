import { createHash } from "node:crypto";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import fc from "fast-check";
import Papa from "papaparse";
import { build } from "../../src/cli/build.ts";
import { writeFirstFolder } from "../../src/cli/init/init.ts";
import { silent } from "../../src/core/progress.ts";
import { workFolder } from "../support/files.ts";

type Row = Record<string, string>;

/** Zones, each with the counties around it. */
const ZONES: Record<string, string[]> = { port: ["east"], park: ["east", "west"], hill: ["north"] };
const NAMES: Record<string, string> = {
  ...{ city: "全市", east: "东区", west: "西区", north: "北区", port: "港区", park: "园区", hill: "山区" },
};
const WORDS = ["含功能区", "不含功能区", "无功能区", ""];
const QUARTERS = [2013, 2014].flatMap((year) => [1, 2, 3, 4].map((quarter) => `${year}Q${quarter}`));
const INDICATORS = ["a", "b", "c"];
const SOURCES = ["area", "office", "yearbook"];

/** A figure as somebody gives it, and the word in which its row says how it counts zones. */
export interface Given {
  indicator: string;
  area: string;
  period: string;
  source: string;
  value: number;
  word: string;
}

/** What everybody gives, with words at random in every row. */
export const given = fc
  .array(fc.record({ value: fc.nat(500), word: fc.constantFrom(...WORDS), left: fc.nat(11) }), {
    minLength: 600,
    maxLength: 600,
  })
  .map((drawn) => {
    let next = 0;
    return INDICATORS.flatMap((indicator) =>
      SOURCES.flatMap((source) =>
        QUARTERS.flatMap((period) =>
          ["east", "west", "north", ...Object.keys(ZONES)].flatMap((area): Given[] => {
            const { value = 0, word = "", left = 1 } = drawn[next++] ?? {};
            return left === 0 ? [] : [{ indicator, source, period, area, value, word }];
          }),
        ),
      ),
    );
  });

const table = (rows: Row[]) => `${Papa.unparse(rows, { newline: "\n" })}\n`;
const titled = (indicator: string) => `指标${indicator}`;

/** Writes what was given as files of areas (long lists), of a department (with a column of its own) and of a yearbook, and builds from them. */
export async function zonedSite(all: Given[]): Promise<{ site: string; data: string }> {
  const data = join(workFolder("zoned"), "data");
  writeFirstFolder(data);
  const plan = (name: string, rows: Row[]) =>
    writeFileSync(join(data, "plan", "first", `${name}.csv`), table(rows));
  plan(
    "indicators",
    INDICATORS.map((indicator) => ({
      ...{ indicator, measure: "", title: titled(indicator), unit: "个", direction: "up", scale: "1" },
      ...{ decimals: "0", shown_in: "", areas: "sum", periods: "last", trend: "percent", authority: "area" },
      ...{ numerator: "", denominator: "", definition: "", basis: "public" },
    })),
  );
  plan(
    "applicability",
    INDICATORS.map((indicator) => ({ indicator, areas: "county;zone", note: "" })),
  );
  plan(
    "periods",
    QUARTERS.map((period) => ({ period, due: "2015-01-31", basis: "public" })),
  );
  const targets =
    "target,measure,title,indicator,area,parts,period,comparator,goal,unit,strength,method,reading,basis,goal_by\n";
  writeFileSync(join(data, "plan", "first", "targets.csv"), targets);
  const areas = Object.entries(NAMES).map(([area, name]) => ({
    ...{ area, name, short: name, kind: area === "city" ? "city" : ZONES[area] ? "zone" : "county" },
    ...{
      code: "",
      former: "",
      inside: (ZONES[area] ?? []).join(";"),
      residents: "",
      longitude: "",
      latitude: "",
    },
  }));
  writeFileSync(join(data, "reference", "areas.csv"), table(areas));
  writeFileSync(
    join(data, "reference", "departments.csv"),
    "department,name,kind,note\noffice,市办,department,\n",
  );
  const kinds = [
    ["area", "地区上报"],
    ["department", "部门统计"],
    ["yearbook", "年鉴"],
  ].map(([kind = "", title = ""]) => ({ kind, rank: "1", title }));
  writeFileSync(join(data, "reference", "sources.csv"), table(kinds));
  rmSync(join(data, "public"), { recursive: true });
  const register: Row[] = [];
  for (const [path, sender, text] of filesOf(all)) {
    mkdirSync(dirname(join(data, path)), { recursive: true });
    writeFileSync(join(data, path), text);
    const sha256 = createHash("sha256").update(text).digest("hex");
    register.push({ sha256, path, sender, arrived: "2015-01-28", basis: "reported", note: "" });
  }
  writeFileSync(join(data, "register.csv"), table(register));
  const site = join(workFolder("zoned-site"), "site");
  await build({ data, out: site, site: false }, silent);
  return { site, data };
}

function filesOf(all: Given[]): [path: string, sender: string, text: string][] {
  const of = (source: string) => all.filter((each) => each.source === source);
  const lists = Object.entries(NAMES).flatMap(([area, name]): [string, string, string][] => {
    const rows = of("area").filter((each) => each.area === area);
    const text = rows.map(({ indicator, period, value, word }) => ({
      ...{ 填报单位: name, 报告期: period, 功能区统计口径: ZONES[area] ? "" : word },
      ...{
        指标编号: indicator,
        指标名称: titled(indicator),
        计量单位: "个",
        分子: "",
        分母: "",
        数值: `${value}`,
      },
    }));
    return rows.length ? [[`submissions/2014Q4/${area}/list.csv`, name, table(text)]] : [];
  });
  // A column of words holds for a whole row, so that the department sends a file for each period.
  const tables = INDICATORS.flatMap((indicator) =>
    QUARTERS.flatMap((period): [string, string, string][] => {
      const rows = of("office").filter((each) => each.indicator === indicator && each.period === period);
      const lines = rows.map(({ area, value, word }) => [
        NAMES[area] ?? "",
        ZONES[area] ? "" : word,
        `${value}`,
      ]);
      const head = [
        ["报送部门", "市办", "指标", indicator, "计量单位", "个"],
        ["地区", "功能区统计口径", period],
      ];
      const text = `${Papa.unparse([...head, ...lines], { newline: "\n" })}\n`;
      return rows.length ? [[`statistics/office/${indicator}-${period}.csv`, "市办", text]] : [];
    }),
  );
  const yearbook = of("yearbook").map(({ indicator, area, period, value, word }) => ({
    ...{
      id: "Y1",
      region: NAMES[area] ?? "",
      period,
      indicator: titled(indicator),
      series: "",
      value: `${value}`,
    },
    ...{ unit: "个", published_growth: "", growth_unit: "", source_kind: "yearbook", source: "示例年鉴" },
    zones: ZONES[area] ? "" : word,
  }));
  return [...lists, ...tables, ["public/yearbook.csv", "示例市统计局", table(yearbook)]];
}

/** The city's figure by what was given, as one would add it up by hand: by `indicator period source`, with what it has of what it should have. */
export function addedUp(all: Given[]): Map<string, string> {
  const sums = new Map<string, string>();
  for (const indicator of INDICATORS)
    for (const source of SOURCES)
      for (const period of QUARTERS) {
        const own = all.filter(
          (each) => each.indicator === indicator && each.source === source && each.period === period,
        );
        const counties = own.filter(({ area }) => !ZONES[area]);
        let sum = counties.reduce((total, { value }) => total + value, 0);
        let [present, expected] = [counties.length, 3];
        for (const [zone, around] of Object.entries(ZONES)) {
          const figure = own.find(({ area }) => area === zone);
          const said = around.flatMap((county) => saidBy(county, own, all, { source, period }));
          if (said.length > 0 && said.every((word) => word === "含功能区")) continue;
          expected += 1;
          if (!said.every((word) => word === "不含功能区") || !figure) continue;
          sum += figure.value;
          present += 1;
        }
        if (present > 0) sums.set(`${indicator} ${period} ${source}`, `${sum} ${present}/${expected}`);
      }
  return sums;
}

/** What a county says of its zones: by its figure's row, else, of its own list, by all other rows of the period where they say one thing. */
function saidBy(
  county: string,
  own: Given[],
  all: Given[],
  { source, period }: { source: string; period: string },
): string[] {
  const row = own.find(({ area }) => area === county);
  if (row) return [row.word];
  if (source !== "area") return [];
  const others = all.filter(
    (each) => each.source === "area" && each.area === county && each.period === period,
  );
  const words = new Set(others.map(({ word }) => word));
  return words.size === 0 ? [] : words.size === 1 ? [...words] : ["?"];
}
