import type { ReceivedFile } from "../expect/format.ts";
import type { Failures } from "../site/failure.ts";
import type { Site } from "../site/site.ts";
import type { Told } from "../site/told.ts";
import { type Opened, openFile } from "./book.ts";
import { confirmationFaults, followConfirmed, headsConfirmed } from "./confirmed.ts";
import { namesAt } from "./filed.ts";
import { Figures } from "./mapped/figures.ts";
import { cellsLeft, type LeftCell } from "./mapped/left.ts";
import { isSameMapping, listedIn } from "./mappings.ts";
import type { Names } from "./names.ts";
import type { Plan } from "./plan.ts";
import type { Book, Place } from "./read/sheet.ts";
import { type ReadAgain, readAgain } from "./reading.ts";
import type { Received } from "./received.ts";
import { Records } from "./records/records.ts";
import { joinRegisters } from "./register/join.ts";
import { stateAgain } from "./state.ts";
import { type AnswerList, answersIn } from "./survey/sheets.ts";
import { turnedFile } from "./turned.ts";
import { type Counting, checkZones, isVoid, periodsSaid, zonesSaid } from "./zones/zones.ts";

/** A received file, read again at the places that the proofs name. */
export interface Original {
  file: ReceivedFile;
  arrived: string;
  basis: string;
  readings: ReadAgain[];
  states: (string | null)[];
  /** How each of its readings counts the zones inside its area, where there are any. */
  zones: (Counting | undefined)[];
  /** Whether its head is such that it speaks for no period. */
  isVoid: boolean;
  /** The periods that the head of a form names. */
  periods: string[];
  /** Its figures of which it has no reading, and tells nothing. */
  left: LeftCell[];
  /** How its records count, where they do. */
  records: Records | undefined;
  /** What it lists of surveys. */
  answers: AnswerList[];
}

/** Reads every received file that the proofs describe, by the first digits of its sha256, comparing cell by cell. */
export function readOriginals(
  site: Site,
  received: Received,
  { failures, ...reads }: Reads & { failures: Failures },
): Map<string, Original> {
  const originals = new Map<string, Original>();
  const register = new Map(reads.plan.rows("register").map((row) => [row.sha256, row]));
  for (const [short, { file, path }] of site.files) {
    const say = (step: string) => failures.add("originals", `${short} ${file.name}`, step);
    const original = failures.guard("originals", path, () => {
      if (!file.sha256.startsWith(short)) say(`${path} describes ${file.sha256}`);
      const row = register.get(file.sha256);
      if (!row) {
        say("the register does not name the file");
        return undefined;
      }
      const found = received.bytes(file.sha256);
      const bytes = found ?? received.at(row.path ?? "");
      if (!bytes) {
        say("the file is missing");
        return undefined;
      }
      if (!found) say(`no original has its sha256, ${file.sha256}; the one at its path is another`);
      const told: Record<string, string> = { ...row, sender: reads.told.text(row.sender ?? "") };
      for (const field of ["sender", "arrived", "basis"] as const)
        if (file[field] !== told[field])
          say(`the register says ${field} ${told[field]}, the proof ${file[field]}`);
      return readOriginal(file, bytes, row, { ...reads, say });
    });
    if (original) originals.set(short, original);
  }
  joinRegisters([...originals.values()], reads.plan, site.manifest.knownAt);
  return originals;
}

/** By what files are read again, and how a site tells what is in them. */
interface Reads {
  plan: Plan;
  names: Names;
  told: Told;
}

/** Reads a received file again at the places that its proof names; `say` is told where it differs. */
export function readOriginal(
  written: ReceivedFile,
  bytes: Uint8Array,
  row: Record<string, string>,
  { plan, names: known, say, told }: Reads & { say: (step: string) => void },
): Original {
  const names = namesAt(row.path ?? "", known);
  let by: ReturnType<typeof followConfirmed> = { followed: [], turns: [] };
  const opened = openOriginal(written, bytes, { plan, told }, (book) => {
    by = followConfirmed(book, plan, names);
  });
  const file = turnedFile(written, by.turns);
  for (const fault of confirmationFaults(file.layouts ?? [], by.followed)) say(fault);
  const zones = zonesSaid(file, opened.book, { plan, names });
  checkZones(file, zones, { opened, plan, say });
  const figures = new Figures(opened, names, file.loader);
  const loaders = figures.loaders();
  if (file.readings.length > 0 && loaders.size > 0 && !loaders.has(file.loader))
    say(`its heads are those of ${[...loaders].join(" or ")}, the proof says ${file.loader}`);
  const listed = listedIn(opened.book, names);
  if (file.records && !(listed && isSameMapping(listed.mapping, file.records)))
    say("its records are counted in another way than its heads say");
  return {
    file: written,
    arrived: row.arrived ?? "",
    basis: row.basis ?? "",
    readings: file.readings.map((reading) => readAgain(reading, opened, { names, plan, say, told, figures })),
    states: file.states.map((state) => stateAgain(state, opened, { years: plan.years(), say, told })),
    zones,
    left: cellsLeft(file, figures, names, plan),
    isVoid: file.readings.length === 0 && isVoid(opened.book, names),
    periods: file.readings.length === 0 ? periodsSaid(opened.book, names) : [],
    records: file.records && listed && new Records(opened, listed, names, plan),
    answers: answersIn(opened, names, plan),
  };
}

/** Opens a received file so that the places which its proof names are found; as it was sent, where nothing is done to it. */
export function openOriginal(
  written: ReceivedFile,
  bytes: Uint8Array,
  { plan, told }: Pick<Reads, "plan" | "told">,
  follow?: (book: Book) => void,
): Opened {
  const opening = { heads: hintsOf(written, plan), numbered: told.isPublic };
  return openFile(bytes, placesOf(written), follow ? { ...opening, follow } : opening);
}

/** The places that the proof of a file names. */
function placesOf({ readings, states }: ReceivedFile): Place[] {
  const named = readings.flatMap(({ zones, names, series }) => [
    ...Object.values(names),
    ...(series ? [series.place] : []),
    ...(zones?.place ? [zones.place] : []),
  ]);
  return [...[...readings, ...states].map(({ place }) => place), ...named];
}

/** Texts that the file must hold, beside the heads that places name: heads of its records, and texts where heads are only numbers. */
function hintsOf({ readings, records, layouts = [] }: ReceivedFile, plan: Plan): string[] {
  const texts = readings.slice(0, 3).map(({ text }) => text);
  // Its heads are those that the office has confirmed.
  if (layouts.length > 0) return [...texts, ...headsConfirmed(layouts, plan)];
  const { area, day, kind, indicator } = records ?? {};
  return [area, day, kind, indicator, ...texts].flatMap((text) => text || []);
}
