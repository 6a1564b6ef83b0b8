import type { Reading } from "../../expect/format.ts";
import type { Opened } from "../book.ts";
import { shownSheets } from "../mappings.ts";
import type { Names } from "../names.ts";
import type { Place } from "../read/sheet.ts";
import { tableOf } from "../rows.ts";
import { type LayoutTable, tablesIn } from "./heads.ts";
import { layoutsOfFigures, layoutsOfSurveys } from "./layouts.ts";
import { leafFault, type Spot, tablesAround } from "./leaf.ts";

/** The tables of figures of a received file, by its own heads and the rows of `layouts.csv`. */
export class Figures {
  private readonly opened: Opened;
  private readonly names: Names;
  private readonly tables = new Map<string, LayoutTable[]>();
  private readonly indexes = new Map<string, Map<number, number>>();

  private readonly isByRows: boolean;

  /** `loader` is what read the file: one that has no rows reads what it knows itself. */
  constructor(opened: Opened, names: Names, loader: string) {
    this.isByRows = layoutsOfFigures().some(({ name }) => name === loader);
    this.opened = opened;
    this.names = names;
  }

  /** What reads the tables of the file, by their layouts; none where no layout knows one. */
  loaders(): Set<string> {
    return new Set(this.all().map(({ layout }) => layout.name));
  }

  /** What is wrong with a reading whose cell is another figure, or none. */
  fault(reading: Reading): string | undefined {
    const { place, names, unit, series } = reading;
    const own = this.spot(place);
    const cells = {
      own,
      names: {
        indicator: this.spot(names.indicator),
        area: this.spot(names.area),
        period: this.spot(names.period),
      },
      unit: unit && this.spot(unit.place),
      series: series && this.spot(series.place),
    };
    const around = tablesAround(own, this.of(own.sheet));
    if (around.length > 0) return leafFault(reading, cells, around);
    return this.isByRows ? "it stands in no table of a layout that the product knows" : undefined;
  }

  /** What the head above a cell names by all of its rows: a period, or an indicator. */
  named(place: Place): string[] {
    const own = this.spot(place);
    return tablesAround(own, this.of(own.sheet)).flatMap(({ across }) => across.get(own.column)?.named ?? []);
  }

  /** The tables of a sheet. */
  of(sheet: string): LayoutTable[] {
    const known = this.tables.get(sheet);
    if (known) return known;
    const answers = tablesIn(this.opened.book, sheet, layoutsOfSurveys(), this.names);
    // A score in the first sheets of answers may be written as an indicator is called.
    const found = tablesIn(this.opened.book, sheet, layoutsOfFigures(), this.names).filter(
      ({ layout, top }) =>
        !answers.some((list) => list.layout !== layout && list.top <= top && top <= list.bottom),
    );
    this.tables.set(sheet, found);
    return found;
  }

  /** The tables of all sheets that are shown. */
  all(): LayoutTable[] {
    return shownSheets(this.opened.book).flatMap((sheet) => this.of(sheet));
  }

  /** Where a place stands among the rows of its sheet. */
  spot(place: Place): Spot {
    const { row, column } = this.opened.where(place);
    if ("record" in place) return { sheet: "", index: row, column };
    let indexes = this.indexes.get(place.sheet);
    if (!indexes) {
      indexes = new Map(tableOf(this.opened.book, place.sheet).map(({ number }, index) => [number, index]));
      this.indexes.set(place.sheet, indexes);
    }
    return { sheet: place.sheet, index: indexes.get(row) ?? -1, column: column - 1 };
  }
}
