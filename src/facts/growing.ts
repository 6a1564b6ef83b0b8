/** Whole numbers in a row that grows, in four bytes each. */
export class Growing {
  #numbers: Int32Array;
  #length = 0;

  /** Numbers of which there is room for so many at first, or these. */
  constructor(room: number | Int32Array = 1024) {
    this.#numbers = typeof room === "number" ? new Int32Array(room) : room;
    if (typeof room !== "number") this.#length = room.length;
  }

  /** All of them. */
  all(): Int32Array {
    return this.#numbers.slice(0, this.#length);
  }

  get length(): number {
    return this.#length;
  }

  push(number: number): void {
    if (this.#length === this.#numbers.length) {
      const larger = new Int32Array(Math.max(this.#length * 2, 16));
      larger.set(this.#numbers);
      this.#numbers = larger;
    }
    this.#numbers[this.#length++] = number;
  }

  at(place: number): number {
    return this.#numbers[place] ?? 0;
  }
}
