import type { Period } from "../core/period.ts";
import type { Part } from "../intake/contract.ts";
import type { Guide } from "../intake/layout/guide.ts";
import type { Intake, ReceivedFile } from "../intake/receive.ts";

/** The source of what areas say of themselves; a department's is its id. */
export const AREA = "area";

/** The figures that were given for the period before. */
export type Before = Pick<Earlier, "period" | "figure">;

/** What was received before a period: the figures of the last one, and who sent what in which layout. */
export class Earlier {
  /** The last period before it on which anybody was to report. */
  readonly period: Period | undefined;
  readonly #figures = new Map<string, string>();
  readonly #layouts = new Map<string, Map<string, string>>();
  readonly #listing = new Map<string, Set<string>>();
  readonly #until = new Map<string, string>();
  readonly #states = new Map<string, { department: string; word: string; day: string }>();

  constructor({ files, readings, registers, states }: Intake, guide: Guide, period: Period) {
    const before = guide.due.filter(({ last }) => last < period.first);
    this.period = before.sort((a, b) => a.last - b.last || b.first - a.first).at(-1);
    const inOrder = [...files].sort(byArrival);
    const place = new Map(inOrder.map(({ sha256 }, index) => [sha256, index]));
    const of = <T extends { file: string }>(all: T[]) =>
      [...all].sort((a, b) => (place.get(a.file) ?? 0) - (place.get(b.file) ?? 0));
    for (const { source, indicator, area, period: own, part, value } of of(readings))
      if (own.id === this.period?.id)
        this.#figures.set([sourceOf(source), indicator, area, part].join(" "), value);
    for (const { register, until } of registers)
      if (until > (this.#until.get(register) ?? "")) this.#until.set(register, until);
    for (const file of inOrder) this.#addFile(file, guide);
    const senders = new Map(files.map(({ sha256, sender }) => [sha256, guide.names.department(sender)]));
    for (const { file, deliverable, text, day } of of(states)) {
      const department = senders.get(file);
      const known = this.#states.get(deliverable);
      if (department && (!known || known.day <= day))
        this.#states.set(deliverable, { department, word: text, day });
    }
  }

  #addFile({ loader, covers, sender }: ReceivedFile, guide: Guide): void {
    for (const { source, subject } of covers)
      if (source.kind === "department" && subject !== "") {
        const layouts = this.#layouts.get(subject) ?? new Map<string, string>();
        this.#layouts.set(subject, layouts.set(source.id, loader.name));
      }
    const department = guide.names.department(sender);
    if (department)
      this.#listing.set(loader.form, (this.#listing.get(loader.form) ?? new Set()).add(department));
  }

  /** A part of a figure as that source gave it last for the period before. */
  figure(source: string, indicator: string, area: string, part: Part): string | undefined {
    return this.#figures.get([source, indicator, area, part].join(" "));
  }

  /** The departments that sent an indicator, each with the name of the layout in which it did so last. */
  layouts(indicator: string): Map<string, string> {
    return this.#layouts.get(indicator) ?? new Map();
  }

  /** The departments that sent a form. */
  listing(form: string): Set<string> {
    return this.#listing.get(form) ?? new Set();
  }

  /** The last day of which a list of a register tells. */
  listedUntil(register: string): string | undefined {
    return this.#until.get(register);
  }

  /** What was reported last of a deliverable. */
  state(deliverable: string): { department: string; word: string; day: string } | undefined {
    return this.#states.get(deliverable);
  }
}

function sourceOf({ kind, id }: { kind: string; id: string }): string {
  return kind === AREA ? AREA : id;
}

function byArrival(a: ReceivedFile, b: ReceivedFile): number {
  return a.arrived < b.arrived ? -1 : a.arrived > b.arrived ? 1 : a.place - b.place;
}
