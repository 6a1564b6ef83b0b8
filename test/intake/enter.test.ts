import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import Papa from "papaparse";
import { beforeEach, describe, expect, it } from "vitest";
import { registerArrivals } from "../../src/intake/register.ts";
import type { Plan } from "../../src/plan/plan.ts";
import { readPlan } from "../../src/plan/read.ts";
import { bareData } from "../plan/bare.ts";
import { cli } from "../support/run.ts";
import { killedIn, NO_ROOM, onFullDisks, restore } from "../support/steps.ts";

const FOLDERS = ["plan", "public", "reference", "submissions"];
const KEPT = ["register.csv", "register.csv.previous"];
let root: string;
let plan: Plan;

function put(path: string, text = path): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

const read = (file: string) => readFileSync(join(root, file), "utf8");
const rows = () =>
  Papa.parse<Record<string, string>>(read("register.csv"), { header: true, skipEmptyLines: true }).data;
/** What stands in the data folder beside what a plan has. */
const beside = () => readdirSync(root).filter((name) => !FOLDERS.includes(name));
const enter = (from: string, as = plan) =>
  registerArrivals(as, { arrived: "2013-10-12", from, basis: "reported" });

beforeEach(() => {
  root = bareData();
  plan = readPlan(root);
  for (const [index, from] of ["海宁市", "平湖市"].entries()) {
    put(`submissions/2013Q3/${index}/季度报表.xlsx`);
    enter(from);
  }
});

describe("entering what arrived", () => {
  it("keeps what another process entered since the plan was read, and the copy before it", () => {
    const stale = readPlan(root);
    put("submissions/2013Q3/a.xlsx");
    enter("桐乡市");
    const before = read("register.csv");
    put("submissions/2013Q3/b.xlsx");
    expect(enter("海盐县", stale).entered).toEqual(["submissions/2013Q3/b.xlsx"]);
    expect(rows().map(({ sender }) => sender)).toEqual(["海宁市", "平湖市", "桐乡市", "海盐县"]);
    expect(read("register.csv.previous")).toBe(before);
    expect(beside()).toEqual(KEPT);
  });

  it("writes nothing where nothing is new", () => {
    const kept = read("register.csv.previous");
    expect(enter("海宁市").entered).toEqual([]);
    expect(read("register.csv.previous")).toBe(kept);
  });

  it("waits for others that enter at the same time: what each said to be entered is there once, from its sender", async () => {
    const senders = ["甲", "乙", "丙", "丁"];
    const said = await Promise.all(
      senders.map(async (sender, index) => {
        put(`public/${index}.csv`);
        const { code, stdout } = await cli([
          ...["receive", "--arrived", "2013-10-12", "--from", sender, "--data", root],
        ]);
        expect(code).toBe(0);
        return [...stdout.matchAll(/^entered {3}(.*)$/gm)].map(([, path = ""]) => ({ path, sender }));
      }),
    );
    const entered = rows()
      .slice(2)
      .map(({ path, sender }) => ({ path, sender }));
    expect(entered.map(({ path }) => path).sort()).toEqual(senders.map((_, index) => `public/${index}.csv`));
    expect(said.flat()).toHaveLength(senders.length);
    expect(entered).toEqual(expect.arrayContaining(said.flat()));
  });

  /** The register is the earlier one or holds the new file too; whoever comes next enters what is not in it. */
  const goesOn = (before: string) => {
    if (read("register.csv") !== before) expect(rows().map(({ path }) => path)).toContain("public/new.csv");
    enter("嘉善县");
    expect(rows()).toHaveLength(3);
    expect(read("register.csv").startsWith(before)).toBe(true);
    expect(read("register.csv.previous")).toBe(before);
    expect(beside()).toEqual(KEPT);
  };

  it("is done or not done wherever it is killed, and the next goes on", () => {
    put("public/new.csv");
    const before = read("register.csv");
    const states = killedIn(root, () => enter("嘉善县"), FOLDERS);
    expect(states.length).toBeGreaterThan(15);
    for (const state of states) {
      restore(state, root, FOLDERS);
      goesOn(before);
    }
  });

  it("is done or not done wherever the disk is full, leaves nothing beside, and the next goes on", () => {
    put("public/new.csv");
    const before = read("register.csv");
    let failures = 0;
    onFullDisks(
      () => enter("嘉善县"),
      (error) => {
        if (error === undefined) expect(rows()).toHaveLength(3);
        else expect(error).toBe(NO_ROOM);
        failures += error === undefined ? 0 : 1;
        expect(beside()).toEqual(KEPT);
        goesOn(before);
        writeFileSync(join(root, "register.csv"), before);
      },
    );
    expect(failures).toBeGreaterThan(8);
  });
});

describe("a damaged register", () => {
  const damaged = (bytes: Buffer) => {
    writeFileSync(join(root, "register.csv"), bytes);
    return () => enter("海宁市");
  };
  const again = "or put back register.csv.previous, the copy before its last change";

  it("is told with its place and the copy that is kept, which stays", () => {
    const kept = read("register.csv.previous");
    const whole = Buffer.from(read("register.csv"));
    const cut = whole.subarray(0, whole.lastIndexOf("平湖市") + 4);
    expect(damaged(cut)).toThrow(`register.csv row 2, column sender: not UTF-8: "平"`);
    expect(damaged(cut)).toThrow(again);
    expect(damaged(Buffer.alloc(0))).toThrow("register.csv row 0, column *: empty");
    expect(damaged(Buffer.alloc(0))).toThrow(again);
    expect(damaged(whole.subarray(0, whole.lastIndexOf(",2013")))).toThrow(
      /register.csv row 2, column \*: too few fields.*or put back register.csv.previous/,
    );
    expect(read("register.csv.previous")).toBe(kept);
  });
});
