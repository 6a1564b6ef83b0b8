import type { Command } from "commander";
import { Option } from "commander";
import { z } from "zod";
import { Originals } from "../../core/disk/originals.ts";
import { readTable } from "../../core/table.ts";

/** What is told, in English and in Chinese; `{name}` stands for any text, which is told by the same rows where one has it. */
const messageRow = z.object({ english: z.string().min(1), chinese: z.string().min(1) });

interface Message {
  is: RegExp;
  names: string[];
  chinese: string;
}

const PLACE = /\{(\w+)\}/g;
/** How deep texts in the place of names are told: a fault of a row holds a problem and a remedy. */
const DEEPEST = 3;

let known: Message[] | undefined;

/**
 * What may stand in the place of a name: of `{n}` a number; else no remedy, which stands in brackets at the end, but in
 * rows that have a place for it.
 */
function placeOf(name: string, english: string): string {
  if (name === "n") return "([\\d,.]+)";
  return english.includes("({remedy})") ? "(.+?)" : "((?:(?! \\().)+?)";
}

function messages(): Message[] {
  known ??= readTable(new Originals(import.meta.dirname), "messages.csv", messageRow, [
    "english",
    "chinese",
  ]).rows.map(({ english, chinese }) => ({
    is: new RegExp(
      `^${english.replace(/[.*+?^$()|[\]\\]/g, "\\$&").replace(PLACE, (_, name: string) => placeOf(name, english))}$`,
    ),
    names: [...english.matchAll(PLACE)].map(([, name = ""]) => name),
    chinese,
  }));
  return known;
}

/** A line in Chinese, as far as a row has it; else as it is. */
export function inChinese(line: string, depth = 0): string {
  const indent = /^\s*/.exec(line)?.[0] ?? "";
  const text = line.slice(indent.length);
  for (const { is, names, chinese } of depth > DEEPEST ? [] : messages()) {
    const found = is.exec(text);
    if (!found) continue;
    const told = new Map(names.map((name, at) => [name, inChinese(found[at + 1] ?? "", depth + 1)]));
    // Brackets alone make no message: data that commands print have them too.
    if (names.join() === "problem,remedy" && names.every((name, at) => told.get(name) === found[at + 1]))
      continue;
    return indent + chinese.replace(PLACE, (_, name: string) => told.get(name) ?? "");
  }
  // In the place of a name there may be several texts.
  return depth > 0 && text.includes(", ")
    ? text
        .split(", ")
        .map((each) => inChinese(each, DEEPEST))
        .join("、")
    : line;
}

type Stream = Pick<NodeJS.WriteStream, "write">;

/** Lets streams tell every line in Chinese until what is returned is called. */
export function speakChinese(streams: Stream[]): () => void {
  const before = streams.map((stream) => stream.write);
  for (const stream of streams) {
    const write = stream.write.bind(stream);
    stream.write = ((text: string | Uint8Array, ...more: never[]) =>
      write(
        typeof text === "string"
          ? text
              .split("\n")
              .map((line) => inChinese(line))
              .join("\n")
          : text,
        ...more,
      )) as Stream["write"];
  }
  return () => {
    for (const [at, stream] of streams.entries()) stream.write = before[at] as Stream["write"];
  };
}

/** Lets every command be asked in which language it tells what it does; some have asked already. */
export function addLanguage(command: Command): void {
  for (const each of command.commands) {
    addLanguage(each);
    if (each.commands.length > 0 || each.options.some(({ long }) => long === "--lang")) continue;
    each.addOption(
      new Option("--lang <language>", "the language of what is told").choices(["en", "zh"]).default("en"),
    );
  }
}

/** Whether a command line asks for Chinese. */
export function asksChinese(argv: string[]): boolean {
  return argv.some((word, at) => word === "--lang=zh" || (word === "--lang" && argv[at + 1] === "zh"));
}
