/** Units that are alike in all tables: how many there are, and the row of each table in which they count. */
export interface Joint {
  units: number;
  rows: string[];
}

/** A prime below 2^26, so that no product of two numbers below it is more than a machine counts exactly. */
const PRIME = 67108859;

type Vector = number[];

/**
 * Units of which tables tell so much that fewer than `least` are left: the joint cells, by their places, of which some sum or
 * difference of rows is made; undefined where there are none. Rows of sums are vectors over the joint cells, and what may be worked out
 * from them is their span. A vector of the span lies within some cells exactly where the parts of those cells in all solutions of
 * the rows are bound to each other; some solutions, drawn always alike, stand for all.
 */
export function exposedIn(joints: Joint[], least: number): number[] | undefined {
  const solutions = solutionsOf(joints, least + 3);
  const small = joints.flatMap(({ units }, place) =>
    units < least ? [{ places: [place], units, parts: solutions.map((each) => each[place] ?? 0) }] : [],
  );
  return boundTogether(small, least - 1);
}

interface Small {
  places: number[];
  units: number;
  /** What it is in each solution, once what others are is taken from it. */
  parts: Vector;
}

/** The first of small cells with at most so many units together that are bound to each other. */
function boundTogether(cells: Small[], most: number): number[] | undefined {
  const alike = new Map<string, Small>();
  for (const cell of cells) {
    if (cell.units > most) continue;
    if (cell.parts.every((part) => part === 0)) return cell.places;
    const key = String(scaled(cell.parts));
    const other = alike.get(key);
    if (other && other.units + cell.units <= most) return [...new Set([...other.places, ...cell.places])];
    if (!other || cell.units < other.units) alike.set(key, cell);
  }
  // Three and more: what is bound once the first of them is taken from the others.
  for (const [at, first] of cells.entries()) {
    if (first.units > most - 2) continue;
    const rest = cells.slice(at + 1).map((cell) => ({
      ...cell,
      places: [...first.places, ...cell.places],
      parts: without(cell.parts, first.parts),
    }));
    const found = boundTogether(rest, most - first.units);
    if (found) return found;
  }
  return undefined;
}

/** Some solutions of the tables' rows all being zero. */
function solutionsOf(joints: Joint[], wanted: number): Vector[] {
  const rows = reduced(rowsOf(joints));
  const draw = drawn();
  return Array.from({ length: wanted }, () => {
    const solution = joints.map(draw);
    for (const { lead } of rows) solution[lead] = 0;
    for (const { lead, row } of rows)
      solution[lead] = row.reduce((sum, part, at) => (sum + (PRIME - part) * (solution[at] ?? 0)) % PRIME, 0);
    return solution;
  });
}

/** Each row of each table as a vector over the joint cells. */
function rowsOf(joints: Joint[]): Vector[] {
  const rows = new Map<string, Vector>();
  for (const [place, joint] of joints.entries())
    for (const [table, name] of joint.rows.entries()) {
      const key = `${table} ${name}`;
      const row = rows.get(key) ?? joints.map(() => 0);
      row[place] = 1;
      rows.set(key, row);
    }
  return [...rows.values()];
}

/** Rows of which each has a place of its own, `lead`, where it is one and no other is anything. */
function reduced(rows: Vector[]): { lead: number; row: Vector }[] {
  const done: { lead: number; row: Vector }[] = [];
  for (const given of rows) {
    const row = done.reduce((left, { lead, row: of }) => minus(left, of, left[lead] ?? 0), given);
    const lead = row.findIndex((part) => part !== 0);
    if (lead < 0) continue;
    const one = times(row, inverse(row[lead] ?? 1));
    for (const each of done) each.row = minus(each.row, one, each.row[lead] ?? 0);
    done.push({ lead, row: one });
  }
  return done;
}

/** The parts of a cell once as much of another's is taken as makes the first of these zero. */
function without(parts: Vector, of: Vector): Vector {
  const lead = of.findIndex((part) => part !== 0);
  return lead < 0 ? parts : minus(parts, of, ((parts[lead] ?? 0) * inverse(of[lead] ?? 1)) % PRIME);
}

/** A vector whose first part is one. */
function scaled(parts: Vector): Vector {
  return times(parts, inverse(parts.find((part) => part !== 0) ?? 1));
}

function minus(from: Vector, of: Vector, often: number): Vector {
  return often === 0 ? from : from.map((part, at) => (part + (PRIME - often) * (of[at] ?? 0)) % PRIME);
}

function times(parts: Vector, often: number): Vector {
  return parts.map((part) => (part * often) % PRIME);
}

/** By Fermat: a number to the power of two less than the prime. */
function inverse(number: number): number {
  let [result, base, left] = [1, number, PRIME - 2];
  for (; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result = (result * base) % PRIME;
    base = (base * base) % PRIME;
  }
  return result;
}

/** Numbers below the prime, always the same ones. */
function drawn(): () => number {
  let last = 1;
  return () => {
    last = (last * 48271) % 2147483647;
    return last % PRIME;
  };
}
