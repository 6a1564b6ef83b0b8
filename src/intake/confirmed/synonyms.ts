import { z } from "zod";
import { readProductTable } from "../../rules/table.ts";
import { fold } from "../layout/sheet.ts";

const row = z.object({
  word: z.string().min(1),
  place: z.enum(["label", "column"]),
  means: z.string().min(1),
});

let read: Map<string, string[]> | undefined;

/** What a word of a label or column may mean, in the words of layouts, the likeliest first: proposed, and never read unconfirmed. */
export function meaningsOf(word: string, place: "label" | "column"): string[] {
  read ??= new Map(
    readProductTable("synonyms", row, Object.keys(row.shape)).map((each) => [
      `${each.place} ${fold(each.word)}`,
      each.means.split(";"),
    ]),
  );
  return read.get(`${place} ${word}`) ?? [];
}
