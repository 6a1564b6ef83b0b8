import { Parser } from "htmlparser2";
import { excerptOf } from "./excerpt.ts";

/** Elements whose text nobody reads. */
const UNREAD = new Set(["script", "style", "template"]);
/** Elements that end a line. */
const LINES = /^(?:p|li|tr|td|th|dt|dd|h[1-6]|caption|figcaption|title|text|option|summary|br|div|section)$/;

/** A line of what a page says, and the heading that it stands under. */
interface Line {
  text: string;
  under: string;
}

/** The first place at which two pages say something else, in words; where they say the same, the first place of their markup. */
export function pageDifference(was: string, is: string): string {
  const [before, now] = [linesOf(was), linesOf(is)];
  const at = before.findIndex(({ text }, index) => now[index]?.text !== text);
  const first = at < 0 ? before.length : at;
  const [old, other] = [before[first], now[first]];
  if (!old && !other) return `the words are the same, the markup ${excerptOf(was, is)}`;
  const under = (other ?? old)?.under;
  return `words${under ? ` under ${JSON.stringify(under)}` : ""}: ${excerptOf(old?.text ?? "", other?.text ?? "")}`;
}

/** What a page says, line by line, as a browser shows it or reads it out. */
function linesOf(html: string): Line[] {
  const lines: Line[] = [];
  const unread: string[] = [];
  let [under, text, isHeading] = ["", "", false];
  const end = () => {
    const said = text.replace(/\s+/g, " ").trim();
    if (said && isHeading) under = said;
    if (said) lines.push({ text: said, under });
    text = "";
  };
  const parser = new Parser({
    onopentag(name, { title, alt, "aria-label": label }) {
      if (UNREAD.has(name)) unread.push(name);
      if (LINES.test(name)) end();
      isHeading = /^h[1-6]$/.test(name) || (isHeading && !LINES.test(name));
      for (const said of [title, alt, label]) if (said) text += ` [${said}] `;
    },
    ontext(part) {
      if (unread.length === 0) text += part;
    },
    onclosetag(name) {
      if (unread.at(-1) === name) unread.pop();
      if (!LINES.test(name)) return;
      end();
      isHeading = false;
    },
  });
  parser.end(html);
  end();
  return lines;
}
