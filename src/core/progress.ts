import { secondsLeft, type Took } from "./outlook.ts";

/** Where a command says how far it is, and how long each stage took. */
export interface Progress {
  /** A new stage begins; the one before it is over. */
  stage(name: string): void;
  /** Something within the stage is being done, or some things were. */
  step(what: string, times?: number): void;
  /** Something that whoever reads the log of a run should know. */
  note(text: string): void;
  /** Seconds by stage, in order. */
  seconds(): [string, number][];
}

/** A progress that also says how far its stages are. */
export interface Clock extends Progress {
  took(): Took;
  /** How far the run is, in words; none before it begins. */
  words(): string;
}

/** What a progress knows and is asked for beside. */
export interface ProgressOptions {
  /** What the stages of an earlier run took, by which the rest is told. */
  earlier?: Took | undefined;
  /** After how many milliseconds a line says how far the run is, where the stream is no terminal; by default never. */
  every?: number | undefined;
}

/** A progress that writes to a stream: one line that is written over on a terminal, plain lines elsewhere. */
export function progressTo(
  stream: NodeJS.WriteStream,
  now: () => number,
  { earlier = {}, every = Number.POSITIVE_INFINITY }: ProgressOptions = {},
): Clock {
  const stages: { name: string; from: number; steps: number }[] = [];
  let ended: number | undefined;
  let told = now();
  const line = (text: string) => stream.write(`\r\u001b[2K${text}`);
  const secondsOf = (index: number) => {
    const from = stages[index]?.from ?? 0;
    return ((stages[index + 1]?.from ?? ended ?? now()) - from) / 1000;
  };
  const took = () =>
    Object.fromEntries(
      stages.map(({ name, steps }, index) => [name, { seconds: secondsOf(index), steps }] as const),
    );
  const words = () => wordsOf(took(), earlier);
  return {
    stage(name) {
      stages.push({ name, from: now(), steps: 0 });
      if (stream.isTTY) line(`${words()} …`);
      else stream.write(`${name}\n`);
    },
    step(what, times = 1) {
      const stage = stages.at(-1);
      if (!stage) return;
      stage.steps += times;
      if (stream.isTTY) line(`${words()} ${what}`);
      else if (now() - told >= every) {
        told = now();
        stream.write(`${words()}\n`);
      }
    },
    note: (text) => void (stream.isTTY ? line(`${text}\n`) : stream.write(`${text}\n`)),
    seconds() {
      ended ??= now();
      if (stream.isTTY) line("");
      return stages.map(({ name }, index) => [name, secondsOf(index)]);
    },
    took,
    words,
  };
}

/** How far a run is: its stage, what was done in it, of how many by an earlier run, and about how long it will go on. */
function wordsOf(begun: Took, earlier: Took): string {
  const [name = "", own] = Object.entries(begun).at(-1) ?? [];
  const of = earlier[name]?.steps ?? 0;
  const steps = own?.steps ? ` ${own.steps}${of > own.steps ? ` of about ${of}` : ""}` : "";
  const left = secondsLeft(begun, earlier);
  return `${name}${steps}${left === undefined ? "" : `, about ${Math.ceil(left)} s left`}`;
}

/** A progress that says nothing, for tests. */
export const silent: Progress = { stage() {}, step() {}, note() {}, seconds: () => [] };
