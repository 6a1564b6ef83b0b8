import type { Command, Option } from "commander";
import { inChinese } from "./tongue.ts";

/** A Latin word or one sign, with the punctuation that no line begins or ends with. */
const PIECE = /[（“]*(?:[!-~]+|\S)[，。；：、）”]*\s*/gu;
const WIDE = /[\u2e80-\u9fff\uff00-\uffef]/gu;
/** What stands for a word of the command line: `<dir>`, `[files...]`. */
const PLACE = /[<[][a-z.]+[>\]]/g;

const widthOf = (text: string) => text.length + (text.match(WIDE)?.length ?? 0);
const placesInChinese = (term: string) => term.replace(PLACE, (place) => inChinese(place));

/** Lines that are no wider than so many columns of a terminal; Chinese breaks anywhere. */
function wrap(text: string, width: number): string {
  const lines = [""];
  for (const piece of text.match(PIECE) ?? []) {
    const line = lines.at(-1) ?? "";
    if (line !== "" && widthOf(line) + widthOf(piece.trimEnd()) > width) lines.push(piece);
    else lines[lines.length - 1] = line + piece;
  }
  return lines.map((line) => line.trimEnd()).join("\n");
}

/** What an option is for, what may be written, and what holds where it is not written. */
function optionInChinese({ description, argChoices, defaultValue, required, optional }: Option): string {
  const text = inChinese(description);
  const untold = argChoices?.some((choice) => !text.includes(choice));
  const more = [
    untold && `可写 ${argChoices?.join("、")}`,
    defaultValue !== undefined && (required || optional) && `默认 ${defaultValue}`,
  ].filter((part) => typeof part === "string");
  return more.length > 0 ? `${text}（${more.join("；")}）` : text;
}

/** Lets a command and all below it tell their help in Chinese. */
export function helpInChinese(command: Command): void {
  for (const each of [command, ...command.commands]) {
    if (each !== command) helpInChinese(each);
    each.configureHelp({
      styleTitle: inChinese,
      styleUsage: placesInChinese,
      commandDescription: (one) => inChinese(one.description()),
      subcommandDescription: (one) => inChinese(one.summary() || one.description()),
      subcommandTerm: (one) => placesInChinese(`${one.name()} ${one.usage()}`.trim()),
      argumentTerm: (one) => placesInChinese(`<${one.name()}>`),
      argumentDescription: (one) => inChinese(one.description),
      optionTerm: (option) => placesInChinese(option.flags),
      optionDescription: optionInChinese,
      displayWidth: widthOf,
      boxWrap: wrap,
    });
  }
}
