import type { Period } from "../plan/period.ts";
import type { Loader, SourceOfFigure } from "./contract.ts";
import type { Say } from "./guide.ts";
import { type Heading, zonesMeaning } from "./heading.ts";
import { sameNumber } from "./number.ts";
import type { Reading } from "./reading.ts";
import type { Cell } from "./sheet.ts";

/** What a file speaks for: a later file that speaks for the same supersedes it there. */
export interface Cover {
  area: string;
  period: Period;
  source: Pick<SourceOfFigure, "id" | "kind">;
  /** The one indicator that it speaks for; "" for all. */
  subject: string;
  /** Whether the area's figures include its zones, where the file says so. */
  zones: Heading["zones"];
  /** Whether its figures are to be counted from records. */
  counts: boolean;
}

/** What is under a key of a map of maps; keys need not be put together for each of millions of readings. */
function below<T>(map: Map<string, Map<string, T>>, key: string): Map<string, T> {
  let found = map.get(key);
  if (!found) {
    found = new Map();
    map.set(key, found);
  }
  return found;
}

/** A figure of a file, and the next of the same indicator, area and period. */
interface Figure {
  first: Reading;
  differing: Reading | undefined;
  next: Figure | undefined;
}

/** The readings of a file, each figure once: the first where those that repeat it agree, and none where they differ. */
export class Figures {
  /** The figures by area, period and indicator. */
  private readonly known = new Map<string, Map<string, Map<string, Figure>>>();
  private readonly order: Figure[] = [];

  add(reading: Reading): void {
    const { indicator, area, period, part, source, value } = reading;
    const near = below(below(this.known, area), period.id);
    const head = near.get(indicator);
    for (let figure = head; figure; figure = figure.next) {
      const { first } = figure;
      if (first.part !== part || first.source.id !== source.id) continue;
      if (!figure.differing && value !== first.value && !sameNumber(value, first.value))
        figure.differing = reading;
      return;
    }
    const figure = { first: reading, differing: undefined, next: head };
    near.set(indicator, figure);
    this.order.push(figure);
  }

  /** The readings that count; `say` is told of those that differ. */
  kept(say: Say): Reading[] {
    const readings: Reading[] = [];
    for (const { first, differing } of this.order)
      if (differing) say("reading-repeated", differing, first.text, first.period, [first.place]);
      else readings.push(first);
    return readings;
  }
}

/** A cover, how its first reading counts zones, and the cell that says so where nobody knows what it means. */
interface Told {
  cover: Cover;
  zones: string;
  told: Cell | undefined;
}

/** What the readings of tables whose header does not say it speak for: each its own area, period and source. */
export class Covers {
  /** The covers by area, period, source and subject. */
  private readonly known = new Map<string, Map<string, Map<string, Map<string, Told>>>>();

  /** Adds what a reading speaks for; `zones` is the cell of its row that says how it counts them. */
  add(
    loader: Loader,
    heading: Heading,
    { area, period, source }: Reading,
    zones: Cell | undefined,
    say: Say,
  ): void {
    const subject = heading.indicator ?? "";
    const covers = below(below(below(this.known, area), period.id), source.id);
    const before = covers.get(subject);
    const text = zones?.text ?? "";
    if (before?.zones === text && (!before.told || before.told === zones)) return;
    const meaning = zones?.text ? zonesMeaning(loader, zones) : undefined;
    const told = zones?.text && !meaning ? zones : undefined;
    if (told) say("header-invalid", told, Object.keys(loader.zones ?? {}).join("、"), period);
    const cover = { area, period, source, subject, zones: meaning ?? heading.zones, counts: false };
    covers.set(subject, { cover, zones: text, told });
  }

  all(): Cover[] {
    return [...this.known.values()].flatMap((second) =>
      [...second.values()].flatMap((third) =>
        [...third.values()].flatMap((last) => [...last.values()].map(({ cover }) => cover)),
      ),
    );
  }
}
