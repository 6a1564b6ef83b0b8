import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { ConfigError } from "../../src/core/error.ts";
import { receivedEntries } from "../../src/intake/receive.ts";
import { isKnownSender, registerArrivals } from "../../src/intake/register.ts";
import { readPlan } from "../../src/plan/read.ts";
import { bareData } from "../plan/bare.ts";

const ARRIVAL = { arrived: "2013-10-12", from: "海宁市", basis: "reported" };
let root: string;

function put(path: string, text = path): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

const register = () => readFileSync(join(root, "register.csv"), "utf8");

beforeEach(() => {
  root = bareData();
});

describe("receivedEntries", () => {
  it("gives the files of the three folders, in the order of their paths", () => {
    for (const path of [
      ...[
        "statistics/zjj/b.csv",
        "public/z.csv",
        "submissions/2013Q3/b/x.xlsx",
        "submissions/2013Q3/a/x.xlsx",
      ],
      ...["elsewhere/a.csv", "submissions/2013Q1/a.xlsx", "submissions/z.xlsx"],
    ])
      put(path);
    expect(receivedEntries(root)).toEqual([
      { path: "submissions/2013Q1/a.xlsx", kind: "file", folder: "submissions" },
      { path: "submissions/2013Q3/a/x.xlsx", kind: "file", folder: "submissions" },
      { path: "submissions/2013Q3/b/x.xlsx", kind: "file", folder: "submissions" },
      { path: "submissions/z.xlsx", kind: "file", folder: "submissions" },
      { path: "statistics/zjj/b.csv", kind: "file", folder: "statistics" },
      { path: "public/z.csv", kind: "file", folder: "public" },
    ]);
  });

  it("leaves out hidden files and lock files", () => {
    for (const name of [".DS_Store", "~$季度报表.xlsx", "季度报表.xlsx"]) put(`submissions/2013Q3/a/${name}`);
    expect(receivedEntries(root).map(({ path }) => path)).toEqual(["submissions/2013Q3/a/季度报表.xlsx"]);
  });

  it("gives none where nothing was received", () => {
    expect(receivedEntries(root)).toEqual([]);
  });
});

describe("registerArrivals", () => {
  it("enters a new file with its sha256, sender, day and basis", () => {
    put("submissions/2013Q3/330481/季度报表.xlsx", "bytes");
    expect(registerArrivals(readPlan(root), ARRIVAL).entered).toEqual([
      "submissions/2013Q3/330481/季度报表.xlsx",
    ]);
    expect(readPlan(root).register.rows).toEqual([
      {
        sha256: createHash("sha256").update("bytes").digest("hex"),
        path: "submissions/2013Q3/330481/季度报表.xlsx",
        sender: "海宁市",
        arrived: "2013-10-12",
        basis: "reported",
        note: "",
        row: 1,
      },
    ]);
  });

  it("keeps earlier rows as they are and enters nothing twice", () => {
    put("public/a.csv");
    registerArrivals(readPlan(root), { ...ARRIVAL, from: "统计局, 市", basis: "public" });
    const before = register();
    expect(registerArrivals(readPlan(root), ARRIVAL).entered).toEqual([]);
    expect(register()).toBe(before);
    put("public/b.csv");
    expect(registerArrivals(readPlan(root), ARRIVAL).entered).toEqual(["public/b.csv"]);
    expect(register().startsWith(before)).toBe(true);
    expect(readPlan(root).register.rows.map(({ sender }) => sender)).toEqual(["统计局, 市", "海宁市"]);
  });

  it("enters changed bytes as a new arrival", () => {
    put("public/a.csv", "1");
    registerArrivals(readPlan(root), ARRIVAL);
    put("public/a.csv", "2");
    expect(registerArrivals(readPlan(root), { ...ARRIVAL, arrived: "2013-10-20" }).entered).toEqual([
      "public/a.csv",
    ]);
    expect(readPlan(root).register.rows.map(({ arrived }) => arrived)).toEqual(["2013-10-12", "2013-10-20"]);
  });

  it.each([
    [{ arrived: "12.10.2013" }, "unknown date 12.10.2013 (write one such as 2013-10-12)"],
    [{ basis: "draft" }, "invalid basis (one of reported, public, demonstration, assumption)"],
    [{ from: "" }, "invalid sender (write a text)"],
  ])("refuses %j and leaves the register as it was", (wrong, message) => {
    put("public/a.csv");
    const before = register();
    const enter = () => registerArrivals(readPlan(root), { ...ARRIVAL, ...wrong });
    expect(enter).toThrow(ConfigError);
    expect(enter).toThrow(message);
    expect(register()).toBe(before);
  });
});

describe("isKnownSender", () => {
  it("knows areas and departments by their names, and who sent something before", () => {
    put("public/figures.csv");
    registerArrivals(readPlan(root), { ...ARRIVAL, from: "市统计局" });
    const plan = readPlan(root);
    const senders = ["海宁", "330481", "市质监局", "市统计局", "不存在局"];
    expect(senders.map((sender) => isKnownSender(plan, sender))).toEqual([true, true, true, true, false]);
  });
});
