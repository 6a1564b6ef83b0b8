import { REPORTED } from "../../facts/aspect.ts";
import { WORDS } from "../../facts/display.ts";
import { factOf, type Stated } from "../../facts/edition.ts";
import type { Fact } from "../../facts/read.ts";
import { COUNTED_WORDS } from "../kit/status.ts";
import { plainText } from "../kit/text.ts";
import { lackingWords } from "../prose/lacking.ts";
import type { Element, Piece } from "../shell/page.ts";
import type { Kind } from "./kind.ts";
import type { Known } from "./known.ts";
import type { Texts } from "./own.ts";

/** What an element says its text is: the kind where it is that, and where it is not, what is wrong. */
export type Marked = Kind | { fault: string };

/** A check of a text against what its element says it is; undefined where the element says nothing. */
type Check = (piece: Piece, known: Known, stated: Stated) => Marked | undefined;

const english = new Map(
  [WORDS, COUNTED_WORDS].flatMap((words) =>
    Object.entries(words).map(([word, display]) => [display as string, word]),
  ),
);
const slugOf = (word: string) => word.replaceAll(" ", "-");
const when = (holds: boolean | undefined, kind: Kind, fault: string): Marked => (holds ? kind : { fault });

/** The elements whose text is nothing but what they say. */
const BY_NAME: Record<string, Check> = {
  data: ({ text, element }, { counts }) => {
    const counted = element.attributes["data-rows"];
    if (counted === undefined)
      return when(element.attributes["data-fact"] !== undefined, "fact", "data that names no fact");
    return when(
      counts.get(counted) === text,
      "row count",
      `not how many rows of a download are so: ${counted}`,
    );
  },
  time: ({ text, element }, known) => {
    const day = element.attributes.datetime ?? text;
    const written = known.days.has(day) ? [day, day.slice(5)] : known.periods.get(day);
    return when(written?.includes(text), "date", "no day or period that the edition knows");
  },
  q: quoted,
  cite: quoted,
  code: (piece, known, stated) =>
    isExact(piece, stated.facts)
      ? "fact"
      : when(
          isCode(piece, known),
          "code",
          "no code that the edition knows, or a value with no source beside it",
        ),
  samp: ({ text }, { ways }) =>
    when(ways.has(text), "constant", "no way in which a number of the edition is read"),
  dfn: ({ text, element }) => when(isTerm(text, element), "label", "no term that is explained here"),
};

/** A number alone, which only its neighbours tell from one that is claimed. */
const BARE = /^[−-]?[\p{N}.,]+[%％‰]?$/u;

/** Whether a value or a text stands where proofs name what it is read from. */
function hasSource(element: Element): boolean {
  let holder = element.parent;
  for (let up = 0; holder && up < 2; up += 1, holder = holder.parent)
    if (["td", "th", "dd"].includes(holder.name) || /^(cells?|leaf)$/.test(holder.attributes.class ?? ""))
      return true;
  return false;
}

function quoted({ text, element }: Piece, { quotations }: Known): Marked {
  const holds = quotations.has(text) && (!BARE.test(text) || hasSource(element));
  return when(holds, "quotation", "quoted from no source, or a number with no source beside it");
}

/** Whether a code is the exact value of the fact that it names. */
function isExact({ text, element }: Piece, facts: Map<string, Fact>): boolean {
  const { attributes, parent } = element;
  // What is computed in a proof is the fact at its head.
  const head = parent?.attributes.class === "computed" ? parent.parent?.facts[0] : undefined;
  const fact = facts.get(attributes["data-facts"] ?? head ?? "");
  return fact !== undefined && [fact.value, `${fact.dividend} / ${fact.divisor}`].includes(text);
}

/** Whether a text is a code, several of them, or a hash. */
function isCode({ text, element }: Piece, { codes, values, places, days }: Known): boolean {
  if (codes.has(text) || HASH.test(text)) return true;
  if (places.has(text) && !BARE.test(text)) return true;
  if ((values.has(text) || places.has(text)) && hasSource(element)) return true;
  const parts = text.split(/[ /]/);
  return (
    !parts.every((part) => BARE.test(part)) && text.split(" ").every((part) => isPart(part, codes, days))
  );
}

function isPart(part: string, codes: Texts, days: Set<string>): boolean {
  return codes.has(part) || part.split("/").every((day) => days.has(day));
}

const HASH = /^[0-9a-f]{12,64}$/;

