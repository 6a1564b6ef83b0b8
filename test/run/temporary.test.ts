import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { basename, join } from "node:path";
import { afterEach, expect, it, vi } from "vitest";
import { temporaryFolder } from "../../src/cli/temporary.ts";
import { workFolder } from "../support/files.ts";

afterEach(() => void vi.unstubAllEnvs());

it("goes with the next build where its own was killed, and those of others stay", () => {
  const folder = workFolder("temporary");
  vi.stubEnv("TMPDIR", folder);
  const gone = spawnSync(process.execPath, ["-e", ""]).pid;
  const left = mkdtempSync(join(folder, `quality-city-build-${hostname()}-${gone}-`));
  writeFileSync(join(left, "repaired.csv"), "half");
  const stay = [
    `quality-city-build-${hostname()}-${process.pid}-aaaaaa`,
    `quality-city-build-elsewhere-${gone}-aaaaaa`,
    `quality-city-build-${hostname()}-${gone}`,
    "another-program",
  ];
  for (const name of stay) mkdirSync(join(folder, name));
  writeFileSync(join(folder, `quality-city-build-${hostname()}-${gone}-file`), "");
  const own = temporaryFolder();
  expect(readdirSync(folder).sort()).toEqual(
    [...stay, `quality-city-build-${hostname()}-${gone}-file`, basename(own)].sort(),
  );
});
