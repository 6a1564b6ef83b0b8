import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { writeFirstFolder } from "../../src/cli/init/init.ts";
import type { Status } from "../../src/cli/status.ts";
import { metricsText } from "../../src/cli/tell/metrics.ts";
import { notify } from "../../src/cli/tell/notify.ts";
import { append, hashesBelow, workFolder } from "../support/files.ts";
import { cli } from "../support/run.ts";

let folder: string;
let out: string;
const told = () =>
  readFileSync(join(folder, "told"), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
const build = (...more: string[]) =>
  cli([
    ...["build", "--data", join(folder, "data"), "--out", out, "--no-site"],
    ...[
      "--notify",
      `cat >>"${join(folder, "told")}"`,
      "--metrics",
      join(folder, "quality_city.prom"),
      ...more,
    ],
  ]);
const metrics = () => readFileSync(join(folder, "quality_city.prom"), "utf8");

beforeAll(() => {
  folder = workFolder("tell");
  out = join(folder, "site");
  writeFirstFolder(join(folder, "data"));
});

describe("operators", () => {
  it("are told of a first site, not of one that is unchanged, and of a failure, with what stood before", async () => {
    expect((await build()).code).toBe(0);
    expect(told()).toMatchObject([{ state: "ok", unchanged: false, before: null, out }]);
    expect(metrics()).toMatch(/^quality_city_build_success\{out=".*site"\} 1$/m);
    expect(metrics()).toMatch(/^quality_city_build_stage_seconds\{out=".*",stage="facts"\} \d+\.\d+$/m);
    expect(metrics()).toMatch(/^quality_city_site_facts\{out=".*"\} \d+$/m);
    expect((await build()).stdout).toContain("unchanged since");
    expect(told()).toHaveLength(1);
    expect(metrics()).toMatch(/^quality_city_build_unchanged\{.*\} 1$/m);
    const register = join(folder, "data", "register.csv");
    const rows = readFileSync(register, "utf8");
    append(register, "x,y", "");
    expect((await build()).code).toBe(3);
    expect(told()[1]).toMatchObject({ state: "failed", cause: "configuration", before: told()[0].standing });
    expect(metrics()).toMatch(/^quality_city_build_success\{.*\} 0$/m);
    expect(metrics()).toMatch(/^quality_city_build_exit_code\{.*\} 3$/m);
    writeFileSync(register, rows);
  });

  it("are told by a webhook, and a command that fails or does not end changes nothing and is noted", async () => {
    const bodies: string[] = [];
    const server = createServer(async (request, response) => {
      let body = "";
      for await (const part of request) body += part;
      bodies.push(body);
      response.end();
    }).listen(0, "127.0.0.1");
    await new Promise((ready) => server.once("listening", ready));
    const { port } = server.address() as AddressInfo;
    const post = `node -e 'fetch("http://127.0.0.1:${port}",{method:"POST",body:require("fs").readFileSync(0)}).then(()=>process.exit(0))'`;
    const status = { state: "failed", unchanged: false, before: null } as Parameters<typeof notify>[1];
    expect(await notify(post, status)).toBeUndefined();
    expect(JSON.parse(bodies[0] ?? "")).toEqual(status);
    server.close();
    expect(await notify("echo no such host >&2; exit 7", status)).toBe(
      "the command of --notify ended with 7: no such host",
    );
    expect(await notify("true", { ...status, message: "x".repeat(1_000_000) })).toBeUndefined();
    const from = performance.now();
    expect(await notify("sleep 60 & wait", status, 200)).toBe(
      "the command of --notify did not end within 0.2 s",
    );
    expect(performance.now() - from).toBeLessThan(20_000);
    const ran = await build("--force", "--notify", "exit 9");
    expect([ran.code, ran.stderr]).toEqual([0, expect.stringContaining("--notify ended with 9")]);
  });

  it("may have sites checked before they are published; one that was not is built anew", async () => {
    const first = await build("--verify");
    expect([first.code, first.stderr]).toEqual([0, expect.stringContaining("verify\nswap")]);
    expect((await build("--verify")).stdout).toContain("unchanged since");
    const before = hashesBelow(out);
    const { verifyAside } = await import("../../src/cli/verify-aside.ts");
    const other = join(workFolder("other"), "data");
    mkdirSync(other);
    await expect(verifyAside(out, other, () => {})).rejects.toThrow("so that nothing is published");
    expect(hashesBelow(out)).toEqual(before);
  });

  it("are told where two sites share a status", async () => {
    const second = await cli([
      ...["build", "--data", join(folder, "data"), "--out", join(folder, "second"), "--no-site"],
    ]);
    expect(second.stderr).toContain(`build-status.json tells of another site, ${out}: name another file`);
    const status = JSON.parse(readFileSync(join(folder, "build-status.json"), "utf8")) as Status;
    expect(status.notes.join()).toContain("--status");
    expect(existsSync(join(folder, "site"))).toBe(true);
  });

  it("have metrics whose labels are quoted", () => {
    const status = { out: 'a"b\\c\nd', state: "ok", code: 0, started: "", finished: "", standing: null };
    const text = metricsText(status as unknown as Status, {});
    expect(text).toContain('quality_city_build_success{out="a\\"b\\\\c\\nd"} 1\n');
    expect(text).not.toContain("NaN");
  });
});
