/** Where a command says how far it is, and how long each stage took. */
export interface Progress {
  /** A new stage begins; the one before it is over. */
  stage(name: string): void;
  /** Something within the stage is being done. */
  step(what: string): void;
  /** Something that whoever reads the log of a run should know. */
  note(text: string): void;
  /** Seconds by stage, in order. */
  seconds(): [string, number][];
}

/** A progress that writes to a stream: one line that is written over on a terminal, plain lines elsewhere. */
export function progressTo(stream: NodeJS.WriteStream, now: () => number): Progress {
  const stages: { name: string; from: number; steps: number }[] = [];
  let ended: number | undefined;
  const line = (text: string) => stream.write(`\r\u001b[2K${text}`);
  return {
    stage(name) {
      stages.push({ name, from: now(), steps: 0 });
      if (stream.isTTY) line(`${name} …`);
      else stream.write(`${name}\n`);
    },
    step(what) {
      const stage = stages.at(-1);
      if (!stage) return;
      stage.steps += 1;
      if (stream.isTTY) line(`${stage.name} ${stage.steps} ${what}`);
    },
    note: (text) => void (stream.isTTY ? line(`${text}\n`) : stream.write(`${text}\n`)),
    seconds() {
      ended ??= now();
      if (stream.isTTY) line("");
      return stages.map(({ name, from }, index) => [
        name,
        ((stages[index + 1]?.from ?? ended ?? from) - from) / 1000,
      ]);
    },
  };
}

/** A progress that says nothing, for tests. */
export const silent: Progress = { stage() {}, step() {}, note() {}, seconds: () => [] };
