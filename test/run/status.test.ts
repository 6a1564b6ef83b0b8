import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { type Status, writeStatus } from "../../src/cli/status.ts";
import { workFolder } from "../support/files.ts";
import { killedIn, NO_ROOM, onFullDisks, restore } from "../support/steps.ts";

const SUMMARY = { files: 2 } as unknown as NonNullable<Status["summary"]>;
const DONE = {
  ...{ state: "ok" as const, cause: "done" as const, code: 0, message: "", stage: null, notes: [] },
  unchanged: false,
  ...{ started: "2014-01-31T02:00:00Z", finished: "2014-01-31T02:01:00Z", out: "/site", summary: SUMMARY },
};
const FAILED = {
  ...DONE,
  ...{ state: "failed" as const, cause: "failed" as const, code: 1, stage: "pages", summary: null },
  ...{ message: "ENOSPC: no space left on device, write", finished: "2014-02-01T02:01:00Z" },
};

const statusPath = () => join(workFolder("status"), "build-status.json");
const statusAt = (path: string) => JSON.parse(readFileSync(path, "utf8")) as Status;

describe("the status", () => {
  it("tells a failure where the disk is full, in the room of the earlier one, and leaves nothing beside", () => {
    const path = statusPath();
    writeStatus(path, DONE);
    onFullDisks(
      () => writeStatus(path, FAILED),
      () => {
        expect(statusAt(path)).toMatchObject({ ...FAILED, standing: { summary: SUMMARY } });
        expect(readdirSync(dirname(path))).toEqual(["build-status.json"]);
        writeStatus(path, DONE);
      },
    );
  });

  it("is not written, and said not to be, where there is no room and no earlier one", () => {
    const path = statusPath();
    let refused = 0;
    onFullDisks(
      () => writeStatus(path, FAILED),
      (error) => {
        if (error === undefined) return;
        expect(error).toBe(NO_ROOM);
        expect(readdirSync(dirname(path))).toEqual([]);
        refused += 1;
      },
    );
    expect(refused).toBeGreaterThan(2);
  });

  it("is the earlier one or the later wherever it is killed, whole, and the next leaves nothing beside", () => {
    const path = statusPath();
    writeStatus(path, DONE);
    for (const state of killedIn(dirname(path), () => writeStatus(path, FAILED))) {
      restore(state, dirname(path));
      expect(["ok", "failed"]).toContain(statusAt(path).state);
      writeStatus(path, FAILED);
      expect(readdirSync(dirname(path))).toEqual(["build-status.json"]);
    }
  });

  it("is told where the earlier one is damaged", () => {
    const path = statusPath();
    writeFileSync(path, "{");
    writeStatus(path, FAILED);
    expect(statusAt(path)).toEqual({ ...FAILED, standing: null });
  });
});
