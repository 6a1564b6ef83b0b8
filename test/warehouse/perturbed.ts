import { quoted, type Warehouse } from "../../src/warehouse/open.ts";
import type { Perturbation } from "./perturb.ts";
import { queried } from "./query.ts";

interface FigureRow {
  indicator: string;
  area: string;
  period: string;
  source: string;
}

interface ReadingRow extends FigureRow {
  reading: string;
  part: string;
  text: string;
  how: string;
  value: string;
  nature: string;
}

/** Every figure in force that is rounded as it is written, moved up and down by half a unit of its last digit. */
export async function rounded(warehouse: Warehouse, hows: string[]): Promise<Perturbation[]> {
  const rows = await queried<ReadingRow>(
    warehouse,
    `select reading.reading, reading.part, reading.text, reading.value, reading.indicator, reading.area,
       reading.period, reading.source, coalesce(limits.nature, 'count') as nature
     from known_reading as reading
     left join limits on limits.indicator = reading.indicator
     where reading.part in ('value', 'numerator', 'denominator')`,
  );
  const figures = new Map<
    string,
    { row: ReadingRow; moves: { reading: string; half: string; part: string }[] }
  >();
  for (const row of rows) {
    const half = halfOf({ ...row, how: hows[Number(row.reading)] ?? "" });
    if (half === undefined) continue;
    const key = keyOf(row);
    const figure = figures.get(key) ?? { row, moves: [] };
    figures.set(key, figure);
    figure.moves.push({ reading: row.reading, half, part: row.part });
  }
  return [...figures].flatMap(([key, { row, moves }]) =>
    (["up", "down"] as const).map((side) => ({
      ...{ name: `rounding-${side} ${key}`, indicator: row.indicator, area: row.area, sums: true },
      sql: moves.map(({ reading, half, part }) => {
        const sign = (side === "up") === (part !== "denominator") ? "+" : "-";
        return `update known_reading set value = value ${sign} ${half} where reading = ${quoted(reading)}`;
      }),
    })),
  );
}

/** Half of what the last digit of a number as written is worth; undefined where the number is exact. */
function halfOf({ text, how, value, nature }: ReadingRow): string | undefined {
  const digits = text.normalize("NFKC").replaceAll(",", "");
  const decimals = /\d\.(\d+)/.exec(digits)?.[1]?.length ?? 0;
  const powers = [...how.matchAll(/(乘以|除以)1(0+)/g)].reduce(
    (sum, [, way, zeros = ""]) => sum + (way === "乘以" ? zeros.length : -zeros.length),
    how.includes("按单元格的百分比格式") ? 2 : 0,
  );
  const place = how.includes("去浮点尾数")
    ? -(value.replace(/0+$/, "").split(".")[1] ?? "").length
    : powers - decimals;
  if (place < -5 || (place === 0 && nature === "count")) return undefined;
  return place > 0 ? `5${"0".repeat(place - 1)}` : `0.${"0".repeat(-place)}5`;
}

