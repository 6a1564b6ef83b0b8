import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { unzipSync } from "fflate";
import { beforeAll, describe, expect, it } from "vitest";
import { build } from "../../src/cli/build.ts";
import { writeFirstFolder } from "../../src/cli/init/init.ts";
import { silent } from "../../src/core/progress.ts";
import { verifiers } from "../../src/site/shell/verifier.ts";
import { workFolder } from "../support/files.ts";
import { cli } from "../support/run.ts";

const folder = workFolder("kit");
const [data, site] = [join(folder, "data"), join(folder, "site")];
const kit = (name: string, args: string[] = [], zone = "Asia/Shanghai") =>
  cli(["kit", "--site", site, "--data", data, "--out", join(folder, name), ...args], { env: { TZ: zone } });
const unpacked = (name: string) => unzipSync(readFileSync(join(folder, name)));

beforeAll(async () => {
  writeFirstFolder(data);
  await build({ data, out: site, site: true }, silent);
});

describe("a kit for whoever checks a site", () => {
  it("holds site, originals and program, and checks itself in an empty folder", async () => {
    expect((await kit("kit.zip")).code).toBe(0);
    const empty = workFolder("empty");
    const files = unpacked("kit.zip");
    for (const [path, bytes] of Object.entries(files)) {
      mkdirSync(dirname(join(empty, path)), { recursive: true });
      writeFileSync(join(empty, path), bytes);
    }
    const args = ["verify.mjs", "site", "--originals", "originals"];
    const out = execFileSync(process.execPath, args, { cwd: empty, encoding: "utf8", env: {} });
    expect(out).toMatch(/^数字 numbers +yes/m);
    expect(Object.keys(files)).toEqual(
      expect.arrayContaining(["program/package-lock.json", "program/src/cli/cli.ts"]),
    );
    const page = String(Buffer.from(files["说明.html"] ?? []));
    expect(page).toContain("npx quality-city verify ../site");
    expect(page).toContain("npm run build -- --data ../originals --out ../built");
    for (const [name, text] of Object.entries(await verifiers())) {
      expect(String(Buffer.from(files[name] ?? [])), name).toBe(text);
      expect(page).toContain(`${name} 的是 <code>${createHash("sha256").update(text).digest("hex")}</code>`);
    }
  });

  it("has the same bytes wherever it is packed", async () => {
    await kit("again.zip", [], "America/New_York");
    const bytes = readFileSync(join(folder, "kit.zip"));
    expect(readFileSync(join(folder, "again.zip"))).toEqual(bytes);
    // Packed on Unix, so that no program takes the name of the page for one of an old code page.
    const entry = bytes.lastIndexOf("PK\u0001\u0002");
    expect([bytes[entry + 5], bytes.readUInt32LE(entry + 38) >>> 16]).toEqual([3, 0o100644]);
  });

  it("leaves out what not everybody may be given, and says so", async () => {
    const { stdout } = await kit("public.zip", ["--public"]);
    expect(stdout).toMatch(/^withheld +1 received files/m);
    const files = unpacked("public.zip");
    expect(Object.keys(files).filter((path) => path.startsWith("originals/public/"))).toEqual([]);
    expect(String(Buffer.from(files["说明.html"] ?? []))).toContain("不能用本包重新生成网站");
  });

  it("is refused of a site that was made from other files", async () => {
    writeFileSync(join(data, "register.csv"), `${readFileSync(join(data, "register.csv"), "utf8")}\n`);
    const { code, stderr } = await kit("other.zip");
    expect(code).toBe(3);
    expect(stderr).toContain("register.csv");
    expect((await kit("site/kit.zip")).stderr).toContain("write the kit elsewhere");
  });
});
