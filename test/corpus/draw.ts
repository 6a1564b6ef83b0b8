import { type Draw, seeded } from "../../src/cli/demo/draw.ts";

/** Random choices that are the same for the same seed. */
export class Choice {
  private readonly draw: Draw;

  constructor(seed: number) {
    this.draw = seeded(Math.imul(seed + 1, 0x9e3779b1));
    for (let skipped = 0; skipped < 8; skipped++) this.draw();
  }

  /** A whole number from `least` to `most`. */
  int(least: number, most: number): number {
    return least + Math.floor(this.draw() * (most - least + 1));
  }

  chance(share: number): boolean {
    return this.draw() < share;
  }

  /** One of a list; throws where it is empty. */
  of<T>(list: readonly T[]): T {
    if (list.length === 0) throw new Error("nothing to choose from");
    return list[this.int(0, list.length - 1)] as T;
  }

  /** `count` of a list at most, in their order. */
  some<T>(list: readonly T[], count: number): T[] {
    const places = this.shuffled(list.map((_, index) => index)).slice(0, count);
    return places.sort((a, b) => a - b).map((index) => list[index] as T);
  }

  shuffled<T>(list: readonly T[]): T[] {
    const rest = [...list];
    for (let index = rest.length - 1; index > 0; index--) {
      const other = this.int(0, index);
      [rest[index], rest[other]] = [rest[other] as T, rest[index] as T];
    }
    return rest;
  }
}
