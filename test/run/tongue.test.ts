import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { asksChinese, inChinese, speakChinese } from "../../src/cli/tongue/tongue.ts";
import { filesBelow } from "../support/files.ts";

describe("what commands tell, in Chinese", () => {
  it.each([
    [
      "no data folder nowhere (name it with --data, or begin one with quality-city init)",
      "没有数据文件夹 nowhere（请用 --data 写明，或用 quality-city init 新建）",
    ],
    [
      'plan/2013/targets.csv row 3, column goal: invalid value: "x" (write a text)',
      'plan/2013/targets.csv第3行“goal”列：内容不对："x"（请写文字）',
    ],
    ["error: unknown option '--frob'", "不认识的选项：--frob（用 --help 查看可用的选项）"],
    ["findings  26 errors, 15 warnings, 0 notices", "问题      错误26，提醒15，提示0"],
    ["seconds   30.8 (plan 1.5, swap 1.7)", "用时      30.8秒（读取计划1.5、换上新网站1.7）"],
    ["  intake", "  读取来件"],
    ["海宁市报表 (一季度)", "海宁市报表 (一季度)"],
    ["", ""],
  ])("%s", (english, chinese) => {
    expect(inChinese(english)).toBe(chinese);
  });

  it("is told line by line by the streams that are asked, until they are let go", () => {
    const said: unknown[] = [];
    const stream = { write: (text: unknown) => said.push(text) > 0 } as never as NodeJS.WriteStream;
    const bytes = new Uint8Array([1]);
    const letGo = speakChinese([stream]);
    stream.write("nothing new\nfiles     3\n");
    stream.write(bytes);
    letGo();
    stream.write("nothing new\n");
    expect(said).toEqual(["没有新文件\n文件      3\n", bytes, "nothing new\n"]);
  });

  it("is asked for by an option in either form", () => {
    expect(
      [
        ["build", "--lang", "zh"],
        ["build", "--lang=zh"],
      ].map(asksChinese),
    ).toEqual([true, true]);
    expect([["build"], ["build", "--lang", "en"], ["check", "zh"]].some(asksChinese)).toBe(false);
  });

  it("has rows for the problems and remedies that commands throw", () => {
    const thrown = filesBelow("src/cli")
      .filter((path) => path.endsWith(".ts") && !path.startsWith("demo/"))
      .flatMap((path) => [
        ...readFileSync(join("src/cli", path), "utf8").matchAll(
          /new ConfigError\(\s*(?:"([^"]+)"|`[^`]+`),\s*"([^"]+)",?\s*\)/g,
        ),
      ])
      .flatMap(([, problem, remedy]) => [problem, remedy].filter((text) => text !== undefined));
    expect(thrown.length).toBeGreaterThan(20);
    expect([...new Set(thrown)].filter((text) => inChinese(text) === text)).toEqual([]);
  });
});
