import { setTimeout } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { packed, unpacked } from "../../src/facts/packed.ts";
import type { Fact } from "../../src/facts/read.ts";
import { Room } from "../../src/site/audit/room.ts";

const text = fc.constantFrom("", "0", "亿元", "330400", "2013Q3", "indicator/3.2");
const maybe = fc.option(text, { nil: null });
const fact = fc.record({
  ...{ fact: fc.string(), subject: text, indicator: maybe, target: maybe, area: maybe, period: text },
  ...{ aspect: text, value: text, dividend: maybe, divisor: maybe, unit: text, display: text },
  status: fc.constantFrom("met" as const, null),
  basis: fc.constantFrom("public" as const, "reported" as const),
  flag: fc.constantFrom("break" as const, null),
  audience: fc.constant("public" as const),
});

describe("facts for another thread", () => {
  it("are there what they were here", () => {
    fc.assert(
      fc.property(fc.array(fact), (facts) => {
        const there = structuredClone([...packed(facts)]).flatMap((some) => unpacked(some));
        expect(there).toEqual(facts);
      }),
    );
  });

  it("go in parts, and a text that facts share is there once", () => {
    const one: Fact = {
      ...{ fact: "", subject: "indicator/3.2", indicator: "3.2", target: null, area: "330400" },
      ...{ period: "2013", aspect: "actual", value: "1", dividend: null, divisor: null, unit: "家" },
      ...{ display: "1", status: null, basis: "public", flag: null, audience: "public" },
    };
    const facts = Array.from({ length: 45_000 }, (_, number) => ({ ...one, fact: String(number) }));
    const parts = [...packed(facts)];
    expect(parts.map(({ count }) => count)).toEqual([20_000, 20_000, 5000]);
    expect(parts[0]?.columns.find(({ name }) => name === "subject")?.values).toEqual(["indicator/3.2"]);
    expect(parts.flatMap((some) => unpacked(some))).toEqual(facts);
  });
});

/** Gives back room for so much after so long, in another thread. */
const GIVING = `const { workerData: { shared, size, after } } = require("node:worker_threads");
const taken = new Int32Array(shared);
Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, after);
Atomics.sub(taken, 0, size);
Atomics.notify(taken, 0);`;

describe("the room for pages that wait", () => {
  it("is taken at once while there is some", () => {
    const room = new Room(undefined, 100);
    for (const size of [60, 41]) room.take(size);
    expect(Atomics.load(new Int32Array(room.shared), 0)).toBe(101);
  });

  it("is waited for when there is none, until another thread gives some back", async () => {
    const room = new Room(undefined, 100);
    room.take(150);
    const [started, after] = [performance.now(), 400];
    const workerData = { shared: room.shared, size: 90, after };
    const worker = new Worker(GIVING, { eval: true, execArgv: [], workerData });
    room.take(10);
    expect(performance.now() - started).toBeGreaterThan(after / 2);
    expect(Atomics.load(new Int32Array(room.shared), 0)).toBe(70);
    await setTimeout(0);
    await worker.terminate();
  });
});
