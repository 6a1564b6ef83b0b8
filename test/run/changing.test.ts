import { createHash } from "node:crypto";
import { cpSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { build } from "../../src/cli/build.ts";
import { writeFirstFolder } from "../../src/cli/init/init.ts";
import { silent } from "../../src/core/progress.ts";
import { run } from "../../src/verify/main.ts";
import { hashesBelow, workFolder } from "../support/files.ts";

/** A data folder and its site, made once; each test takes a copy. */
let made: Promise<string> | undefined;

async function first(): Promise<string> {
  const folder = workFolder("first");
  writeFirstFolder(join(folder, "data"));
  await build({ data: join(folder, "data"), out: join(folder, "site"), site: false }, silent);
  return folder;
}

/** Builds while somebody writes to the data folder whenever a stage begins. */
async function buildWhile(write: (data: string, time: number) => void, stage: string) {
  const folder = workFolder("changing");
  const [data, out] = [join(folder, "data"), join(folder, "site")];
  made ??= first();
  cpSync(await made, folder, { recursive: true, verbatimSymlinks: true });
  const before = hashesBelow(out);
  const notes: string[] = [];
  let times = 0;
  const progress = {
    ...silent,
    note: (text: string) => void notes.push(text),
    stage(name: string) {
      if (name !== stage) return;
      times += 1;
      write(data, times);
    },
  };
  // What is kept of the first site is taken, but where files are to be read again.
  const force = stage !== "facts";
  const ended = build({ data, out, site: false, force }, progress).then(
    () => "done",
    (error: Error) => error.message,
  );
  return { ended: await ended, notes, data, out, before };
}

const table = (data: string) => join(data, "reference", "departments.csv");
const inManifest = (out: string) =>
  (JSON.parse(readFileSync(join(out, "manifest.json"), "utf8")) as { inputs: Record<string, string> }).inputs[
    "reference/departments.csv"
  ];
const hashOf = (path: string) => createHash("sha256").update(readFileSync(path)).digest("hex");

describe("a data folder that changes while it is built", () => {
  it("is read anew, and what is wrong in it then is told", async () => {
    const { ended, notes, data, out } = await buildWhile(
      (root, time) => time === 1 && writeFileSync(table(root), "另立局,,department,\n", { flag: "a" }),
      "warehouse",
    );
    expect(notes).toEqual(["reference/departments.csv changed while it was read: the build starts over"]);
    expect(ended).toContain("reference/departments.csv row");
    expect(inManifest(out)).not.toBe(hashOf(table(data)));
  });

  it("is published as it is then, and verified", async () => {
    const { ended, notes, data, out } = await buildWhile(
      (root, time) => time === 1 && writeFileSync(table(root), "other,另立局,department,\n", { flag: "a" }),
      "facts",
    );
    expect(ended).toBe("done");
    expect(notes).toEqual(["reference/departments.csv changed while it was read: the build starts over"]);
    expect(inManifest(out)).toBe(hashOf(table(data)));
    let said = "";
    const code = run(out, { originals: data }, (text) => {
      said += text;
    });
    expect(code, said).toBe(0);
  });

  it("is not published where it changes again, and the earlier site stands", async () => {
    const { ended, out, before } = await buildWhile(
      (root, time) => writeFileSync(table(root), `other-${time},另立局${time},department,\n`, { flag: "a" }),
      "facts",
    );
    expect(ended).toBe(
      "reference/departments.csv changed again while it was read (build when nobody writes to the data folder)",
    );
    expect(hashesBelow(out)).toEqual(before);
    expect(existsSync(`${out}.lock`)).toBe(false);
  });

  it("may be entered in the register meanwhile", async () => {
    const { ended, notes } = await buildWhile((root, time) => {
      if (time === 1) writeFileSync(join(root, "register.csv"), "\n", { flag: "a" });
    }, "intake");
    expect(notes).toEqual(["register.csv changed while it was read: the build starts over"]);
    expect(ended).toBe("done");
  });
});