const LABELS = new Set(["caption", "dt", "summary", "label", "option", "h1", "h2", "h3", "h4", "h5", "h6"]);
const verdicts = [...english.keys()].sort((a, b) => b.length - a.length).join("|");
/** A label that names a class of things by their verdicts: `滞后和未达标的目标`. */
const LABEL = new RegExp(
  `^(?:任务中)?(?:提前)?(?:${verdicts})(?:[、和](?:${verdicts}))*(?:的?(?:目标|指标|报表|任务|工作任务|项数|份数))?$`,
  "u",
);

/** A word that is explained: the first in an item of a legend or in the head of a row, or after its English word. */
function isTerm(text: string, element: Element): boolean {
  const word = english.get(text);
  const { parent } = element;
  if (word === undefined || !parent) return false;
  return (
    (element.previous?.name === "code" && element.previous.text === word) ||
    (parent.name === "li" && parent.parent?.attributes.class === "legend") ||
    (parent.name === "th" && parent.attributes.scope === "row")
  );
}

/** The verdict beside a count of what has it. */
function countedVerdict(text: string, { parent }: Element, facts: Map<string, Fact>): boolean {
  const word = english.get(text);
  if (word === undefined || (parent?.name !== "li" && !parent?.attributes.class?.startsWith("counted ")))
    return false;
  const aspects = ["", "form-", "appeal-", "deliverable-", "last-", "last-now-", "issued-"].map(
    (kind) => `${kind}${slugOf(word)}-count`,
  );
  return parent.facts.some((id) => aspects.includes(facts.get(id)?.aspect ?? ""));
}

/** A text that says that there is no fact, with what there is none of: `subject aspect area period`. */
function absence(named: string, stated: Stated): Marked {
  const [subject = "", aspect = "", area, period] = named.split(" ");
  const wanted = { aspect, ...(area !== "*" && { area }), ...(period !== "*" && { period }) };
  const [type = "", id = ""] = subject.split("/");
  const { plan } = stated;
  const ids: Record<string, string[]> = {
    indicator: plan.indicators.rows.map(({ indicator }) => indicator),
    target: plan.targets.rows.map(({ target }) => target),
    deliverable: plan.deliverables.rows.map(({ deliverable }) => deliverable),
    area: plan.areas.rows.map((row) => row.area),
    department: plan.departments.rows.map(({ department }) => department),
  };
  if (!ids[type]?.includes(id))
    return { fault: `says that there is no fact of what is not in the plan: ${named}` };
  if (area !== "*" && !ids.area?.includes(area ?? ""))
    return { fault: `says that there is no fact of no area: ${named}` };
  return when(
    REPORTED.includes(aspect) && !factOf(stated, subject, wanted),
    "absent fact",
    `says that there is no such fact, and there is: ${named}`,
  );
}

/** A text that says, in a sentence of prose, that there is no such fact. */
function lack(id: string, text: string, { facts, lacking }: Stated): Marked {
  const words = lacking.get(id);
  return when(
    !facts.has(id) && words !== undefined && text === lackingWords(words),
    "absent fact",
    `says otherwise than that there is no such fact: ${id}`,
  );
}

/** What the element of a text says it is, checked; undefined where it says nothing. */
export function markOf(piece: Piece, known: Known, stated: Stated): Marked | undefined {
  const { element, attribute } = piece;
  const text = plainText(piece.text).trim();
  if (attribute === "data-head") return LABEL.test(text) ? "label" : undefined;
  if (attribute !== undefined) return element.name === "code" && known.codes.has(text) ? "code" : undefined;
  const { name, attributes, parent } = element;
  const byName = BY_NAME[name]?.(text === piece.text ? piece : { ...piece, text }, known, stated);
  if (byName) return byName;
  if (attributes["data-lacking"] !== undefined) return lack(attributes["data-lacking"], text, stated);
  if (attributes["data-missing"] !== undefined) return absence(attributes["data-missing"], stated);
  if (name === "text" && /^f?[xy]-axis tick label$/.test(parent?.attributes["data-part"] ?? ""))
    return /^(?:−?\p{Nd}[\p{Nd},]*(\.\p{Nd}+)?[万亿]?|\d{4}\/\d\d)$/u.test(text) ? "axis tick" : undefined;
  const head = LABELS.has(name) || (name === "th" && attributes.scope === "col");
  if ((head && LABEL.test(text)) || countedVerdict(text, element, stated.facts)) return "label";
  return undefined;
}
