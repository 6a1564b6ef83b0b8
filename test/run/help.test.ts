import { describe, expect, it, vi } from "vitest";
import { main } from "../../src/cli/cli.ts";

/** What a command line prints. */
async function told(...words: string[]): Promise<string> {
  const said: string[] = [];
  const write = vi.spyOn(process.stdout, "write").mockImplementation((text) => said.push(String(text)) > 0);
  try {
    await main(["node", "quality-city", ...words]);
  } finally {
    write.mockRestore();
  }
  return said.join("");
}

/** The commands that a help lists; it is in Chinese where another file of tests has asked for that in this process. */
const commandsIn = (help: string) =>
  [
    ...(help
      .split(/^(?:Commands:|命令)/m)[1]
      ?.split(/^(?:Exit codes:|退出码)/m)[0]
      ?.matchAll(/^ {2}([a-z]+) /gm) ?? []),
  ]
    .map(([, name = ""]) => name)
    .filter((name) => name !== "help");

const listed = commandsIn(await told("--help"));
const commands = [[], ...listed.map((name) => [name])];
for (const name of listed)
  commands.push(...commandsIn(await told(name, "--help")).map((each) => [name, each]));
const helps: { name: string; help: string }[] = [];
for (const words of commands)
  helps.push({
    name: words.join(" ") || "all commands",
    help: await told(...words, "--help", "--lang", "zh"),
  });

describe("help in Chinese", () => {
  it("is there for every command", () => {
    expect(helps.length).toBeGreaterThan(15);
    expect(helps.map(({ help }) => /^用法 quality-city.*$/m.test(help))).toEqual(helps.map(() => true));
  });

  it.each(helps)("has no sentence in English: $name", ({ help }) => {
    const samples = /quality-city [a-z ]+|build --warehouse|show tables/g;
    expect(
      help
        .replace(samples, "")
        .split("\n")
        .filter((line) => /[A-Za-z]{2,} [A-Za-z]{2,}|[<[][a-z]/.test(line)),
    ).toEqual([]);
  });

  it.each(helps)("has lines of eighty columns at most: $name", ({ help }) => {
    const wide = (line: string) => line.length + (line.match(/[\u2e80-\u9fff\uff00-\uffef]/g)?.length ?? 0);
    const [usage = "", ...lines] = help.split("退出码")[0]?.split("\n") ?? [];
    expect(usage).toContain("用法");
    expect(lines.filter((line) => wide(line) > 80 && !line.includes(process.cwd()))).toEqual([]);
  });
});
