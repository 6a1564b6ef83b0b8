/** Characters that take no room: marks of direction, joiners, soft hyphens, fillers, and what else only steers how a text is set. */
const UNSEEN = /[\p{Cf}\u0085\u115f\u1160\u3164\uffa0]/u;
/** What is none of these, which nearly all texts are made of: ASCII, signs and characters of Chinese, their wide forms. */
const OTHER = /[^\0-\u007f\u3000-\u3163\u3165-\ud7ff\uff01-\uff5e]/;
const EVERY = new RegExp(UNSEEN, "gu");

/** A text without characters that nobody sees, as programs bring in when something is pasted. */
export function visible(text: string): string {
  return OTHER.test(text) && UNSEEN.test(text) ? text.replace(EVERY, "") : text;
}
