import { join } from "node:path";
import { expect, it } from "vitest";

import { bareData, refusal, rewrite } from "./bare.ts";

const METHODS = join("plan", "2013", "methods.csv");

/** What a plan is refused for in whose rules one has another expression, or that has one more. */
function faultsOf(method: string, aspect: string, column: "expression" | "divisor", text: string): string[] {
  const root = bareData();
  rewrite(root, METHODS, ([head = [], ...rows]) => {
    const at = head.indexOf(column);
    const found = rows.find((row) => row[0] === method && row[1] === aspect);
    const row = found ?? [method, aspect, "", "", "", "甲", "甲", "", ""];
    row[at] = text;
    return [head, ...rows, ...(found ? [] : [row])];
  });
  return refusal(root);
}

it.each<[string, string, "expression" | "divisor", string, string]>([
  ["any", "ratio", "expression", "amount / goal", "unreadable expression at / goal"],
  ["any", "ratio", "expression", "amount * price", "unknown operand price"],
  ["any", "share", "expression", "elapsed * amount", "no operand of any share: amount"],
  ["any", "ratio", "expression", "'high'", "it gives a text"],
  ["any", "ratio", "divisor", "amount > 1", "it gives a truth"],
  ["any", "gap", "expression", "amount + comparator", "no operand of any gap: comparator"],
  ["any", "status", "expression", "case when lost then 'missed' else elapsed end", "a text beside a number"],
  ["observe-amount", "value", "expression", "sum(value) * 1.5", "it gives up to 7 decimals, and 6 are kept"],
  ["observe-amount", "value", "expression", "value", "value stands for several"],
  [
    "observe-ratio",
    "value",
    "expression",
    "sum(numerator) * sum(scale)",
    "a set of what stands for one: scale",
  ],
  [
    "rank",
    "first",
    "expression",
    "0.5 + sum(case when other_low > high then 1 else 0 end)",
    "and 0 are kept",
  ],
  ["capped", "goal", "expression", "quotient(last_year, last_year_divisor)", "9 decimals, and 6 are kept"],
  ["score-goal", "points", "expression", "points * 0.3333333333", "16 decimals, and 9 are kept"],
  ["score-goal", "points", "expression", "degree", "degree stands for several"],
  ["trend-percent", "value", "expression", "amount * goal", "no operand of trend-percent value: goal"],
  ["any", "gap", "expression", "amount * goal * divisor * amount * 0.1", "a number with up to 25 decimals"],
])("a rule %s %s whose %s is %s is refused", (method, aspect, column, text, fault) => {
  const found = faultsOf(method, aspect, column, text);
  expect(found.join("\n")).toContain(fault);
  expect(found.join("\n")).toMatch(/methods\.csv/);
});

it.each<[string, string, string]>([
  ["any", "ratio", "case when goal > 100 then quotient(amount * 100, goal) else amount * 100 end"],
  ["any", "gap", "rounded(amount, divisor, 4) - goal"],
  ["observe-amount", "value", "rounded(sum(value) * 1.5, 1, 2)"],
  ["observe-ratio", "value", "sum(numerator)"],
  ["capped", "goal", "case when goal > most then most else goal end"],
  ["score-goal", "points", "case when amount is null then 0 else rounded(points * amount, goal, places) end"],
  ["trend-percent", "value", "(power(amount, last_amount, 1, 2) - 1) * 100"],
  ["my-own", "value", "amount * 0.123456"],
])("a rule %s %s that is %s is taken", (method, aspect, text) => {
  expect(faultsOf(method, aspect, "expression", text)).toEqual([]);
});
