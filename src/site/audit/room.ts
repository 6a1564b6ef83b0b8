/** How much may wait for another thread by default: characters of pages, of two bytes each. */
const MOST = 96 << 20;
/** After how long without a step of the other thread nobody waits for it any more: it has failed, which is told elsewhere. */
const GIVEN_UP_MS = 30_000;

/** The room for what waits to be written and checked by another thread, which both of them know. */
export class Room {
  readonly #taken: Int32Array<SharedArrayBuffer>;

  constructor(
    readonly shared = new SharedArrayBuffer(4),
    private readonly most = MOST,
  ) {
    this.#taken = new Int32Array(shared);
  }

  /** Takes room for so much, once there is some: whoever makes pages waits while the other thread has too many. */
  take(size: number): void {
    for (let taken = Atomics.load(this.#taken, 0); taken > this.most; taken = Atomics.load(this.#taken, 0))
      if (Atomics.wait(this.#taken, 0, taken, GIVEN_UP_MS) === "timed-out") break;
    Atomics.add(this.#taken, 0, size);
  }

  /** Gives back room for so much. */
  give(size: number): void {
    Atomics.sub(this.#taken, 0, size);
    Atomics.notify(this.#taken, 0);
  }
}
