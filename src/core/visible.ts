/** Characters that take no room: marks of direction, joiners, soft hyphens, fillers, and what else only steers how a text is set. */
const UNSEEN = /[\p{Cf}\u0085\u115f\u1160\u3164\uffa0]/u;
const EVERY = new RegExp(UNSEEN, "gu");

/** A text without characters that nobody sees, as programs bring in when something is pasted. */
export function visible(text: string): string {
  return UNSEEN.test(text) ? text.replace(EVERY, "") : text;
}
