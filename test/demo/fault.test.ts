import { describe, expect, it } from "vitest";
import { plant } from "../../src/cli/demo/fault.ts";
import type { Fault } from "../../src/cli/demo/profile.ts";
import { type DemoFile, type Line, placeOf, rowsOf, truthsOf } from "../../src/cli/demo/sheet.ts";

const about = (period: string) => ({ indicator: "3.2", area: "a", period });

function line(name: string, ...figures: [number, number, number, number]): Line {
  const [a, b, c, d] = figures;
  return {
    cells: [name, ...figures],
    truths: [
      ...truthsOf(about("2013Q1"), [
        [1, "numerator", a],
        [2, "denominator", b],
      ]),
      ...truthsOf(about("2013Q2"), [
        [3, "numerator", c],
        [4, "denominator", d],
      ]),
    ],
  };
}

/** A statistic of two rows and two periods with one fault; what is written, the places still read, and the finding. */
function planted(fault: Partial<Fault>) {
  const file: DemoFile = {
    ...{ path: "a.csv", sender: "", arrived: "", encoding: "utf-8" },
    sheet: {
      ...{ name: "", foot: [] },
      top: [["单位：", "甲"]],
      heads: ["地区", "一分子", "一分母", "二分子", "二分母"],
      lines: [line("甲", 1, 2, 3, 4), line("乙", 5, 6, 7, 8)],
    },
  };
  const whole = {
    file: "a.csv",
    line: "乙",
    column: "一分子",
    kind: "write",
    text: "x",
    code: "c",
    loses: "cell",
  };
  const { findings } = plant(file, [{ ...whole, ...fault } as Fault]);
  const [finding] = findings;
  const rows = rowsOf(file.sheet);
  return {
    rows,
    read: file.sheet.lines.map(({ truths }) => truths.map(({ column }) => column)),
    place: finding?.row ? placeOf(file, rows.indexOf(finding.row), finding.column) : "",
    text: finding?.text,
  };
}

const ALL = [1, 2, 3, 4];

describe("plant", () => {
  it("writes a text into a cell, which is then not read", () => {
    const { rows, read, place, text } = planted({});
    expect(rows[3]).toEqual(["乙", "x", 6, 7, 8]);
    expect([read, place, text]).toEqual([[ALL, [2, 3, 4]], "记录3 一分子", "x"]);
  });

  it("exchanges a cell and the next, and the whole figure is not read", () => {
    const { rows, read, text } = planted({ kind: "swap", loses: "figure" });
    expect(rows[3]).toEqual(["乙", 6, 5, 7, 8]);
    expect([read, text]).toEqual([[ALL, [3, 4]], "6"]);
  });

  it("makes a percent a fraction, and adds to a number", () => {
    expect(planted({ kind: "scale", loses: "nothing" })).toMatchObject({ text: "0.05", read: [ALL, ALL] });
    expect(planted({ kind: "add", text: "-3", loses: "nothing" })).toMatchObject({ text: "2" });
  });

  it("repeats a row with another number: neither is read, the rest once", () => {
    const { rows, read, place } = planted({ line: "甲", kind: "repeat", text: "9" });
    expect(rows.slice(2, 4)).toEqual([
      ["甲", 1, 2, 3, 4],
      ["甲", "9", 2, 3, 4],
    ]);
    expect([read, place]).toEqual([[[2, 3, 4], [], ALL], "记录3 一分子"]);
  });

  it("spoils a row, or an entry of the header block and with it the file", () => {
    expect(planted({ column: "地区", loses: "row" })).toMatchObject({ read: [ALL, []], place: "记录3 地区" });
    const heading = planted({ line: "", column: "单位", loses: "file" });
    expect(heading.rows[0]).toEqual(["单位：", "x"]);
    expect(heading).toMatchObject({ read: [[], []], place: "记录0 2" });
  });

  it("is of the whole file where it is a copy", () => {
    expect(planted({ kind: "copy", loses: "nothing" })).toMatchObject({ place: "", text: "" });
  });

  it("refuses a fault that finds no cell", () => {
    expect(() => planted({ line: "丙" })).toThrow("a planted fault finds no cell: a.csv 丙 一分子");
    expect(() => planted({ column: "三" })).toThrow("finds no cell");
  });
});
