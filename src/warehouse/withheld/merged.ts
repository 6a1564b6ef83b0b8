import { exposedIn, type Joint } from "./exposed.ts";

/** Units that are alike in every dimension: their category in each, and how many there are. */
export interface Cell {
  categories: string[];
  units: number;
}

/** Of each dimension the categories that are put together, in order; none where each is told by itself. */
export type Merged = string[][];

interface Category {
  dimension: number;
  name: string;
  units: number;
}

/**
 * Which categories of each dimension are put together, so that nothing that is told, no remainder of a whole, and nothing that
 * follows from several tables is of fewer than `least` units. What is put together counts as one row, told or not: it is what is
 * left of the whole. Always the smallest goes first, by its name where several are alike.
 */
export function mergedBy(given: Cell[], least: number): Merged {
  const cells = given.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  const categories = categoriesOf(cells);
  const merged: Merged = (cells[0]?.categories ?? []).map(() => []);
  const isTold = ({ dimension, name }: Category) => !merged[dimension]?.includes(name);
  const merge = (category: Category) => {
    merged[category.dimension]?.push(category.name);
    fill(category.dimension);
  };
  /** Puts the smallest of a dimension to those put together, until they are several of enough units, or all. */
  const fill = (dimension: number) => {
    const own = categories.filter((each) => each.dimension === dimension);
    const together = own.filter((each) => !isTold(each));
    const isEnough = together.length > 1 && sumOf(together) >= least;
    const next = own.find(isTold);
    if (together.length > 0 && !isEnough && next) merge(next);
  };
  for (const category of categories) if (category.units < least && isTold(category)) merge(category);
  for (;;) {
    const joints = jointsOf(cells, merged);
    const exposed = exposedIn(joints, least)?.flatMap((place) => joints[place]?.of ?? []);
    const isNear = ({ dimension, name }: Category) =>
      exposed?.some(({ categories: own }) => own[dimension] === name) ?? false;
    const next = categories.find((each) => isTold(each) && isNear(each)) ?? categories.find(isTold);
    if (!exposed || !next) break;
    merge(next);
  }
  return merged.map((names) => names.toSorted());
}

/** The categories of all dimensions, the smallest first. */
function categoriesOf(cells: Cell[]): Category[] {
  const found = new Map<string, Category>();
  for (const { categories, units } of cells)
    for (const [dimension, name] of categories.entries()) {
      const key = `${dimension} ${name}`;
      found.set(key, { dimension, name, units: units + (found.get(key)?.units ?? 0) });
    }
  return [...found.values()].sort(
    (a, b) => a.units - b.units || a.dimension - b.dimension || (a.name < b.name ? -1 : 1),
  );
}

/** The cells that are alike once categories are put together: of each dimension the row in which they count. */
function jointsOf(cells: Cell[], merged: Merged): (Joint & { of: Cell[] })[] {
  const joints = new Map<string, Joint & { of: Cell[] }>();
  for (const cell of cells) {
    const rows = cell.categories.map((name, dimension) => (merged[dimension]?.includes(name) ? "" : name));
    const key = JSON.stringify(rows);
    const { units, of } = joints.get(key) ?? { units: 0, of: [] };
    joints.set(key, { rows, units: units + cell.units, of: [...of, cell] });
  }
  return [...joints.values()];
}

function keyOf({ categories }: Cell): string {
  return JSON.stringify(categories);
}

function sumOf(all: { units: number }[]): number {
  return all.reduce((sum, { units }) => sum + units, 0);
}
