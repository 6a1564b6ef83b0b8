/**
 * Prints the seconds and peak memory of reading, checking and adding up 1,000,000 sheets of 40 questions, beside those of DuckDB's
 * bare `read_csv` of the same file, run in turn, and their ratio; every count must be right. Run it with `npm run bench:answers`.
 */

import { createHash } from "node:crypto";
import { appendFileSync, closeSync, mkdirSync, openSync, rmSync, writeFileSync, writeSync } from "node:fs";
import { dirname, join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { seeded } from "../../src/cli/demo/draw.ts";
import { loadLoaders } from "../../src/intake/loaders.ts";
import { pathsOf } from "../../src/intake/open/large.ts";
import { receive } from "../../src/intake/receive.ts";
import { readPlan } from "../../src/plan/read.ts";
import { surveySchemas } from "../../src/plan/surveys.ts";
import { fillRecords } from "../../src/warehouse/bulk/records.ts";
import { Warehouse } from "../../src/warehouse/open.ts";
import { bareData } from "../plan/bare.ts";
import { addRows } from "../registers/ground.ts";
import { run } from "../support/run.ts";

const SHEETS = Number(process.env.BENCH_SHEETS ?? 1_000_000);
const RUNS = Number(process.env.BENCH_RUNS ?? 3);
const QUESTIONS = 40;
const ROOT = join(import.meta.dirname, "..", "..");
const PATH = "statistics/jtj/answers.csv";
const WORDS = ["非常满意", "满意", "一般", "不满意", "不了解"];
const SCORES = ["100", "80", "60", "30", ""];

interface Told {
  seconds: number;
  /** MiB. */
  peak: number;
  units?: number;
}

const [, , task, folder = ""] = process.argv;
if (task === "bare") tell(await bare(join(folder, PATH)));
else if (task === "ours") tell(await ours(folder));
else await compare();

function tell(told: Omit<Told, "peak">): void {
  process.stdout.write(JSON.stringify({ ...told, peak: Math.round(process.resourceUsage().maxRSS / 1024) }));
}

async function bare(file: string): Promise<Omit<Told, "peak">> {
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  const from = performance.now();
  await connection.run(`create table answers as select * from read_csv('${file}', skip = 2)`);
  return { seconds: (performance.now() - from) / 1000 };
}

/** Reads, checks and adds up as a build does, from the file to the sums of each indicator. */
async function ours(data: string): Promise<Omit<Told, "peak">> {
  const plan = readPlan(data);
  const loaders = await loadLoaders(join(ROOT, "loaders"));
  const from = performance.now();
  const received = await receive(plan, loaders);
  const warehouse = await Warehouse.open(pathsOf(received.large));
  const intake = await fillRecords(warehouse, plan, received);
  const seconds = (performance.now() - from) / 1000;
  const sums = intake.sums as { indicator: string | null; units: string }[];
  const units = sums.reduce((all, row) => all + (row.indicator === "all" ? Number(row.units) : 0), 0);
  warehouse.close();
  return { seconds, units };
}

async function compare(): Promise<void> {
  const data = bareData();
  for (const table of Object.keys(surveySchemas))
    rmSync(join(data, "plan", "2013", `${table}.csv`), { force: true });
  const table = (name: string, columns: string, rows: string[]) =>
    addRows(join(data, "plan", "2013", `${name}.csv`), columns, rows);
  const questions = Array.from({ length: QUESTIONS }, (_, at) => `q${at + 1}`);
  table("surveys", "survey,title,measure,keeper,noun,identity,named,least,cites,basis,note", [
    "big,大调查,13,市交通运输局,人,number,yes,3,通知,assumption,",
  ]);
  table(
    "questions",
    "question,survey,title,kind,scale,most,unit,note",
    questions.map((id) => `${id},big,题目${id},scale,c,,,`),
  );
  table(
    "scales",
    "answer,scale,title,score,note",
    WORDS.map((word, at) => `c${at},c,${word},${SCORES[at]},`),
  );
  const indicators = ["all", ...questions.slice(0, 5).map((id) => `share-${id}`)];
  table(
    "indicators",
    "indicator,measure,title,unit,direction,scale,decimals,areas,periods,trend,authority,numerator,denominator,basis",
    indicators.map((id) => `${id},13,指标${id},分,up,1,1,none,none,points,department,,,assumption`),
  );
  table(
    "applicability",
    "indicator,areas,note",
    indicators.map((id) => `${id},330400;county,`),
  );
  table("estimates", "indicator,survey,estimator,line,only,by,interval", [
    "all,big,mean,,,,none",
    ...questions.slice(0, 5).map((id) => `share-${id},big,share,80,,,none`),
  ]);
  table("weights", "weight,indicator,question,part,factor", [
    ...questions.map((id) => `all-${id},all,${id},value,1`),
    ...questions.slice(0, 5).map((id) => `share-${id}-1,share-${id},${id},value,1`),
  ]);
  const counted = writeAnswers(join(data, PATH), questions);
  const sha256 = createHash("sha256");
  for await (const chunk of (await import("node:fs")).createReadStream(join(data, PATH)))
    sha256.update(chunk);
  appendFileSync(
    join(data, "register.csv"),
    `${sha256.digest("hex")},${PATH},市交通运输局,2014-01-15,demonstration,\n`,
  );
  const times: Record<string, Told[]> = { bare: [], ours: [] };
  for (let turn = 0; turn < RUNS; turn++)
    for (const name of ["bare", "ours"]) {
      const { stdout } = await run(process.execPath, ["--import", "tsx", import.meta.filename, name, data]);
      times[name]?.push(JSON.parse(stdout) as Told);
    }
  for (const [name, runs] of Object.entries(times))
    console.log(name, runs.map(({ seconds, peak }) => `${seconds.toFixed(2)} s ${peak} MiB`).join(", "));
  const least = (name: string) => Math.min(...(times[name] ?? []).map(({ seconds }) => seconds));
  console.log("ratio", (least("ours") / least("bare")).toFixed(2));
  const wrong = times.ours?.find(({ units }) => units !== counted);
  if (wrong) throw new Error(`not every sheet counts: ${wrong.units} of ${counted}`);
}

/** Writes the list; returns how many sheets answer every question with what counts. */
function writeAnswers(file: string, questions: string[]): number {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(
    file,
    `报送部门,市交通运输局\n调查名称,大调查,报告期,2013年\n编号,地区,${questions.map((id) => `题目${id}`).join(",")}\n`,
  );
  const written = openSync(file, "a");
  const draw = seeded(24);
  const areas = ["海宁市", "平湖市", "桐乡市", "嘉善县", "海盐县"];
  let counted = 0;
  for (let from = 0; from < SHEETS; from += 10_000) {
    let text = "";
    for (let at = from; at < Math.min(from + 10_000, SHEETS); at++) {
      const answers = questions.map(() => (draw() < 0.01 ? 4 : Math.floor(draw() * 4)));
      if (!answers.includes(4)) counted += 1;
      text += `N${at},${areas[at % areas.length]},${answers.map((answer) => WORDS[answer]).join(",")}\n`;
    }
    writeSync(written, text);
  }
  closeSync(written);
  return counted;
}
