import type { Answers, Question, Told } from "./messages.ts";

type Waiting = { resolve: (answer: never) => void; reject: (error: Error) => void };
type Progress = Extract<Told, { tell: "progress" }>;

/** The checker in a worker of its own, which is asked one thing at a time. */
export class Checker {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #asked = 0;

  /** Starts the checker from its source, since from disk no file of its own can be one; `onProgress` is told how far a check is. */
  constructor(source: string, onProgress: (progress: Progress) => void) {
    this.#worker = new Worker(URL.createObjectURL(new Blob([source], { type: "text/javascript" })));
    this.#worker.addEventListener("message", ({ data }: MessageEvent<Told>) => {
      if (data.tell === "progress") return onProgress(data);
      const waiting = this.#waiting.get(data.number);
      this.#waiting.delete(data.number);
      if (data.tell === "failed") waiting?.reject(new Error(data.why));
      else waiting?.resolve(data.answer as never);
    });
    this.#worker.addEventListener("error", ({ message }) => {
      for (const { reject } of this.#waiting.values()) reject(new Error(message));
      this.#waiting.clear();
    });
  }

  /** Asks the checker something; rejects with the reason where it cannot answer. */
  ask<Q extends Question>(question: Q): Promise<Answers[Q["ask"]]> {
    this.#asked += 1;
    const number = this.#asked;
    return new Promise((resolve, reject) => {
      this.#waiting.set(number, { resolve, reject });
      this.#worker.postMessage({ ...question, number });
    });
  }
}
