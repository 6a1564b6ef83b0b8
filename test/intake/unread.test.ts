import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Received, receive } from "../../src/intake/receive.ts";
import { registerArrivals } from "../../src/intake/register.ts";
import { readPlan } from "../../src/plan/read.ts";
import { bareData } from "../plan/bare.ts";
import { cliHere, withoutRights } from "../support/run.ts";
import { formHead, TOWNS, workbookBytes } from "./book.ts";
import { LOADERS } from "./house.ts";

const FOLDER = "submissions/2013Q3";
const ARRIVAL = { arrived: "2013-10-12", from: "海宁市", basis: "reported" };
let root: string;
let form: Buffer;

/** Puts a file where the bytes of a path say. */
function put(path: string | Buffer, bytes: Uint8Array = form): void {
  const at = Buffer.concat([Buffer.from(`${root}/`), Buffer.from(path as string)]);
  mkdirSync(at.subarray(0, at.lastIndexOf("/")), { recursive: true });
  writeFileSync(at, bytes);
}

const enter = () => registerArrivals(readPlan(root), ARRIVAL);
const told = ({ findings }: Received) => findings.map(({ code, file, detail }) => [code, file, detail]);
const read = ({ files }: Received) => files.map(({ path }) => path);

beforeEach(async () => {
  root = bareData();
  form = Buffer.from(await workbookBytes([...formHead(), TOWNS]));
});

describe("a file of any name", () => {
  /** Each file is another file, by a comment behind its bytes. */
  const NAMES = [
    ...[
      "a\\b.xlsx",
      "tab\tnew\nline.xlsx",
      "\u202elrx.xlsx",
      "-rf.xlsx",
      `quo"te'<b>&amp;.xlsx`,
      " a  b .xlsx ",
    ],
    ...[
      "caf\u00e9.xlsx",
      "cafe\u0301.xlsx",
      "..a/a...xlsx",
      "fol\\der\n/[1]*?.xlsx",
      `${"长".repeat(83)}a.xlsx`,
    ],
  ].map((name) => Buffer.from(name));
  NAMES.push(Buffer.concat([Buffer.from([0xb1, 0xa8, 0xb1, 0xed, 0x2f]), Buffer.from("bba8.xlsx")]));

  it("is told where it is not registered, and read where it is, under one spelling", async () => {
    for (const [index, name] of NAMES.entries())
      put(Buffer.concat([Buffer.from(`${FOLDER}/`), name]), Buffer.concat([form, Buffer.alloc(index + 1)]));
    const before = await receive(readPlan(root), LOADERS);
    expect(before.findings.map(({ code }) => code)).toEqual(NAMES.map(() => "file-unregistered"));
    const { entered, left } = enter();
    expect(left).toEqual([]);
    expect([...entered].sort()).toEqual(before.findings.map(({ file }) => file).sort());
    expect(entered).toContain(`${FOLDER}/\\xb1\\xa8\\xb1\\xed/bba8.xlsx`);
    expect(entered).toContain(`${FOLDER}/tab\\x09new\\x0aline.xlsx`);
    expect(readFileSync(join(root, "register.csv"), "utf8").trim().split("\n")).toHaveLength(
      1 + NAMES.length,
    );
    const after = await receive(readPlan(root), LOADERS);
    expect(after.findings.map(({ code }) => code)).not.toContain("file-unregistered");
    expect(after.findings.map(({ code }) => code)).not.toContain("file-missing");
    expect(read(after)).toEqual([...entered].sort());
    expect(enter()).toEqual({ entered: [], left: [] });
  });

  it("is read where the register has it as it is written elsewhere", async () => {
    put(`${FOLDER}/a\u202eb.xlsx`);
    enter();
    const register = join(root, "register.csv");
    writeFileSync(register, readFileSync(register, "utf8").replace("\\xe2\\x80\\xae", "\u202e"));
    const received = await receive(readPlan(root), LOADERS);
    expect([told(received), read(received)]).toEqual([[], [`${FOLDER}/a\\xe2\\x80\\xaeb.xlsx`]]);
  });
});