/** Every figure that a plan asks for and nobody gave, at the least and at the most that it can be. */
export async function missing(warehouse: Warehouse, city: string): Promise<Perturbation[]> {
  const rows = await queried<
    FigureRow & {
      direction: string;
      ratio: boolean;
      scale: string;
      least: string | null;
      most: string | null;
      kind: string;
    }
  >(
    warehouse,
    `with asked as (
       select distinct applicability.indicator, applicability.area, due.period
       from applicability
       join indicator on indicator.indicator = applicability.indicator and indicator.periods <> 'none'
       join area on area.area = applicability.area and area.kind <> 'reference'
       cross join run
       join period on period.last <= run.last
       join due on due.period = period.period
     ),
     source as (
       select indicator, any_value(source) as source, any_value(source_kind) as kind
       from (
         select reported.indicator, source, source_kind
         from reported
         join indicator on indicator.indicator = reported.indicator
         join period on period.period = reported.period and period.last >= (select last - 11 from run)
         where source_kind = indicator.authority
       )
       group by indicator
     )
     select asked.indicator, asked.area, asked.period, coalesce(source.source, indicator.authority) as source,
       coalesce(source.kind, indicator.authority) as kind,
       indicator.direction, indicator.denominator <> '' as ratio, indicator.scale, limits.least, limits.most
     from asked
     join indicator on indicator.indicator = asked.indicator
     join target on target.indicator = asked.indicator
     join period as goal on goal.period = target.period
     join period on period.period = asked.period and period.last >= goal.first - 12
     left join limits on limits.indicator = asked.indicator
     left join source on source.indicator = asked.indicator
     where not exists (
       select * from reported
       where reported.indicator = asked.indicator and reported.area = asked.area and reported.period = asked.period
         and (reported.source = coalesce(source.source, indicator.authority) or reported.value is not null
           or (reported.numerator is not null and reported.denominator is not null))
     )
     group by all`,
  );
  return rows.flatMap(({ direction, ratio, scale, least, most, kind, ...row }) => {
    const bounds = { least: least ?? (ratio ? "0" : null), most: most ?? (ratio ? scale : null) };
    return (["least", "most"] as const).flatMap((side) => {
      const value = bounds[side];
      if (value === null) return [];
      const worst = (side === "least") === (direction === "up");
      return {
        ...{ name: `${worst ? "worst" : "best"} ${keyOf(row)}`, indicator: row.indicator, area: row.area },
        sums: row.area !== city,
        sql: [
          `insert into known_reading by name select ${[
            ["reading", `bound-${keyOf(row)}`],
            ["indicator", row.indicator],
            ["area", row.area],
            ["period", row.period],
            ["part", "value"],
            ["source", row.source],
            ["source_kind", kind],
            ["series", ""],
            ["text", value],
          ]
            .map(([name, text = ""]) => `${quoted(text)} as "${name}"`)
            .join(", ")}, ${value} as value, 1 as digit, 'assumption' as basis`,
        ],
      };
    });
  });
}

/** Every source of an area's figures left out wherever another gives one of the same reporting period. */
export async function leftOut(warehouse: Warehouse, city: string): Promise<Perturbation[]> {
  const rows = await queried<{ indicator: string; area: string; source: string }>(
    warehouse,
    `select distinct indicator, area, source from reported
     qualify count(distinct source) over (partition by indicator, area) > 1
     order by all`,
  );
  const without = (indicator: string, area: string | null, source: string) => {
    const where = (table: string, column: string) => {
      const here = area === null ? "" : `and ${table}.area = ${quoted(area)}`;
      return `${table}.${column} = ${quoted(indicator)} ${here} and ${table}.source = ${quoted(source)}
        and exists (
          select * from reported as other
          join period as theirs on theirs.period = other.period
          join period as own on own.period = ${table}.period
          where other.indicator = ${quoted(indicator)} and other.area = ${table}.area
            and theirs.first >= own.first and theirs.last <= own.last and other.source <> ${table}.source
        )`;
    };
    return [
      `delete from known_reading where ${where("known_reading", "indicator")}`,
      `delete from known_cover where counts and ${where("known_cover", "subject")}`,
      `delete from estimated where ${where("estimated", "indicator")}`,
    ];
  };
  const own = rows.map(({ indicator, area, source }) => ({
    ...{
      name: `without-source ${keyOf({ indicator, area, period: "", source })}`,
      indicator,
      area,
      sums: false,
    },
    sql: without(indicator, area, source),
  }));
  const sums = new Map(
    rows.map(({ indicator, source }) => [`${indicator} ${source}`, { indicator, source }]),
  );
  const whole = [...sums.values()].map(({ indicator, source }) => ({
    ...{
      name: `without-source ${keyOf({ indicator, area: city, period: "", source })}`,
      indicator,
      area: city,
    },
    ...{ sums: false, sql: without(indicator, null, source) },
  }));
  return [...own.filter(({ area }) => area !== city), ...whole];
}

function keyOf({ indicator, area, period, source }: FigureRow): string {
  return [indicator, area, period, source].join(" ");
}
