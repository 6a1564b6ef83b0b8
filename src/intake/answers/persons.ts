import { isOfBody } from "../account/words.ts";
import { fold } from "../layout/sheet.ts";
import type { Said } from "./list.ts";

/** What stands between names, and what a person is there. */
const BETWEEN = /[、,;/\s]+/;
const OFFICE = /^(?:组长|副组长|组员|成员|专家|验收人员?|检查人员?|评定人员?):?|\([^()]*\)$/g;
const NAME = /^\p{Script=Han}{2,3}$/u;
/** A longer one, where it stands among others. */
const LONG = /^\p{Script=Han}{2,4}$/u;

/** Whether a text in place of bodies names persons, alone or among others. */
export function namesPersons(text: string): boolean {
  const names = text
    .normalize("NFKC")
    .trim()
    .split(BETWEEN)
    .map((each) => fold(each).replace(OFFICE, ""));
  const form = names.length > 1 ? LONG : NAME;
  return names.some((name) => form.test(name) && !isOfBody(name));
}

/** Whether something that is said of an inspection is of persons, by its question or by what it says. */
export function isOfPersons({ kind, text }: Pick<Said, "kind" | "text">): boolean {
  return kind === "person" || (kind === "body" && namesPersons(text));
}
