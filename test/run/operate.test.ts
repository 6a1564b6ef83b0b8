import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { CAUSES, EXIT_CODES } from "../../src/cli/cause.ts";
import type { Status } from "../../src/cli/status.ts";
import { filesBelow, workFolder } from "../support/files.ts";
import { isRoot, NOBODY, run, temporaryOf } from "../support/run.ts";
import { smallData } from "../support/small.ts";

const guide = readFileSync(join("docs", "operate.md"), "utf8");
const blocks = (language: string) =>
  [...guide.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, "g"))].map(([, text = ""]) => text);
const [paths = "", line = ""] = blocks("cron")[0]?.split("\n") ?? [];
const command = /^(?:\S+ ){5}(.*)$/.exec(line)?.[1] ?? "";

/** A text of the guide with a product, and a folder for the site and the log, in place of those that it names. */
const placed = (text: string, product: string, folder: string) =>
  text
    .replaceAll("/srv/quality-city", product)
    .replaceAll("/srv/site", join(folder, "site"))
    .replaceAll("/var/log", folder);

/** Runs the guide's line for cron in cron's environment. */
function asScheduled(folder: string, product: string, as?: typeof NOBODY) {
  const path = paths.replace("PATH=/usr/local/bin", `PATH=${dirname(process.execPath)}`);
  const temporary = as ? [`TMPDIR=${temporaryOf(as)}`] : [];
  const cron = [path, `HOME=${folder}`, "SHELL=/bin/sh", ...temporary];
  const args = ["-i", ...cron, "sh", "-c", placed(command, product, folder)];
  return run("env", args, { cwd: "/", ...(as && { as }) });
}

/** Whether the machine has a program. */
const isThere = (program: string) => spawnSync("sh", ["-c", `command -v ${program}`]).status === 0;

/** A copy of the product with packages, as it is after they were installed. */
function installed(product: string): void {
  mkdirSync(join(product, "node_modules"), { recursive: true });
  for (const name of ["src", "loaders", "reports", "package.json", "package-lock.json", "tsconfig.json"])
    cpSync(name, join(product, name), { recursive: true });
  cpSync("observablehq.config.ts", join(product, "observablehq.config.ts"));
  for (const name of readdirSync("node_modules"))
    if (name !== ".cache")
      symlinkSync(join(process.cwd(), "node_modules", name), join(product, "node_modules", name));
}

describe("the operator's guide", () => {
  it("has a line for cron that builds, with cron's environment and nothing more", async () => {
    const folder = workFolder("cron");
    const product = join(folder, "product");
    mkdirSync(product);
    for (const name of ["node_modules", "src"]) symlinkSync(join(process.cwd(), name), join(product, name));
    cpSync(await smallData(), join(product, "data"), { recursive: true });
    const ran = await asScheduled(folder, product);
    expect(ran).toEqual({ code: 0, stdout: "", stderr: "" });
    const status = JSON.parse(readFileSync(join(folder, "site", "build-status.json"), "utf8")) as Status;
    expect(status).toMatchObject({ state: "ok", code: 0 });
    expect(status.summary?.pages).toBeGreaterThan(90);
    expect(filesBelow(join(folder, "site", "dist"))).toContain("index.html");
    const log = readFileSync(join(folder, "quality-city.log"), "utf8").trim().split("\n");
    expect(JSON.parse(log.at(-1) ?? "")).toMatchObject({ event: "summary", pages: status.summary?.pages });
  });

  it.skipIf(!isRoot)(
    "is enough where root installs the product and a service user builds (as root only)",
    async () => {
      const folder = workFolder("user");
      const product = join(folder, "product");
      chmodSync(folder, 0o755);
      installed(product);
      cpSync(await smallData(), join(product, "data"), { recursive: true });
      const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as {
        scripts: { prepare: string };
      };
      expect((await run("sh", ["-c", `umask 022; ${scripts.prepare}`], { cwd: product })).code).toBe(0);
      const lines = placed(blocks("sh")[0] ?? "", product, folder).replaceAll(
        "quality-city /",
        `${NOBODY.uid} /`,
      );
      const given = lines.split("\n").filter((line) => line.startsWith("install "));
      expect(given).toHaveLength(2);
      expect((await run("sh", ["-c", given.join("\n")])).code).toBe(0);
      expect(await asScheduled(folder, product, NOBODY)).toEqual({ code: 0, stdout: "", stderr: "" });
      const status = JSON.parse(readFileSync(join(folder, "site", "build-status.json"), "utf8")) as Status;
      expect(status).toMatchObject({ state: "ok", code: 0 });
    },
  );

  it("has a service and a timer for the same command", () => {
    const [service = "", timer = ""] = blocks("ini");
    const started = /^ExecStart=\/usr\/bin\/env (.*)$/m.exec(service)?.[1] ?? "none";
    expect(command).toContain(`&& ${started} >>`);
    expect(command).toContain(`cd ${/^WorkingDirectory=(.*)$/m.exec(service)?.[1]} `);
    const [minute = "", hour = ""] = line.split(" ");
    expect(timer).toContain(`OnCalendar=*-*-* ${hour.padStart(2, "0")}:${minute.padStart(2, "0")}:00`);
  });

  it.skipIf(!isThere("systemd-analyze"))("has units that systemd takes (where it is)", async () => {
    const folder = workFolder("units");
    const [service = "", timer = "", failed = ""] = blocks("ini");
    const units = {
      "quality-city.service": service.replace("[Unit]", "$&\nOnFailure=quality-city-failed.service"),
      "quality-city.timer": timer,
      "quality-city-failed.service": failed,
    };
    for (const [name, text] of Object.entries(units)) writeFileSync(join(folder, name), text);
    const ran = await run("systemd-analyze", [
      "verify",
      ...Object.keys(units).map((name) => join(folder, name)),
    ]);
    expect(ran).toMatchObject({ code: 0, stderr: "" });
  });

  it.skipIf(!isRoot || !isThere("logrotate"))(
    "has a rotation of the log that keeps what was said (where logrotate is)",
    async () => {
      const folder = workFolder("rotated");
      const rotation = /```\n(\/var\/log[\s\S]*?)```/.exec(guide)?.[1] ?? "";
      const own = placed(rotation, "", folder).replace("quality-city adm", "root root");
      const [log, rules] = [join(folder, "quality-city.log"), join(folder, "rules")];
      writeFileSync(rules, own, { mode: 0o644 });
      writeFileSync(log, "said\n");
      expect((await run("logrotate", ["-f", "-s", join(folder, "state"), rules])).code).toBe(0);
      expect(readFileSync(log, "utf8")).toBe("");
      expect(gunzipSync(readFileSync(`${log}.1.gz`)).toString()).toBe("said\n");
    },
  );

  it("tells every exit code as the help does, and every field of the status", () => {
    for (const [cause, code] of Object.entries(CAUSES)) {
      expect(guide).toMatch(new RegExp(`^\\| ${code} \\| (\`${cause}\`|\\(no build\\)) \\|`, "m"));
      expect(EXIT_CODES).toContain(`  ${code}  `);
      expect(readFileSync("README.md", "utf8")).toMatch(new RegExp(`\\b${code} [A-Za-z]`));
    }
    for (const field of ["state", "cause", "code", "message", "stage", "started", "finished", "out"])
      expect(guide).toContain(`\`${field}\``);
    for (const stage of [
      "plan",
      "intake",
      "warehouse",
      "facts",
      "downloads",
      "layout",
      "pages",
      "check",
      "swap",
    ])
      expect(guide).toContain(`\`${stage}\``);
  });
});
