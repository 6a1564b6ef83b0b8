import type { Fields, Loader } from "./contract.ts";
import type { Finding } from "./finding.ts";

/** What stands in place of a name or telephone number. */
const LEFT_OUT = "（个人信息）";
/** Telephone numbers of China: of an area code and seven or eight digits, or of a mobile telephone. */
const TELEPHONE = /(?<!\d)(?:0\d{2,3}[-－—]?\d{7,8}|1[3-9]\d{9})(?!\d)/g;

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

/** A finding whose texts name nobody of `persons`, and no telephone number. */
export function withoutPersons(finding: Finding, persons: PersonalEntry[]): Finding {
  const masked = (text: string) =>
    persons
      .reduce((rest, { text: person }) => rest.replaceAll(person, LEFT_OUT), text)
      .replace(TELEPHONE, LEFT_OUT);
  return { ...finding, text: masked(finding.text), detail: masked(finding.detail) };
}
