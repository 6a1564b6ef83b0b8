import { cutText } from "./cut.ts";
import { NUMBER_CUT, WORDS_CUT } from "./token.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** The id of a published source: up to three letters and a number. */
const ID = /^[A-Za-z]{1,3}-?\d{1,5}$/;
/** The address of a page: no name of a user, no port, no fragment; of a query one short number. */
const ADDRESS = /^(https?:\/\/[A-Za-z0-9.-]+(?:\/[A-Za-z0-9._~/-]*)?)((?:\?[A-Za-z_]+=\d{1,6})?)(.*)$/s;
/** Digits in a row that number no page. */
const TOO_LONG = /\d{10}/;

/** What of a source everybody may be told, its id and its title or address: `F03 https://…`, `zjj 市质监局`. */
export function cutSource(source: string, vocabulary: Vocabulary): string {
  const space = source.indexOf(" ");
  const [id, title] = space < 0 ? [source, ""] : [source.slice(0, space), source.slice(space + 1)];
  const told = ID.test(id) ? id : cutText(id, vocabulary);
  return space < 0 ? told : `${told} ${cutTitle(title, vocabulary)}`;
}

function cutTitle(title: string, vocabulary: Vocabulary): string {
  const [, page, query = "", rest = ""] = ADDRESS.exec(title) ?? [];
  if (page === undefined) return cutText(title, vocabulary);
  const told = `${page}${query}`;
  const number = told.search(TOO_LONG);
  if (number >= 0) return told.slice(0, number) + NUMBER_CUT;
  return ["", WORDS_CUT, NUMBER_CUT].includes(rest) ? `${told}${rest}` : `${told}${WORDS_CUT}`;
}
