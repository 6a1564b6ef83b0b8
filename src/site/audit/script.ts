import { LARGE } from "../../plan/large.ts";
import { plainText } from "../kit/text.ts";
import type { Account } from "./account.ts";

/** An entry of the search index, as a page loads it. */
interface Entry {
  to: string;
  kind: string;
  title: string;
  codes: string[];
  more: string[];
  initials: string[];
  spelled: string[];
  said: { fact: string; text: string }[];
}

/** The faults of the search index: its texts are accounted for as those of pages are. */
export function searchFaults(script: string, account: Account): string[] {
  const entries = JSON.parse(script.slice(script.indexOf("["), script.lastIndexOf("]") + 1)) as Entry[];
  return entries.flatMap(({ to, kind, title, codes, more, initials, spelled, said }) => {
    const names = [title, ...more];
    const digits = (text: string) => text.replace(/[^0-9]/g, "");
    const other = (text: string, index: number) =>
      digits(text.normalize("NFKC")) !== digits(plainText(names[index] ?? ""));
    const letters = [initials, spelled].flatMap((sounds) => sounds.filter(other));
    return [
      ...[kind, ...names].flatMap((text) => account.text(text)),
      ...codes.flatMap((code) => account.code(code)),
      ...letters.map((text) => `initials of another name: ${text}`),
      ...said.flatMap(({ fact, text }) => account.verdict(fact, text)),
    ].map((fault) => `${to}: ${fault}`);
  });
}

/** The faults of a script's or a style sheet's own texts: what it may write into a page. */
export function writtenFaults(source: string, account: Account): string[] {
  const texts =
    source.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, "").match(/(["'`])(?:(?!\1)[^\\\n]|\\.)*\1/g) ?? [];
  return texts
    .map((text) => text.slice(1, -1))
    .filter((text) => /\p{Script=Han}/u.test(text))
    .flatMap((text) => account.text(text));
}

/**
 * The faults of the texts of a script that holds libraries too: what stands between two quotes, since the quotes of
 * such a script cannot be paired without reading it as a program. What numbers are written in states nothing alone.
 */
export function bundledFaults(source: string, account: Account): string[] {
  return source
    .split(/["'`\n]/)
    .filter((text) => /\p{Script=Han}/u.test(text) && !LARGE.some((large) => large === text))
    .flatMap((text) => account.text(text));
}
