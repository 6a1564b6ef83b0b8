import type { Loader } from "../contract.ts";
import type { Guide } from "../layout/guide.ts";
import { entriesIn } from "../layout/header.ts";
import { cellsOf, fold, type Row, type Sheet } from "../layout/sheet.ts";
import { missingIn, PERIOD, YEAR } from "./confirmation.ts";
import { hasYear } from "./dated.ts";
import { isPeriod, MOST_ROWS, PARTS, type SignedBy, TITLE, yearOfTitle } from "./normal.ts";
import { columnsOf } from "./propose-columns.ts";
import { labelsOf, ownLabels } from "./propose-labels.ts";
import { type Arrangement, arrangementAt, arrangementsIn, turnedIn } from "./signature.ts";

/** In which rows of a sheet a head is looked for that nobody knows. */
const MOST_TOP = 40;

/** What the reader would make of an arrangement that nobody has confirmed. */
export interface Proposal {
  loader: Loader;
  found: Arrangement;
  /** By the heads of columns; undefined where the office has to say it. */
  columns: Map<string, string | undefined>;
  labels: Map<string, string>;
  /** Columns and labels that must be there and were not found. */
  missing: string[];
}

/** The likeliest reading of a sheet that no loader knows: the fewest words missing, then the most of its columns known; undefined where less than half of what a loader must have is there. */
export function proposeFor(
  sheet: Sheet,
  loaders: Loader[],
  by: SignedBy,
  guide: Guide,
): Proposal | undefined {
  const best = bestOf(arrangementsIn(sheet, by), loaders, guide);
  if (best && best.missing.length === 0 && ![...best.columns.values()].includes(undefined)) return best;
  const figures = loaders.filter(({ readings }) => readings);
  const turned = bestOf(turnedIn(sheet, by), figures, guide);
  // Nearly any form may be read as a piece of some table turned round.
  const isWhole = turned && turned.missing.length === 0;
  return isWhole && (!best || isBetter(turned, best)) ? turned : best;
}

/** The likeliest reading of a table whose head a loader found, with the rows below that may be more of it. */
export function proposeAt(
  sheet: Sheet,
  { top, depth }: { top: number; depth: number },
  loader: Loader,
  by: SignedBy,
  guide: Guide,
): Proposal | undefined {
  let best: Proposal | undefined;
  for (let rows = depth; rows <= MOST_ROWS; rows++) {
    const found = arrangementAt(sheet, { top, depth: rows }, by);
    const proposal = found && proposalOf(found, loader, guide);
    if (proposal && (!best || isBetter(proposal, best))) best = proposal;
  }
  return best;
}

/** The likeliest proposal for one of some arrangements. */
function bestOf(arrangements: Iterable<Arrangement>, loaders: Loader[], guide: Guide): Proposal | undefined {
  let best: Proposal | undefined;
  for (const found of arrangements) {
    if (found.top > MOST_TOP) break;
    if (found.bottom + 1 >= found.sheet.rows.length || isTitle(found)) continue;
    for (const loader of loaders) {
      const proposal = proposalOf(found, loader, guide);
      if (isLikely(proposal) && (!best || isBetter(proposal, best))) best = proposal;
    }
  }
  return best;
}

/** Whether the first row of a head is a title that stands above all of its columns. */
function isTitle({ heads, top, bottom }: Arrangement): boolean {
  const named = heads.filter(({ path }) => path !== "");
  return bottom > top && new Set(named.map(({ texts }) => texts[0])).size === 1;
}

/** What a loader would make of an arrangement. */
function proposalOf(found: Arrangement, loader: Loader, guide: Guide): Proposal {
  const { sheet } = found;
  const columns = columnsOf(found, loader, guide);
  const labels = labelsOf(sheet, found, loader);
  const said = new Map([...columns].flatMap(([path, word]) => (word ? [[path, word] as const] : [])));
  const have = new Set([...labels.values(), ...ownLabels(sheet, found, loader)]);
  const lacking = Object.values(loader.header).flatMap(({ words: [word = ""], required }) =>
    required && !have.has(word) ? word : [],
  );
  const rows = sheet.rows.slice(found.block, found.top);
  const needed = loader.names === "period" ? periodsNeeded(found, said) : [];
  for (const [label, word] of labels) {
    const isOfHeads = loader.names === "period" && [YEAR, PERIOD].includes(word);
    const isAside = word === YEAR && loader.names !== "period" && !isYearAside(rows, labels, loader);
    if ((isOfHeads && !needed.includes(word)) || isAside) labels.delete(label);
  }
  // A title that names one year may be what says of which the quarters below are.
  if (needed.includes(YEAR) && ![...labels.values()].includes(YEAR) && yearOfTitle(rows) !== undefined)
    labels.set(TITLE, YEAR);
  const unsaid = needed.filter((word) => ![...labels.values()].includes(word));
  return { loader, found, columns, labels, missing: [...lacking, ...missingIn(loader, said), ...unsaid] };
}

/** Whether a label names the period of a table without its year, which then stands elsewhere. */
function isYearAside(rows: Row[], labels: Map<string, string>, { header }: Loader): boolean {
  const [label] = [...labels].find(([, word]) => word === header.period?.words[0]) ?? [];
  const entry = label && entriesIn({ rows }, { entry: { words: [label], required: true } }).entry;
  return entry ? !hasYear(fold(entry.text)) : false;
}

/** What has to say of which period further columns are, where their own heads do not: a label of the year, or of all of it. */
function periodsNeeded({ heads }: Arrangement, columns: Map<string, string>): string[] {
  const further = heads.filter(({ path }) => PARTS.includes(columns.get(path) ?? ""));
  const periods = further.map(({ path }) => path.split("/").filter(isPeriod).join("") || undefined);
  const noYear = periods.some((period) => period !== undefined && !/Y|^N年|〇年/.test(period));
  return [...(noYear ? [YEAR] : []), ...(periods.includes(undefined) ? [PERIOD] : [])];
}

function isLikely({ loader, missing }: Proposal): boolean {
  const needed = [...Object.values(loader.header), ...Object.values(loader.columns)];
  return missing.length * 2 <= needed.filter(({ required, figure }) => required && !figure).length;
}

function isBetter(a: Proposal, b: Proposal): boolean {
  const known = ({ columns }: Proposal) => [...columns.values()].filter((word) => word !== undefined).length;
  const open = ({ columns }: Proposal) => columns.size - known({ columns } as Proposal);
  return (
    (a.missing.length - b.missing.length ||
      known(b) - known(a) ||
      open(a) - open(b) ||
      Number(goesOn(a)) - Number(goesOn(b)) ||
      depthOf(a) - depthOf(b)) < 0
  );
}

/** Whether the row below a head has no figure either, as one more row of it. */
function goesOn({ found: { sheet, bottom } }: Proposal): boolean {
  const row = sheet.rows[bottom + 1];
  const texts = row ? cellsOf(row).flatMap(({ text }) => fold(text) || []) : [];
  return texts.length > 1 && !texts.some((text) => /\d/.test(text));
}

function depthOf({ found }: Proposal): number {
  return found.bottom - found.top;
}
