import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadLoaders } from "../../src/intake/loaders.ts";
import { receive } from "../../src/intake/receive.ts";
import { fillWarehouse } from "../../src/warehouse/fill.ts";
import { type Model, readModels, runChecks, runModels } from "../../src/warehouse/models.ts";
import { Warehouse } from "../../src/warehouse/open.ts";
import { askOf } from "../bench/models/asked.ts";
import { queried } from "./query.ts";
import { runOf, shippedPlan, withFiles } from "./support.ts";

/** A row that each check must report, planted in the finished warehouse. */
const OFFENCES: Record<string, string> = {
  basis_ordered: "create table doubtful (basis varchar)",
  fact_once: "insert into fact select * from fact order by fact limit 1",
  fact_proven: "delete from operand where fact = (select min(fact) from fact)",
  not_attainable_is_missed:
    "insert into needed select * replace ('not attainable' as attainable) from needed where status = 'met' limit 1",
  nothing_later: "update fact set period = '2014' where fact = (select min(fact) from fact)",
  operand_known: "update operand set ref = 'nowhere' where kind = 'fact'",
  score_within: "update score_leaf set scored = points + 1 where fact = (select min(fact) from score_leaf)",
  status_of_each_target:
    "update attainment set status = null where target = (select min(target) from target)",
};

