type Vector = bigint[];

/** Something of which a vector has a part: its weight, and what its part is in every solution, up to a factor. */
interface Part {
  places: number[];
  weight: number;
  bound: Vector;
}

/**
 * The places that can be solved for too closely: rows are sums of unknowns, and some sum of multiples of them is of places that weigh no
 * more than `most` together. Undefined where there are none.
 *
 * Rows are brought to those of which each has a place of its own. What is left of each beside its own says how that place hangs on
 * the free ones, of which each may be anything: places are bound to each other where these are multiples of each other.
 */
export function solvedFor(rows: Vector[], weights: number[], most: number): number[] | undefined {
  const reduced = reducedRows(rows);
  const leads = new Map(reduced.map((row) => [row.findIndex((part) => part !== 0n), row]));
  const free = weights.flatMap((_, place) => (leads.has(place) ? [] : place));
  const parts = weights.map((weight, place) => {
    const row = leads.get(place);
    const bound = free.map((each) => (row ? (row[each] ?? 0n) : each === place ? 1n : 0n));
    return { places: [place], weight, bound };
  });
  return boundIn(parts, most);
}

function boundIn(parts: Part[], most: number): number[] | undefined {
  const light = parts.filter(({ weight }) => weight <= most);
  const like = new Map<string, Part[]>();
  for (const part of light) {
    if (part.bound.every((each) => each === 0n)) return part.places;
    const key = plain(part.bound).join();
    const others = like.get(key) ?? [];
    const other = others.find(({ weight }) => weight + part.weight <= most);
    if (other) return [...new Set([...other.places, ...part.places])];
    like.set(key, [...others, part]);
  }
  for (const [at, first] of light.entries()) {
    const left = most - first.weight;
    if (left < 2) continue;
    const rest = light.slice(at + 1).map((part) => ({
      ...part,
      places: [...first.places, ...part.places],
      bound: without(part.bound, first.bound, leadOf(first.bound)),
    }));
    const found = boundIn(rest, left);
    if (found) return found;
  }
  return undefined;
}

/** Rows of which each is the only one that has anything at its first place. */
function reducedRows(rows: Vector[]): Vector[] {
  let done: Vector[] = [];
  for (const row of rows) {
    const left = done.reduce((rest, each) => without(rest, each, leadOf(each)), row);
    const lead = leadOf(left);
    if (lead < 0) continue;
    done = [...done.map((each) => without(each, left, lead)), left];
  }
  return done;
}

/** As many of one vector as leave nothing of another at a place are taken from a multiple of it. */
function without(from: Vector, of: Vector, place: number): Vector {
  const [a, b] = [from[place] ?? 0n, of[place] ?? 0n];
  return a === 0n ? from : plain(from.map((part, at) => part * b - (of[at] ?? 0n) * a));
}

/** A vector without what divides all its parts, its first part above zero. */
function plain(vector: Vector): Vector {
  const most = vector.reduce(divisorOf, 0n);
  const first = vector[leadOf(vector)] ?? 1n;
  const by = first < 0n ? -most : most;
  return by === 0n || by === 1n ? vector : vector.map((part) => part / by);
}

function divisorOf(a: bigint, b: bigint): bigint {
  return b === 0n ? (a < 0n ? -a : a) : divisorOf(b, a % b);
}

function leadOf(vector: Vector): number {
  return vector.findIndex((part) => part !== 0n);
}
