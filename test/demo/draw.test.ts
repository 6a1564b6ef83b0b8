import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allocate, drawFor, noise, seeded } from "../../src/cli/demo/draw.ts";

const weight = fc.double({ min: 0, max: 10, noNaN: true });
const total = fc.integer({ min: 0, max: 1_000_000 });
const seed = fc.integer({ min: 0, max: 999_999_999 });
const many = (draw: () => number, count: number) => Array.from({ length: count }, draw);

describe("seeded", () => {
  it("gives the same numbers for the same seed, others for another", () => {
    fc.assert(
      fc.property(seed, (number) => {
        const first = many(seeded(number), 20);
        expect(many(seeded(number), 20)).toEqual(first);
        expect(many(seeded(number + 1), 20)).not.toEqual(first);
      }),
    );
  });

  it("gives numbers from 0 up to 1, about a half on average", () => {
    const numbers = many(seeded(2013), 10_000);
    expect(numbers.every((number) => number >= 0 && number < 1)).toBe(true);
    const mean = numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
    expect(Math.abs(mean - 0.5)).toBeLessThan(0.02);
  });
});

describe("noise", () => {
  it("stays within its spread, about zero", () => {
    const draw = seeded(1);
    const numbers = many(() => noise(draw, 0.3), 5000);
    expect(numbers.every((number) => Math.abs(number) <= 0.3)).toBe(true);
    expect(Math.abs(numbers.reduce((sum, number) => sum + number, 0) / 5000)).toBeLessThan(0.01);
  });

  it("is none where there is no spread", () => {
    expect(noise(seeded(1), 0) === 0).toBe(true);
  });
});

describe("allocate", () => {
  it.each([
    [10, [1, 1, 1], [4, 3, 3]],
    [5, [0.5, 0.3, 0.2], [3, 1, 1]],
    [7, [1, 0, 1], [4, 0, 3]],
    [0, [1, 2], [0, 0]],
    [3, [], []],
    [3, [0, 0], [0, 0]],
  ])("shares %i out by %j as %j", (whole, weights, shares) => {
    expect(allocate(whole, weights)).toEqual(shares);
  });

  it("gives whole shares that are the total together", () => {
    fc.assert(
      fc.property(total, fc.array(weight, { minLength: 1, maxLength: 40 }), (whole, weights) => {
        fc.pre(weights.some((one) => one > 1e-6));
        const shares = allocate(whole, weights);
        expect(shares).toHaveLength(weights.length);
        expect(shares.every((share) => Number.isInteger(share) && share >= 0)).toBe(true);
        expect(shares.reduce((sum, share) => sum + share, 0)).toBe(whole);
      }),
    );
  });

  it("gives each less than one away from its exact part", () => {
    fc.assert(
      fc.property(total, fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 1 }), (whole, weights) => {
        const sum = weights.reduce((a, b) => a + b, 0);
        allocate(whole, weights).forEach((share, index) => {
          expect(Math.abs(share - (whole * (weights[index] ?? 0)) / sum)).toBeLessThan(1);
        });
      }),
    );
  });
});

describe("drawFor", () => {
  it("gives a thing its own numbers, whatever else is drawn", () => {
    fc.assert(
      fc.property(seed, (number) => {
        const first = many(drawFor(number, "a", "b"), 5);
        drawFor(number, "another")();
        expect(many(drawFor(number, "a", "b"), 5)).toEqual(first);
        expect(many(drawFor(number, "ab"), 5)).not.toEqual(first);
        expect(many(drawFor(number + 1, "a", "b"), 5)).not.toEqual(first);
      }),
    );
  });
});
