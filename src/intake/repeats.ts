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

/** A map of maps, so that no key need be put together for each of millions of readings. */
type Deep<T> = Map<string, Map<string, Map<string, Map<string, T>>>>;

function entryOf<T>(deep: Deep<T>, a: string, b: string, c: string): Map<string, T> {
  let second = deep.get(a);
  if (!second) {
    second = new Map();
    deep.set(a, second);
  }
  let third = second.get(b);
  if (!third) {
    third = new Map();
    second.set(b, third);
  }
  let last = third.get(c);
  if (!last) {
    last = new Map();
    third.set(c, last);
  }
  return last;
}

interface Figure {
  first: Reading;
  differing?: Reading;
}

/** The readings of a file, each figure once: the first where those that repeat it agree, and none where they differ. */
export class Figures {
  private readonly known = new Map<string, Deep<Figure>>();
  private readonly order: Figure[] = [];

  add(reading: Reading): void {
    const { indicator, area, period, part, source } = reading;
    let ofPart = this.known.get(part);
    if (!ofPart) {
      ofPart = new Map();
      this.known.set(part, ofPart);
    }
    const figures = entryOf(ofPart, area, period.id, indicator);
    const figure = figures.get(source.id);
    if (figure) {
      if (!figure.differing && !sameNumber(reading.value, figure.first.value)) figure.differing = reading;
      return;
    }
    const made = { first: reading };
    figures.set(source.id, made);
    this.order.push(made);
  }

  /** The readings that count; `say` is told of those that differ. */
  kept(say: Say): Reading[] {
    return this.order.flatMap(({ first, differing }) => {
      if (!differing) return [first];
      say("reading-repeated", differing, first.text, first.period);
      return [];
    });
  }
}

/** What the readings of tables whose header does not say it speak for: each its own area, period and source. */
export class Covers {
  private readonly known: Deep<{ cover: Cover; zones: string; told: Cell | undefined }> = new Map();

  add(loader: Loader, heading: Heading, { area, period, source, zones }: Reading, say: Say): void {
    const subject = heading.indicator ?? "";
    const covers = entryOf(this.known, area, period.id, source.id);
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
