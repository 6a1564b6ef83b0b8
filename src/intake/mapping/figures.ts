import type { Across, Draft, Fields, Part, SourceOfFigure } from "../draft.ts";
import type { Cell } from "../layout/sheet.ts";
import { remembering } from "../records/remember.ts";
import { headReader } from "./heads.ts";
import type { Place, Said } from "./said.ts";

/** Makes of a row, of the entries above its table and of its further columns which cell is which part of which figure. */
export type ReadsFigures = (row: Fields, header: Fields, across: Across[]) => Draft[];

/** What the figures of one row share; the heads of further columns name the period or the indicator. */
interface About extends Pick<Draft, "area" | "title" | "unit" | "series" | "source" | "sourceKind"> {
  indicator: Cell;
  period: Cell;
}

const NONE: Draft[] = [];

/** The area itself as the source of its figures, under the name that a form gives it; one for all of them. */
export const areaSource = remembering(
  (title: string): SourceOfFigure => ({ id: "area", kind: "area", title }),
);

const departmentSource = remembering(
  (title: string): SourceOfFigure => ({ id: title, kind: "department", title }),
);

/** How the figures of a row are read, by which fields say what; undefined where none says a figure. */
export function readingsBy(said: Said): ReadsFigures | undefined {
  if (said.one("survey")) return undefined;
  if (said.across) return acrossBy(said, said.across);
  const [value, growth] = [said.one("value"), said.one("published-growth")];
  const [numerator, denominator] = [said.one("numerator"), said.one("denominator")];
  if (!value && !numerator) return undefined;
  const aboutOf = aboutBy(said);
  const growthUnit = said.one("growth-unit");
  return (row, header) => {
    const about = aboutOf(row, header, undefined);
    if (!about) return NONE;
    const top = cellOf(numerator, row, header);
    const bottom = cellOf(denominator, row, header);
    const own = cellOf(value, row, header);
    const drafts = own ? [draft("value", own, about)] : [];
    if (isFilled(top) || isFilled(bottom)) {
      if (bottom) drafts.unshift(draft("denominator", bottom, about));
      if (top) drafts.unshift(draft("numerator", top, about));
    }
    const grown = cellOf(growth, row, header);
    if (grown && isFilled(grown))
      drafts.push(draft("published-growth", grown, { ...about, unit: cellOf(growthUnit, row, header) }));
    return drafts;
  };
}

function acrossBy(said: Said, across: NonNullable<Said["across"]>): ReadsFigures {
  const aboutOf = aboutBy(said);
  const readHead = headReader(across, said);
  return (row, header, further) => {
    const drafts: Draft[] = [];
    for (const { head, cell } of further) {
      const { named, part } = readHead(head);
      const about = aboutOf(row, header, named);
      if (about) drafts.push(draft(part, cell, about));
    }
    return drafts;
  };
}

/** What the figures of a row are about, given what the head of a further column names; undefined where a cell of it is not there. */
function aboutBy(said: Said): (row: Fields, header: Fields, named: Cell | undefined) => About | undefined {
  const at = {
    ...{ area: said.one("area"), indicator: said.one("indicator"), period: said.one("period") },
    ...{ title: said.one("title"), unit: said.one("unit"), series: said.one("series") },
  };
  const [indicators, periods] = [said.across === "indicator", said.across === "period"];
  const [kind, sourceOf] = [said.one("source-kind"), sourceBy(said)];
  return (row, header, named) => {
    const area = cellOf(at.area, row, header);
    const indicator = indicators ? named : cellOf(at.indicator, row, header);
    const period = periods ? named : cellOf(at.period, row, header);
    const source = area && sourceOf(row, header, area);
    if (!area || !indicator || !period || !source) return undefined;
    const title = cellOf(at.title, row, header);
    const unit = cellOf(at.unit, row, header);
    const series = cellOf(at.series, row, header);
    return { area, indicator, period, title, unit, series, source, sourceKind: cellOf(kind, row, header) };
  };
}

/** Who stands behind the figures of a row: a source that it names, the department that sends it, or its area. */
function sourceBy(said: Said): (row: Fields, header: Fields, area: Cell) => SourceOfFigure | undefined {
  const [id, kind, title] = ["source-id", "source-kind", "source-title"].map((role) => said.one(role));
  const department = said.one("department");
  if (id)
    return (row, header) => {
      const [own, sort, name] = [id, kind, title].map((place) => cellOf(place, row, header));
      return own && sort && name && { id: own.text, kind: sort.text, title: name.text };
    };
  if (!department) return (_row, _header, area) => areaSource(area.text);
  return (row, header) => {
    const sender = cellOf(department, row, header);
    return sender && departmentSource(sender.text);
  };
}

function cellOf(at: Place | undefined, row: Fields, header: Fields): Cell | undefined {
  return at && (at.place === "label" ? header : row)[at.field];
}

function isFilled(cell: Cell | undefined): boolean {
  return cell !== undefined && (cell.text !== "" || cell.fault !== undefined);
}

/** Written out, since lists have millions of rows. */
function draft(part: Part, cell: Cell, about: About): Draft {
  const { indicator, title, area, period, unit, series, source, sourceKind } = about;
  return { part, cell, indicator, title, area, period, unit, series, source, sourceKind };
}