describe("what is no file", () => {
  it("is a finding that says what it is, and is never opened; others count", async () => {
    put(`${FOLDER}/form.xlsx`);
    enter();
    const at = (name: string) => join(root, FOLDER, name);
    symlinkSync("form.xlsx", at("link.xlsx"));
    symlinkSync("..", at("loop"));
    symlinkSync("nowhere", at("torn"));
    symlinkSync("/dev/zero", at("zero.csv"));
    expect(spawnSync("mkfifo", [at("pipe.xlsx")]).status).toBe(0);
    // A socket's path may be no longer than 107 bytes.
    const short = mkdtempSync(join(tmpdir(), "s-"));
    symlinkSync(dirname(at("a")), join(short, "to"));
    const server = createServer();
    await new Promise<void>((done) => server.listen(join(short, "to", "socket"), done));
    const received = await receive(readPlan(root), LOADERS);
    const left = enter();
    server.close();
    rmSync(short, { recursive: true });
    const wanted = [
      ["link.xlsx", "链接"],
      ["loop", "链接"],
      ["pipe.xlsx", "管道"],
      ["socket", "套接字"],
      ["torn", "链接"],
      ["zero.csv", "链接"],
    ];
    expect(told(received)).toEqual(wanted.map(([name, is]) => ["file-special", `${FOLDER}/${name}`, is]));
    expect(read(received)).toEqual([`${FOLDER}/form.xlsx`]);
    expect(left.entered).toEqual([]);
    expect(left.left).toHaveLength(wanted.length);
  });

  it("is told once where the register has it as a file", async () => {
    put(`${FOLDER}/form.xlsx`);
    enter();
    rmSync(join(root, FOLDER, "form.xlsx"));
    symlinkSync("/dev/null", join(root, FOLDER, "form.xlsx"));
    expect(told(await receive(readPlan(root), LOADERS))).toEqual([
      ["file-special", `${FOLDER}/form.xlsx`, "链接"],
    ]);
  });
});

describe("what may not be read", () => {
  const closed = ["a/closed.xlsx", "shut", "unlisted/form.xlsx"];
  beforeEach(() => {
    for (let folder = root; folder !== "/"; folder = dirname(folder)) {
      try {
        chmodSync(folder, 0o755);
      } catch {
        break;
      }
    }
    for (const [index, name] of [
      "a/closed.xlsx",
      "a/form.xlsx",
      "shut/form.xlsx",
      "unlisted/form.xlsx",
    ].entries())
      put(`${FOLDER}/${name}`, Buffer.concat([form, Buffer.alloc(index)]));
    enter();
    chmodSync(join(root, FOLDER, "a/closed.xlsx"), 0o000);
    chmodSync(join(root, FOLDER, "shut"), 0o000);
    chmodSync(join(root, FOLDER, "unlisted"), 0o444);
  });
  afterEach(() => {
    for (const name of ["shut", "unlisted"]) chmodSync(join(root, FOLDER, name), 0o755);
  });

  it("is a finding, file or folder, and others count", async () => {
    const plan = readPlan(root);
    const received = await withoutRights(() => receive(plan, LOADERS));
    expect(told(received)).toEqual([
      ...closed.map((name) => [
        "file-closed",
        `${FOLDER}/${name}`,
        `${name === "shut" ? "文件夹" : ""}没有读取权限`,
      ]),
      ["file-closed", `${FOLDER}/shut/form.xlsx`, ""],
    ]);
    expect(read(received)).toEqual([`${FOLDER}/a/form.xlsx`]);
  });

  it("is left out of the register, with what to do", async () => {
    writeFileSync(
      join(root, "register.csv"),
      readFileSync(join(root, "register.csv"), "utf8").split("\n")[0] ?? "",
    );
    const plan = readPlan(root);
    // Its folder too, since the register is written beside and renamed.
    chmodSync(join(root, "register.csv"), 0o666);
    chmodSync(root, 0o777);
    const { entered, left } = withoutRights(() => registerArrivals(plan, ARRIVAL));
    expect(entered).toEqual([`${FOLDER}/a/form.xlsx`]);
    expect(left.map(({ path, code }) => [path, code])).toEqual(
      closed.map((name) => [`${FOLDER}/${name}`, "file-closed"]),
    );
  });
});

it("says on the command line what receive leaves out", async () => {
  put(`${FOLDER}/form.xlsx`);
  symlinkSync("form.xlsx", join(root, FOLDER, "link\n.xlsx"));
  const ran = await cliHere(["receive", "--data", root, "--arrived", "2013-10-12", "--from", "海宁市"]);
  expect(ran).toMatchObject({ code: 0, stdout: `entered   ${FOLDER}/form.xlsx\n` });
  expect(ran.stderr).toMatch(
    /^left out {2}submissions\/2013Q3\/link\\x0a\.xlsx file-special a link, [^\n]*\n$/,
  );
});
