import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Warehouse } from "../../src/warehouse/open.ts";
import { ALLOWED, SIZE } from "../../src/warehouse/select/allowed.ts";
import { selectRows } from "../../src/warehouse/select/select.ts";
import { queried } from "./query.ts";

const names = (count: number, of: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => of(index)).join("");

describe("a select over the warehouse", () => {
  let warehouse: Warehouse;
  const bounds = { column: "fact", rows: 200, seconds: 30, megabytes: 48 };
  const select = (sql: string, more: Partial<typeof bounds> = {}) =>
    selectRows(warehouse, sql, { ...bounds, ...more });
  const first = async (sql: string) => (await select(sql)).rows.map(([fact]) => fact);

  beforeAll(async () => {
    warehouse = await Warehouse.open();
    await warehouse.run(`create table fact as
      select 'f/' || n as fact, n as amount, n % 7 as area, 'actual' as aspect, [n] as edges from range(20000) as t(n)`);
    await warehouse.run("create table reading as select 'f/1' as fact");
    await warehouse.run("create macro told(x) as x");
  });
  afterAll(() => warehouse.close());

  it("takes what queries of analysts are made of", async () => {
    for (const [sql, facts] of [
      ["select fact from fact order by amount desc limit 2", ["f/19999", "f/19998"]],
      ["select fact from fact where amount in (3, 2) -- the rest", ["f/2", "f/3"]],
      [
        "select fact from fact qualify rank() over (partition by aspect order by amount) <= 2",
        ["f/0", "f/1"],
      ],
      [
        "select max(fact) as fact from fact where amount < 9 group by area having count(*) > 1",
        ["f/7", "f/8"],
      ],
      [
        "with low as (select * from fact where amount < 9) select x.fact from low x join low y on y.amount = x.amount + 7",
        ["f/0", "f/1"],
      ],
      [
        "select fact from fact where fact like 'f/1%9' and length(fact) = 4 and fact not like '%1_' escape '!'",
        [],
      ],
      ["select fact from fact where fact like 'f/1%9' and length(fact) = 4", ["f/19"]],
      ["select fact from fact where amount = 1 union all select 'f/2'", ["f/1", "f/2"]],
      [
        `select fact as "a""b", fact from fact where fact <> '''); drop table fact; --' and amount < 1`,
        ["f/0"],
      ],
    ] as const)
      if (sql.includes("escape")) await expect(select(sql)).rejects.toThrow("the function not_like_escape");
      else expect(await first(sql), sql).toEqual(facts);
  });

  it.each([
    [
      "a list of a thousand million",
      "select unnest(generate_series(1, 1000000000)) as fact",
      "the function unnest",
    ],
    ["a table of as many", "select fact from generate_series(1, 1000000000) as t(fact)", "table function"],
    [
      "a query in a text",
      "select * from json_execute_serialized_sql(json_serialize_sql('select now() as fact'))",
      "table function",
    ],
    ["one in a text of a table", "select * from query('select 1 as fact')", "table function"],
    [
      "recursion",
      "with recursive t as (select 1 as fact union all select fact + 1 from t) from t",
      "recursive cte",
    ],
    ["a long text", "select repeat('x', 2000000000) as fact", "the function repeat"],
    ["another", "select lpad('x', 2000000000, 'y') as fact", "the function lpad"],
    ["texts that grow", "select fact || fact as fact from fact", "the function ||"],
    [
      "a regular expression",
      "select fact from fact where fact ~ '((a{1000}){1000}){1000}'",
      "regexp_full_match",
    ],
    ["like that goes back", "select fact from fact where fact like '%a%a%a%a%a%a_b'", "% alone"],
    ["like of a column", "select fact from fact where fact like aspect", "% alone"],
    ["like by its name", `select "~~"(fact, aspect) as fact from fact`, "the function ~~"],
    ["two statements", "select fact from fact; drop table fact", "SELECT"],
    ["a prepared statement", "prepare p as select fact from fact", "SELECT"],
    ["a pragma", "pragma database_list", "SELECT"],
    ["a setting", "set memory_limit = '64GB'", "SELECT"],
    ["nothing", "-- nothing", "no select"],
    ["settings", "select name as fact from duckdb_settings()", "table function"],
    ["tables of DuckDB", "select name as fact from sqlite_master", "the table sqlite_master"],
    [
      "a table by the name of another elsewhere",
      "select fact from reading where exists (with reading as (select 1) select 1 from reading)",
      "the table reading",
    ],
    ["a table of a schema", "select table_name as fact from information_schema.tables", "a schema"],
    ["a file", "select fact from read_csv('/etc/passwd')", "table function"],
    ["a file by its name", "select fact from '/etc/passwd.csv'", "the table /etc/passwd.csv"],
    ["the environment", "select getenv('HOME') as fact", "the function getenv"],
    ["a macro", "select told(fact) as fact from fact", "the function told"],
    ["the day", "select current_date as fact", "current_date"],
    ["the user", `select "session_user" as fact`, "session_user"],
    ["where a row lies", "select fact from fact f where f.rowid = 3", "rowid"],
    ["a sample", "select fact from fact using sample 3", "a sample"],
    ["a collation", "select fact from fact order by fact collate nocase", "collate"],
    ["a parameter", "select $1 as fact", "value parameter"],
    ["a column by its place", "select #1 as fact from fact", "positional reference"],
    [
      "a lambda",
      "select list_transform(edges, lambda x: x) as fact from fact",
      "the function list_transform",
    ],
    ["columns by a pattern", "select columns('f.*') from fact", "columns()"],
    ["a star in a function", "select least(*columns(*)) as fact from fact", "operator unpack"],
    ["the first of a group", "select distinct on (area) fact from fact", "distinct on"],
    ["a limit within", "select fact from (select fact from fact limit 3)", "a limit within"],
    ["so many percent", "select fact from fact limit 10%", "limit percent"],
    ["rows by their place", "select a.fact from fact a positional join fact b", "positional"],
    [
      "every grouping",
      "select max(fact) as fact from fact group by cube (area, aspect, amount)",
      "several groupings",
    ],
    [
      "windows of rows",
      "select sum(amount) over (order by area rows 3 preceding) as fact from fact",
      "a window of so many rows",
    ],
    ["rows numbered as they lie", "select fact from fact qualify row_number() over () < 3", "row number"],
    ["a cast to a list", "select cast(null as integer[100000]) as fact", "the type array"],
    ["a cast to a type of the plan", "select cast('met' as status) as fact", "the type unbound"],
    ["a long query", `select '${"x".repeat(SIZE.characters)}' as fact`, `longer than ${SIZE.characters}`],
    ["stars upon stars", "select *, *, * from (select *, * from fact)", "5 stars"],
    [
      "names that double a table",
      `with a0 as (select fact from fact)${names(30, (n) => `, a${n + 1} as (select x.fact from a${n} x, a${n} y)`)} from a30`,
      "tables and selects",
    ],
    [
      "names that double a column",
      `select 'f/1' as fact, 1 as c0${names(60, (n) => `, least(c${n}, c${n}) as c${n + 1}`)} from fact`,
      "columns that one of its own comes from",
    ],
    [
      "selects that double a column",
      `select fact from ${"(select fact, least(c, c) as c from ".repeat(12)}(select fact, amount as c from fact)${")".repeat(12)} where c > 1`,
      "columns that one of its own comes from",
    ],
    [
      "a table as a text of its own",
      "with a as (select fact as x, fact as y from fact) select cast(a as varchar) as fact from a",
      "a is a table in this query",
    ],
  ])("refuses %s", async (_, sql, problem) => {
    await expect(select(sql)).rejects.toThrow(problem);
  });

  it("stops at its bounds of rows, memory and time", async () => {
    const all = "from fact a, fact b, fact c where a.amount + b.amount + c.amount";
    await expect(select(`select a.fact ${all} >= 0`)).rejects.toThrow(/more than 200 rows|48 megabytes/);
    await expect(select("select a.fact from fact a, fact b order by b.fact, a.fact")).rejects.toThrow(
      "more than 48 megabytes of memory",
    );
    await expect(select(`select max(a.fact) as fact ${all} < 0`, { seconds: 0.2 })).rejects.toThrow(
      "more than 0.2 seconds",
    );
    expect(await first("select fact from fact where amount = 1")).toEqual(["f/1"]);
  });

  it("holds words that are functions of DuckDB's own, and that data/README.md tells", async () => {
    const rows = await queried<{ name: string }>(
      warehouse,
      "select distinct function_name as name from duckdb_functions() where function_type in ('scalar', 'aggregate')",
    );
    const known = rows.map(({ name }) => name);
    const macros = await queried<{ name: string }>(
      warehouse,
      "select function_name as name from duckdb_functions() where function_type like '%macro%'",
    );
    for (const name of ALLOWED.functions) {
      expect(known).toContain(name);
      // A macro puts what it is given in several places.
      expect(macros.map((row) => row.name)).not.toContain(name);
    }
    const readme = readFileSync("data/README.md", "utf8");
    const told = (words: readonly string[]) => words.map((word) => `\`${word.toLowerCase()}\``).join(", ");
    for (const words of Object.values(ALLOWED)) expect(readme).toContain(`| ${told(words)}`);
    for (const most of Object.values(SIZE)) expect(readme).toContain(String(most));
  });
});
