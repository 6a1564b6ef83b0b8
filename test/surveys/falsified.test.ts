import { createHash } from "node:crypto";
import { cpSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { build } from "../../src/cli/build.ts";
import { silent } from "../../src/core/progress.ts";
import { verify } from "../../src/verify/verify.ts";
import { filesBelow, workFolder } from "../support/files.ts";
import { changeRows, type Falsified, falsify, type Genuine, leaveOut } from "../verify/falsified.ts";
import { CASES, caseData } from "./case.ts";

/** A site of a worked case, without pages, and its data. */
async function siteOf(name: string): Promise<Genuine> {
  const data = caseData(name);
  const out = join(workFolder("surveyed"), "out");
  await build({ data, out, site: false, knownAt: "2014-12-31" }, silent);
  const site = join(workFolder("surveyed"), "site");
  cpSync(realpathSync(out), site, { recursive: true });
  return { site, data };
}

/** Changes a text of a received list. */
const inList = (path: string, from: string, to: string): Falsified => ({
  data: (folder) => {
    const text = readFileSync(join(folder, path), "utf8");
    if (!text.includes(from)) throw new Error(`no ${from} in ${path}`);
    writeFileSync(join(folder, path), text.replace(from, to));
    const sha256 = createHash("sha256").update(text.replace(from, to)).digest("hex");
    changeRows(folder, "register.csv", (rows) =>
      rows.map((row) => (row.path === path ? { ...row, sha256 } : row)),
    );
  },
});

/** Leaves of a received list its head alone, as of a form that nobody filled in. */
const blank = (path: string): Falsified => ({
  data: (folder) => {
    const text = readFileSync(join(folder, path), "utf8");
    const head = text.split("\n").slice(0, 3).join("\n");
    inList(path, text, `${head}\n,,\n`).data?.(folder);
  },
});

/** Changes a cell of the plan. */
const inPlan = (table: string, key: string, column: string, to: string): Falsified => ({
  data: (folder) =>
    changeRows(folder, `plan/2013/${table}.csv`, (rows) =>
      rows.map((row) => (Object.values(row)[0] === key ? { ...row, [column]: to } : row)),
    ),
});

/** Gives a fact another value, wherever the site says it. */
const told = (fact: string, from: string, to: string): Falsified => ({
  site: (site) => {
    let count = 0;
    for (const path of filesBelow(site).filter((each) => /\.(?:json|csv)$/.test(each))) {
      const text = readFileSync(join(site, path), "utf8");
      const changed = text.replace(new RegExp(`(${fact}"?[:,].{0,1200}?)${from}`, "gs"), `$1${to}`);
      if (changed !== text) count += 1;
      writeFileSync(join(site, path), changed);
    }
    if (count === 0) throw new Error(`no ${fact} of ${from}`);
  },
});

const without = (pattern: RegExp): Falsified => ({
  site: (site) => {
    if (leaveOut(site, (id) => pattern.test(id)) === 0) throw new Error(`no fact is ${pattern}`);
  },
});

const RIDERS = "statistics/jtj/2014-01-15.csv";
const LOSSES = "statistics/zjj/2014-01-20.csv";

/** What a publisher does, and what is said of it. */
type Tried = Record<string, [Falsified, RegExp]>;

const OF_A_SAMPLE: Tried = {
  "an answer": [
    inList(RIDERS, "A3,海宁市,不满意", "A3,海宁市,满意"),
    /sum of answers of s-mean 330481 is 193.333/,
  ],
  "a unit counted twice": [
    inList(RIDERS, "B1,平湖市,满意,满意,1,\nB3", "B9,平湖市,满意,满意,1,\nB3"),
    /units of answers of s-mean 330482 is 3, not 4/,
  ],
  "how many there are": [
    inPlan("populations", "riders-b", "units", "2000"),
    /population.* is 3000|the expression is/,
  ],
  "the weight of a question": [inPlan("weights", "s-mean-1", "factor", "1"), /sum of answers of s-mean/],
  "an interval's end": [
    told("indicator/s-mean/330400/2013/estimate-low", "58.8", "68.8"),
    /the expression is 58.805092, the proof says 68.805092/,
  ],
  "how many answered left out": [without(/s-time\/330482\/2013\/response$/), /which a survey gives/],
};

/** Gives a list to everybody as it came. */
const given = (path: string): Falsified => ({
  site: (site) => {
    const bytes = readFileSync(join(CASES, "losses-of-few-in-an-industry", "given", path));
    mkdirSync(join(site, "originals"), { recursive: true });
    writeFileSync(join(site, "originals", `${createHash("sha256").update(bytes).digest("hex")}.csv`), bytes);
  },
});

const NAMED = inPlan("surveys", "waste", "named", "yes");

const OF_ALL: Tried = {
  "a loss": [inList(LOSSES, "机械,16", "机械,61"), /sum of answers of w-inside 330400 is 16383/],
  "a unit of which an answer is missing": [
    inList(LOSSES, "纺织,5,,1500", "纺织,5,1,1500"),
    /units of answers of w-rate 330400 is 14, not 15/,
  ],
  "the list itself": [given("zjj/2014-01-20.csv"), /it says what each unit answered/],
  "an industry alone": [
    { ...NAMED, ...without(/\/3304(?:24|81|82|83)\/|-of\/(?:food|cloth|leather)/) },
    /gives away 2/,
  ],
  "an area of which too few are left": [{ ...NAMED, ...without(/\/330482\/|-of\//) }, /gives away 2/],
};

const AFTER_OTHERS: Tried = {
  "why no change is told left out": [without(/330481\/2013\/break$/), /break/],
  "the break of another area's figure": [
    told("indicator/b-passed/330481/2013/break", "330481/2013/sum", "330482/2013/sum"),
    /330482\/2013\/sum names no series of a part of it/,
  ],
};

const OF_AN_INDEX: Tried = {
  "the factor of a part": [inPlan("indices", "t-1", "factor", "3"), /index-part\/l-score|the expression is/],
  "an index": [
    told("indicator/t-index/330481/2013/index", "75.642857", "95.642857"),
    /the expression is 75.642857, the proof says 95.642857/,
  ],
  "an index left out": [without(/t-index\/330400\/2013\/index$/), /whose parts there are/],
  "why there is none left out": [without(/t-index\/330482\/2013\/no-index$/), /whose parts there are/],
};

const LINES = "statistics/jtj/2014-01-15.csv";
const OF_ITEMS: Tried = {
  "a score of an item": [
    inList(LINES, "L3,平湖市,20,15", "L3,平湖市,20,16"),
    /item of answers of l-score 330400/,
  ],
  "the full marks of an item": [
    inPlan("questions", "lines-time", "most", "40"),
    /item-share|most|the expression is/,
  ],
  "a share of full marks": [
    told("indicator/l-score/330400/2013/item-share/lines-clean", "60", "90"),
    /the expression is 60, the proof says 90/,
  ],
  "an item left out": [without(/item-share\/lines-safe$/), /item-share\/lines-safe, which a survey gives/],
};

const ODD = "statistics/jtj/2014-01-15.csv";
const FEW = "indicator/v-food/330481/2013/no-estimate";

const OF_ODD_ROWS: Tried = {
  "a void row": [inList(ODD, "重复，作废", "已核对"), /units of answers of v-all 330400 is 4, not 5/],
  "a sheet with a void number": [
    inList(ODD, "B2（作废）", "B2"),
    /units of answers of v-all 330400 is 4, not 5/,
  ],
  "a void row of a list that is counted by answer": [
    inList("statistics/jtj/2013-01-15.csv", "一般,3,作废", "一般,3,"),
    /returned of answers of v-all 330400 is 8, not 11/,
  ],
  "a blank list in place of the filled one": [
    blank(ODD),
    /no fact indicator\/v-way\/330400\/2013\/estimate, which a survey/,
  ],
  "why there is no estimate": [
    told(FEW, "too few", "too few in an area"),
    /the verdict is too few, the proof says too few in an area/,
  ],
  "that there is no estimate left out": [
    without(/v-food\/330481\/2013\/no-estimate$/),
    /which a survey gives/,
  ],
  "an estimate of too few": [inPlan("surveys", "visitors", "least", "2"), /there is none: too few/],
  "no estimate where there is one": [
    inPlan("surveys", "visitors", "least", "6"),
    /no fact .*v-way\/330400\/2013\/estimate, which a survey/,
  ],
  "what it rests on that there is no estimate": [
    told(FEW, "demonstration", "public"),
    /rests on demonstration/,
  ],
  "what a count rests on": [
    told("area/330400/2013/fragile-count", "assumption", "public"),
    /rests on assumption/,
  ],
  "what rests on a goal that is assumed": [
    told("target/11.1/330402/2013/share", "assumption", "public"),
    /rests on assumption/,
  ],
};

describe.each([
  ["a sample", "satisfaction-of-a-sample", OF_A_SAMPLE],
  ["odd rows and heads", "odd-rows-heads-and-remarks", OF_ODD_ROWS],
  ["works that counties reported before", "a-survey-after-reported-figures", AFTER_OTHERS],
  ["a survey of which an index is made", "an-index-of-two-surveys", OF_AN_INDEX],
  ["costs against a ceiling", "costs-against-a-ceiling", {}],
  ["items that were scored", "items-of-an-appraisal", OF_ITEMS],
  ["all enterprises", "losses-of-few-in-an-industry", OF_ALL],
])("a site of a survey of %s", (_, name, falsifications) => {
  let genuine: Genuine;
  beforeAll(async () => {
    genuine = await siteOf(name);
  });

  it("is proven", () => {
    expect(verify(genuine.site, genuine.data).failures).toEqual([]);
  });

  it.each(Object.keys(falsifications))("is found where it is falsified: %s", async (what) => {
    const [falsified, said] = falsifications[what] ?? [{}, /./];
    const { failures } = verify(await falsify(falsified, genuine), genuine.data);
    expect(failures.map(({ step }) => step).filter((step) => said.test(step))).not.toEqual([]);
    expect(failures.filter(({ check }) => check === "manifest")).toEqual([]);
  });
});
