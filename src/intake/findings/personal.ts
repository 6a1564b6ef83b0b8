import type { Fields, Loader } from "../contract.ts";

/** An entry of a header block that says who filled the form in: what the form calls it, and its text. */
export interface PersonalEntry {
  title: string;
  text: string;
}

/** Who a file says to call; for the office only. */
export interface Contact {
  file: string;
  sender: string;
  arrived: string;
  entries: PersonalEntry[];
}

/** The entries of a header block that say who filled the form in. */
export function personsIn(loader: Loader, header: Fields): PersonalEntry[] {
  return Object.entries(header).flatMap(([name, { text }]) => {
    const field = loader.header[name];
    return field?.personal && text.trim().length > 1
      ? [{ title: field.words[0] ?? name, text: text.trim() }]
      : [];
  });
}
