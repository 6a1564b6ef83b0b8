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

function below<T>(map: Map<string, Map<string, T>>, key: string): Map<string, T> {
  let found = map.get(key);
  if (!found) {
    found = new Map();
    map.set(key, found);
  }
  return found;
}

interface Figure {
  first: Reading;
  differing?: Reading;
}

/** The readings of a file, each figure once: the first where those that repeat it agree, and none where they differ. */
export class Figures {
  private readonly known: Deep<Figure[]> = new Map();
  private readonly order: Figure[] = [];
  private area = "";
  private period = "";
  /** The figures of the area and period of the reading before. */
  private near = new Map<string, Map<string, Figure[]>>();

  add(reading: Reading): void {
    const { indicator, area, period, part, source } = reading;
    if (area !== this.area || period.id !== this.period) {
      this.near = below(below(this.known, area), period.id);
      this.area = area;
      this.period = period.id;
    }
    const figures = below(this.near, indicator);
    const sources = figures.get(part) ?? [];
    if (sources.length === 0) figures.set(part, sources);
    for (const figure of sources)
      if (figure.first.source.id === source.id) {
        if (
          !figure.differing &&
          reading.value !== figure.first.value &&
          !sameNumber(reading.value, figure.first.value)
        )
          figure.differing = reading;
        return;
      }
    const made = { first: reading };
    sources.push(made);
    this.order.push(made);
  }

  /** The readings that count; `say` is told of those that differ. */
  kept(say: Say): Reading[] {
    return this.order.flatMap(({ first, differing }) => {
      if (!differing) return [first];
      say("reading-repeated", differing, first.text, first.period, [first.place]);
      return [];
    });
  }
}

/** What the readings of tables whose header does not say it speak for: each its own area, period and source. */
export class Covers {
  private readonly known: Deep<{ cover: Cover; zones: string; told: Cell | undefined }> = new Map();

  add(loader: Loader, heading: Heading, { area, period, source, zones }: Reading, say: Say): void {
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
