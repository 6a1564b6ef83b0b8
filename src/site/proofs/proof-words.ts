import type { Edition } from "../../facts/edition.ts";
import { OPERAND_WORDS } from "../../rules/operands.ts";
import { type Html, html } from "../kit/html.ts";
import { yearWords } from "../kit/words.ts";

/** What an operand's name means. */
export function wordsOfOperand(edition: Edition, name: string): string {
  return yearWords(edition, OPERAND_WORDS.get(name) ?? "");
}

/** What a file's sets are called. */
export const WORDS_OF_SET: Record<"reading" | "finding", Html> = {
  reading: html`所采用的读数`,
  finding: html`发现的问题`,
};
