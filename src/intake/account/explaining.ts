import { wordsThatExplain } from "./words.ts";

/** Whether a text is made up of nothing but words that explain; of a title also of those that explain in lines, and others that are known. */
export function isOfExplaining(text: string, known?: string[]): boolean {
  const reached = new Set([0]);
  for (let at = 0; at < text.length; at++) {
    if (!reached.has(at)) continue;
    if (/[^\p{L}\p{N}]/u.test(text[at] ?? "")) reached.add(at + 1);
    for (const word of known ?? []) if (text.startsWith(word, at)) reached.add(at + word.length);
    for (const { how, end } of wordsThatExplain(text, at))
      if (how === "explains" || (known && how === "explains-line")) reached.add(end);
  }
  return reached.has(text.length);
}
