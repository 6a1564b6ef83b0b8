import { cpSync, mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { CAUSES, EXIT_CODES } from "../../src/run/cause.ts";
import type { Status } from "../../src/run/status.ts";
import { filesBelow, workFolder } from "../support/files.ts";
import { run } from "../support/run.ts";
import { smallData } from "../support/small.ts";

const guide = readFileSync(join("docs", "operate.md"), "utf8");
const blocks = (language: string) =>
  [...guide.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, "g"))].map(([, text = ""]) => text);
const [paths = "", line = ""] = blocks("cron")[0]?.split("\n") ?? [];
const command = /^(?:\S+ ){5}(.*)$/.exec(line)?.[1] ?? "";

describe("the operator's guide", () => {
  it("has a line for cron that builds, with cron's environment and nothing more", async () => {
    const folder = workFolder("cron");
    const product = join(folder, "product");
    mkdirSync(product);
    for (const name of ["node_modules", "src"]) symlinkSync(join(process.cwd(), name), join(product, name));
    cpSync(await smallData(), join(product, "data"), { recursive: true });
    const here = command
      .replaceAll("/srv/quality-city", product)
      .replaceAll("/srv/site", join(folder, "site"))
      .replaceAll("/var/log", folder);
    const path = paths.replace("PATH=/usr/local/bin", `PATH=${dirname(process.execPath)}`);
    const ran = await run("env", ["-i", path, `HOME=${folder}`, "SHELL=/bin/sh", "sh", "-c", here], {
      cwd: "/",
    });
    expect(ran).toEqual({ code: 0, stdout: "", stderr: "" });
    const status = JSON.parse(readFileSync(join(folder, "site", "build-status.json"), "utf8")) as Status;
    expect(status).toMatchObject({ state: "ok", code: 0 });
    expect(status.summary?.pages).toBeGreaterThan(90);
    expect(filesBelow(join(folder, "site", "dist"))).toContain("index.html");
    const log = readFileSync(join(folder, "quality-city.log"), "utf8").trim().split("\n");
    expect(JSON.parse(log.at(-1) ?? "")).toMatchObject({ event: "summary", pages: status.summary?.pages });
  });

  it("has a service and a timer for the same command", () => {
    const [service = "", timer = ""] = blocks("ini");
    const started = /^ExecStart=\/usr\/bin\/env (.*)$/m.exec(service)?.[1] ?? "none";
    expect(command).toContain(`&& ${started} >>`);
    expect(command).toContain(`cd ${/^WorkingDirectory=(.*)$/m.exec(service)?.[1]} `);
    const [minute = "", hour = ""] = line.split(" ");
    expect(timer).toContain(`OnCalendar=*-*-* ${hour.padStart(2, "0")}:${minute.padStart(2, "0")}:00`);
  });

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
