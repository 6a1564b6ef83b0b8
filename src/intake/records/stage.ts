import { isCreditCode } from "../../core/credit-code.ts";
import type { Guide, Say } from "../layout/guide.ts";
import { type Cell, type CellPlace, fold } from "../layout/sheet.ts";
import type { RegisterSubject } from "../mapping/records.ts";
import type { Days } from "../values/span.ts";
import type { UncountedRecord } from "./uncounted.ts";

const DASHES = /[‐‑‒–—―−]/g;
/** A dash that does not keep two numbers apart, as that of `YH-1-12` does. */
const NEEDLESS = /(?<!\d)-|-(?!\d)/g;

/** A thing of a register came to a stage, in an area, on a day. */
export interface StageEvent {
  place: CellPlace;
  register: string;
  /** What identifies it: its code, or its name, without widths and spaces. */
  thing: string;
  /** Its name as written. */
  named: string;
  area: string;
  stage: string;
  /** The credit code of the enterprise that it is, or whose it is; null where nothing says so, blank where what is said is none. */
  owner: string | null;
  /** `YYYY-MM-DD`. */
  day: string;
}

/** The cells of a row of a register, and what of them was read; `day` is blank where it cannot be told. */
interface StageRow {
  register: string;
  cellOf: (field: string) => Cell | undefined;
  areaCell: Cell | undefined;
  area: string | undefined;
  days: Days;
  day: string;
}

/** What a row of a register says; undefined, with a finding, where it cannot be told. */
export function readStage(
  { thing, code, stage, owner }: RegisterSubject,
  { register, cellOf, areaCell, area, day }: StageRow,
  guide: Guide,
  tell: Say,
): StageEvent | undefined {
  const kept = guide.registers.get(register);
  const [nameCell, codeCell, stageCell] = [cellOf(thing), cellOf(code), cellOf(stage)];
  if (!kept || !nameCell) return undefined;
  const own = kept.stages.get(fold(stageCell?.text ?? ""));
  if (own === undefined) tell("stage-unknown", stageCell ?? null, [...kept.names.values()].join("、"));
  const identity = kept.identity === "name" ? fold(nameCell.text) : codeOf(codeCell?.text ?? "");
  const isSound =
    kept.identity === "credit-code"
      ? isCreditCode(identity)
      : !isShortened(identity) && !(kept.identity === "number" && saysName(codeCell, nameCell));
  if (identity === "") tell("code-missing", nameCell);
  else if (!isSound) tell("code-invalid", codeCell ?? null);
  if (areaCell && area && !isCountedAnywhere(register, area, guide))
    tell("indicator-not-applicable", areaCell, kept.title);
  const owned = kept.identity === "credit-code" ? identity : codeOf(cellOf(owner)?.text ?? "");
  const isOwned = kept.identity === "credit-code" ? isSound : isCreditCode(owned);
  if (owned !== "" && !isOwned && kept.identity !== "credit-code")
    tell("code-invalid", cellOf(owner) ?? null);
  if (!areaCell || !area || day === "" || own === undefined || identity === "" || !isSound) return undefined;
  return {
    place: areaCell.place,
    register,
    thing: identity,
    named: nameCell.text,
    area,
    stage: own,
    owner: isOwned ? owned : owned === "" ? null : "",
    day,
  };
}

/** A code without widths, spaces and dashes but those between digits, in capitals; blank where it has no digit, as what stands for none. */
function codeOf(text: string): string {
  const code = fold(text).replace(DASHES, "-").replace(NEEDLESS, "").toUpperCase();
  return /\d/.test(code) ? code : "";
}

/** Whether a workbook kept a code as a number, of which it has the first 15 digits: `9.13E+17`, `913304810000000000`. */
function isShortened(code: string): boolean {
  return /^(?:\d(?:\.\d+)?E\+?\d+|\d{15}0{3,})$/.test(code);
}

/** Whether a name stands beside the number in its cell, so that nobody knows what is the number. */
function saysName(code: Cell | undefined, name: Cell): boolean {
  const [said, named] = [fold(code?.text ?? ""), fold(name.text)];
  return said !== named && /\p{Script=Han}/u.test(named) && said.includes(named);
}

/**
 * For what a row of a register that is not read may have to be counted: all that the register counts, from its day on, since a thing's later life
 * follows from its earlier.
 */
export function uncountedStages(
  { register, area, days }: Pick<StageRow, "register" | "area" | "days">,
  guide: Guide,
): UncountedRecord[] {
  return [
    ...guide.counts
      .filter((row) => row.register === register && row.counted !== "repeated")
      .filter(({ indicator }) => !area || isCountedIn(indicator, area, guide))
      .map(({ indicator }) => ({
        ...{ indicator, area: isOneFigure(indicator, guide) ? "" : (area ?? "") },
        ...{ first: days.first, last: "" },
      })),
    ...uncountedOwners(register, days.first, guide),
  ];
}

/** Whether anything counts what of a register is in an area. */
export function isCountedAnywhere(register: string, area: string, guide: Guide): boolean {
  return guide.counts.some((row) => row.register === register && isCountedIn(row.indicator, area, guide));
}

/** Whether an indicator counts what is in an area: there, or for the whole as one figure. */
function isCountedIn(indicator: string, area: string, guide: Guide): boolean {
  return guide.applicable.has(`${indicator} ${area}`) || isOneFigure(indicator, guide);
}

/** Whether an indicator is one figure for the whole, wherever in it things are. */
function isOneFigure(indicator: string, { indicators, applicable, city }: Guide): boolean {
  return indicators.get(indicator)?.areas === "none" && applicable.has(`${indicator} ${city}`);
}

/** For what a row may have to be counted that tells of an enterprise, in whichever area it is: its level, where it gives points, and whether it came again. */
export function uncountedOwners(
  register: string,
  first: string,
  { counts, pointed }: Guide,
): UncountedRecord[] {
  return counts
    .filter((row) =>
      row.counted === "rated"
        ? pointed.has(register)
        : row.counted === "repeated" && row.register === register,
    )
    .map(({ indicator }) => ({ indicator, area: "", first, last: "" }));
}
