import { expect, it } from "vitest";
import { Killing } from "../support/killing.ts";

/** When builds are killed, of the time that one takes; fifty by `npm run bench:faults`. */
const MOMENTS = [0.3, 0.75, 0.97];

it("a build that is killed leaves a whole site, a next build that is right, and nothing behind", async () => {
  const killing = new Killing("killed-builds");
  await killing.begin();
  for (const [turn, moment] of MOMENTS.entries())
    expect((await killing.round(moment, turn === 1)).faults).toEqual([]);
}, 600_000);
