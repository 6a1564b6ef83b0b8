import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { writeFirstFolder } from "../../src/cli/init/init.ts";
import type { Status } from "../../src/cli/status.ts";
import { secondsLeft } from "../../src/core/outlook.ts";
import { progressTo } from "../../src/core/progress.ts";
import { workFolder } from "../support/files.ts";
import { cli } from "../support/run.ts";

const EARLIER = {
  plan: { seconds: 2, steps: 0 },
  intake: { seconds: 10, steps: 100 },
  facts: { seconds: 20, steps: 0 },
  pages: { seconds: 30, steps: 300 },
};

/** A stream that keeps what is written, and a clock that is set. */
function clocked(isTTY: boolean, every?: number) {
  const written: string[] = [];
  const clock = { now: 0 };
  const stream = { isTTY, write: (text: string) => written.push(text) } as unknown as NodeJS.WriteStream;
  return { written, clock, progress: progressTo(stream, () => clock.now, { earlier: EARLIER, every }) };
}

describe("the seconds that are left", () => {
  it.each([
    ["at the same pace", { plan: { seconds: 2, steps: 0 }, intake: { seconds: 5, steps: 50 } }, 5 + 20 + 30],
    ["twice as slow", { plan: { seconds: 4, steps: 0 }, intake: { seconds: 10, steps: 50 } }, 10 + 40 + 60],
    [
      "where stages are left out",
      { plan: { seconds: 2, steps: 0 }, facts: { seconds: 15, steps: 0 } },
      5 + 30,
    ],
    ["where more is done than ever", { intake: { seconds: 40, steps: 400 } }, 20 + 30],
  ])("%s", (_, begun, left) => {
    expect(secondsLeft(begun, EARLIER)).toBeCloseTo(left);
  });

  it("are not told where nothing is known of them", () => {
    expect(secondsLeft({ manifest: { seconds: 1, steps: 0 } }, EARLIER)).toBeUndefined();
    expect(secondsLeft({ plan: { seconds: 1, steps: 0 } }, {})).toBeUndefined();
  });
});

describe("a progress", () => {
  it("says on a terminal how many of about how many things are done, and about how long it goes on", () => {
    const { written, clock, progress } = clocked(true);
    progress.stage("intake");
    clock.now = 5000;
    progress.step("a.xlsx", 50);
    expect(written.at(-1)).toBe("\r\u001b[2Kintake 50 of about 100, about 55 s left a.xlsx");
    progress.step("b.xlsx", 100);
    expect(written.at(-1)).toBe("\r\u001b[2Kintake 150, about 50 s left b.xlsx");
  });

  it("says in a log what stage begins, and how far it is only where that is asked for, now and then", () => {
    for (const every of [undefined, 5000]) {
      const { written, clock, progress } = clocked(false, every);
      progress.stage("pages");
      for (clock.now = 0; clock.now <= 9000; clock.now += 1000) progress.step("a page", 20);
      expect(written).toEqual(every ? ["pages\n", "pages 120 of about 300, about 18 s left\n"] : ["pages\n"]);
    }
  });
});

describe("a build that is asked for it", () => {
  it("tells what each stage took and what was not made anew, and keeps what the next may go by", async () => {
    const folder = workFolder("profile");
    writeFirstFolder(join(folder, "data"));
    const args = [
      "build",
      "--data",
      join(folder, "data"),
      "--out",
      join(folder, "site"),
      "--no-site",
      "--profile",
    ];
    const first = await cli(args);
    expect(first.code, first.stderr).toBe(0);
    expect(first.stdout).toMatch(/^facts( +\d+\.\d){2} +\d{2,5}$/m);
    const [, total = ""] = /^all +([\d.]+)/m.exec(first.stdout) ?? [];
    expect(Number(total)).toBeGreaterThan(0);
    expect(first.stdout).toContain("taken     0 of ");
    const second = await cli([...args, "--force", "--log", "json"]);
    const events = second.stderr
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    const { stages } = events.find(({ event }) => event === "profile");
    expect(stages.map(({ stage }: { stage: string }) => stage)).toContain("warehouse");
    for (const { cpu, mebibytes } of stages) expect(cpu >= 0 && mebibytes > 20).toBe(true);
    expect(events.filter(({ event }) => event === "progress")).toEqual([]);
    const status = JSON.parse(readFileSync(join(folder, "build-status.json"), "utf8")) as Status;
    expect(status.standing?.took?.facts?.seconds).toBeGreaterThan(0);
    expect(status.summary?.taken).toMatchObject({ readings: 0, files: 0 });
  });
});