describe("the shipped data", () => {
  let warehouse: Warehouse;
  let models: Model[];

  beforeAll(async () => {
    const loaders = await loadLoaders(join(import.meta.dirname, "..", "..", "loaders"));
    const intake = await receive(shippedPlan, loaders);
    warehouse = await Warehouse.open([], { threads: "1" });
    await fillWarehouse(warehouse, shippedPlan, intake, runOf("2013"));
    models = await readModels(warehouse);
    await runModels(warehouse, models);
  });
  afterAll(() => warehouse.close());

  it("has the grain of every model as its table's or view's comment", async () => {
    const comments = await queried<{ name: string; grain: string }>(
      warehouse,
      `select table_name as name, comment as grain from duckdb_tables() where comment is not null
      union all select view_name, comment from duckdb_views() where comment is not null`,
    );
    const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1);
    const grains = models.map(({ name, grain }) => ({ name, grain }));
    expect(comments.toSorted(byName)).toEqual(grains.toSorted(byName));
  });

  it("is computed by models that each follow those they read", () => {
    const names = models.map(({ name }) => name);
    for (const { name, needs } of models)
      for (const needed of needs.filter((other) => names.includes(other)))
        expect(names.indexOf(needed), `${name} reads ${needed}`).toBeLessThan(names.indexOf(name));
  });

  it("can be asked by every model as a bare select, and answers what its table holds", async () => {
    expect(models.length).toBeGreaterThan(10);
    for (const { name, sql } of models) {
      await warehouse.run(`create or replace temp table asked as ${sql}`);
      const [differing] = await queried<{ rows: string }>(
        warehouse,
        `select count(*) as rows from (
           (from asked except all from "${name}") union all (from "${name}" except all from asked))`,
      );
      expect(differing?.rows, name).toBe("0");
    }
  });

  it("holds no grain twice", async () => {
    const grains = {
      figure: "indicator, area, period, source, scenario",
      constituent: "indicator, area, period, source, scenario, via, part_area, part_period",
      part_period: "indicator, period, via, part_period",
      reporter: "indicator, area",
      partial: "indicator, area, period, source",
      source_order: "indicator, source",
      zone_counting: "area, indicator, period, source",
      zone_said: "zone, county, indicator, period, source",
      observation_period: "period",
      observation: "indicator, area, period, source, scenario",
      scenario: "scenario",
      effective_observation: "indicator, area, period, scenario",
      attainment: "target, area, scenario",
      effective_score: "line, subject, scenario",
      score_sum: "scheme, subject, line, scenario",
      score_grade: "scheme, subject, scenario",
      trend: "indicator, area, period",
      fact: "fact",
    };
    for (const [table, grain] of Object.entries(grains))
      expect(
        await queried(
          warehouse,
          `select ${grain} from ${table} group by ${grain} having count(*) > 1 limit 1`,
        ),
        table,
      ).toEqual([]);
  });

  it("gives one area the facts and operands that stand among all, when only its own are asked for", async () => {
    const areas = ["county", "zone"].map(
      (kind) => shippedPlan.areas.rows.find((area) => area.kind === kind)?.area ?? "",
    );
    for (const area of areas) {
      const asked = await askOf(warehouse, models, area);
      const facts = await queried(warehouse, "select * from fact where area = $1 order by fact", [area]);
      expect(facts.length).toBeGreaterThan(1000);
      expect(await queried(warehouse, asked.facts)).toEqual(facts);
      const operands = `select * from operand where fact in (select fact from fact where area = $1) order by all`;
      expect(await queried(warehouse, asked.operands)).toEqual(await queried(warehouse, operands, [area]));
    }
  });

  it("has exactly one chosen observation of each indicator, area and period", async () => {
    expect(
      await queried(
        warehouse,
        `select indicator, area, period, scenario from observation group by all
         having count(*) filter (chosen) <> 1 limit 1`,
      ),
    ).toEqual([]);
  });

  it("has every kind of target met, and missed or, where its years are not over, behind", async () => {
    const kinds = await queried<{ method: string; met: boolean; failed: boolean }>(
      warehouse,
      `select method, bool_or(status = 'met') as met,
         bool_or(status = case when elapsed < months then 'behind' else 'missed' end::status) as failed
       from attainment where scenario = 0 group by method order by method`,
    );
    const used = new Set(shippedPlan.targets.rows.map(({ method }) => method));
    expect(kinds).toEqual([...used].sort().map((method) => ({ method, met: true, failed: true })));
  });

  it("has figures of areas that differ from the department's in four indicators, and agree in another", async () => {
    const both = await queried<{ indicator: string; differing: boolean }>(
      warehouse,
      `select own.indicator, bool_or((own.amount, own.divisor) <> (other.amount, other.divisor)) as differing
       from observation as own join observation as other using (indicator, area, period, scenario)
       where own.source_kind = 'area' and other.source_kind = 'department' and scenario = 0
       group by own.indicator order by own.indicator`,
    );
    expect(both).toEqual([
      { indicator: "12.1", differing: true },
      { indicator: "15.1", differing: true },
      { indicator: "3.3", differing: true },
      { indicator: "3.4", differing: true },
      { indicator: "4.3", differing: false },
    ]);
  });

  it("marks the counts that may lack a record which could not be read, of the year that it names", async () => {
    const marked = await queried<{ area: string; periods: string[] }>(
      warehouse,
      `select area, list(period order by period) as periods from fact
       where aspect = 'actual' and flag = 'incomplete' and indicator = '8.1' group by area order by area`,
    );
    // A row of the list of 8.1 says 2010年底.
    const periods = ["2010", "2010Q1", "2010Q2", "2010Q3", "2010Q4"];
    expect(marked).toEqual(["330400", "330481"].map((area) => ({ area, periods })));
  });

  it("marks all counts, and verdicts on them, where the record names no year", async () => {
    const sqlOf = (model: string) => models.find(({ name }) => name === model)?.sql;
    await warehouse.run("begin");
    try {
      await warehouse.run("update uncounted set first_day = null, last_day = null where indicator = '8.1'");
      await warehouse.run(`create or replace table partial as ${sqlOf("partial")}`);
      expect(
        await queried(
          warehouse,
          `select target, area, flag from (${sqlOf("fact_attainment")})
           where indicator = '8.1' and aspect = 'status' and period = '2013' group by all`,
        ),
      ).toEqual([{ target: "8.1", area: "330400", flag: "incomplete" }]);
    } finally {
      await warehouse.run("rollback");
    }
  });

  it("carries what a figure lacks to ranks, contributions, lines and totals that rest on it, and to no state of a line", async () => {
    const sql = models.find(({ name }) => name === "lacking")?.sql ?? "";
    await warehouse.run("begin");
    try {
      await warehouse.run(
        `update fact set flag = case when fact in ('indicator/8.1/330481/2013/actual', 'indicator/8.1/330400/2013/actual')
         then 'incomplete' end`,
      );
      const found = await queried<{ fact: string }>(warehouse, sql);
      const carried = new Set(found.map(({ fact }) => fact));
      const rest = [
        ...["rank-first", "rank-last"].map((aspect) => `indicator/8.1/330402/2013/${aspect}`),
        ...["change-part", "gap-part/8.1"].map((aspect) => `indicator/8.1/330481/2013/${aspect}`),
        ...["indicator/8.1/330400/2013/yoy", "target/8.1/330400/2013/gap"],
        ...["line/N1.3/degree/8.1", "line/N1.3", "line/N1", "total", "band", "grade"].map(
          (aspect) => `score/national/330400/2013/${aspect}`,
        ),
      ];
      expect(rest.filter((fact) => !carried.has(fact))).toEqual([]);
      const others = [
        ...["indicator/8.1/330402/2013/actual", "score/national/330402/2013/total"],
        ...["score/national/330400/2013/line/N1.3/state", "target/8.1/330400/2013/status"],
        "indicator/8.1/330402/2012/rank-first",
      ];
      expect(others.filter((fact) => carried.has(fact))).toEqual([]);
    } finally {
      await warehouse.run("rollback");
    }
  });

  it("passes every check", async () => {
    expect(await runChecks(warehouse)).toBe(Object.keys(OFFENCES).length);
  });

  for (const [check, offence] of Object.entries(OFFENCES))
    it(`is stopped by ${check} where it offends`, async () => {
      await warehouse.run("begin");
      try {
        await warehouse.run(offence);
        await expect(runChecks(warehouse)).rejects.toThrow(new RegExp(`^checks failed\\n${check}: `));
      } finally {
        await warehouse.run("rollback");
      }
    });

  it("is stopped by every check that selects a row, each with its words and its first row", async () => {
    const checks = {
      "one.sql": "-- a one\nselect 1 as one",
      "none.sql": "-- a none\nselect 1 as none where false",
      "two.sql": "-- a two\nselect unnest([5, 6]) as two",
    };
    await withFiles(checks, (folder) =>
      expect(runChecks(warehouse, folder)).rejects.toThrow(
        'checks failed\none: a one: 1 rows, such as {"one":1}\ntwo: a two: 2 rows, such as {"two":5}',
      ),
    );
  });
});
