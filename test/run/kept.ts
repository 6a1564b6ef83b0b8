import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { filesBelow } from "../support/files.ts";

/** What a number between 0 and 1 picks. */
const picked = <T>(all: T[], draw: number) => all[Math.floor(draw * all.length)] as T;
const hashOf = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

/** A data folder in which something may be changed, as senders, the office and analysts do. */
export class Changing {
  readonly #withdrawn = new Map<string, { bytes: Uint8Array; row: string }>();

  constructor(readonly data: string) {}

  /** A figure of a form is another: the form is sent again in its own place. */
  form(draw: number): void {
    const path = picked(this.#forms(), draw);
    const before = readFileSync(this.#at(path));
    const bytes = path.endsWith(".csv") ? withOtherNumber(before, "latin1") : withOtherCell(before);
    writeFileSync(this.#at(path), bytes);
    this.#register((text) => text.replaceAll(hashOf(before), hashOf(bytes)));
  }

  /** A form is taken back, or comes again that was. */
  withdrawn(draw: number): void {
    const [again] = this.#withdrawn;
    if (again && draw < 0.5) {
      const [path, { bytes, row }] = again;
      writeFileSync(this.#at(path), bytes);
      this.#register((text) => `${text.trimEnd()}\n${row}\n`);
      this.#withdrawn.delete(path);
      return;
    }
    const path = picked(this.#forms(), draw);
    const bytes = readFileSync(this.#at(path));
    this.#register((text) => {
      const rows = text.split("\n");
      const row = rows.find((each) => each.startsWith(hashOf(bytes))) ?? "";
      this.#withdrawn.set(path, { bytes, row });
      return rows.filter((each) => each !== row).join("\n");
    });
    rmSync(this.#at(path));
  }

  /** A row of the plan is called otherwise. */
  plan(draw: number): void {
    const path = join(this.#plan(), picked(["indicators.csv", "measures.csv", "targets.csv"], draw));
    const [head = "", ...rows] = readFileSync(path, "utf8").split("\n");
    const place = head.split(",").indexOf("title");
    const row = picked([...rows.keys()].slice(0, -1), draw);
    const fields = (rows[row] ?? "").split(",");
    if (!(rows[row] ?? "").includes('"')) fields[place] = `${fields[place]}甲`;
    rows[row] = fields.join(",");
    writeFileSync(path, [head, ...rows].join("\n"));
  }

  /** Prose says more, is called otherwise, is new, or is gone. */
  prose(draw: number): void {
    const folder = join(this.#plan(), "prose");
    mkdirSync(join(folder, "notes"), { recursive: true });
    const written = filesBelow(folder).map((name) => join(folder, name));
    const note = join(folder, "notes", `note-${Math.floor(draw * 3)}.md`);
    const text = "---\nby: 甲\nwritten: 2013-12-31\n---\n# 题目\n\n先写这些。\n";
    if (!existsSync(note)) writeFileSync(note, text);
    else if (draw < 0.25) rmSync(note);
    else if (draw < 0.5) writeFileSync(note, readFileSync(note, "utf8").replace(/^# .*$/m, "$&又"));
    else {
      const path = picked(written, draw);
      writeFileSync(path, `${readFileSync(path, "utf8").trimEnd()}\n\n再补充几句话。\n`);
    }
  }

  #at(path: string): string {
    return join(this.data, path);
  }

  #forms(): string[] {
    return filesBelow(join(this.data, "submissions"))
      .filter((name) => /季度报表\.(csv|xlsx)$/.test(name))
      .map((name) => `submissions/${name}`);
  }

  #plan(): string {
    const [id = ""] = readdirSync(join(this.data, "plan"));
    return join(this.data, "plan", id);
  }

  #register(change: (text: string) => string): void {
    const path = this.#at("register.csv");
    writeFileSync(path, change(readFileSync(path, "utf8")));
  }
}

/** A text in which the last whole number that stands alone in a field is one more. */
function withOtherNumber(bytes: Uint8Array, encoding: BufferEncoding): Uint8Array {
  const text = Buffer.from(bytes).toString(encoding);
  const changed = text.replace(/,(\d{1,6}),(?![\s\S]*,\d{1,6},)/, (_, number) => `,${Number(number) + 1},`);
  return Buffer.from(changed, encoding);
}

/** A workbook in which the last number of its first sheet is one more. */
function withOtherCell(bytes: Uint8Array): Uint8Array {
  const parts = unzipSync(bytes);
  const name = Object.keys(parts).find((each) => /worksheets\/sheet1\.xml$/.test(each)) ?? "";
  const xml = strFromU8(parts[name] ?? new Uint8Array());
  const changed = xml.replace(
    /(<c r="[A-Z]+\d+"(?: s="\d+")?><v>)(\d+)(<\/v>)(?![\s\S]*<c r="[A-Z]+\d+"(?: s="\d+")?><v>\d+<\/v>)/,
    (_, before, number, after) => `${before}${Number(number) + 1}${after}`,
  );
  parts[name] = strToU8(changed);
  return zipSync(parts, { mtime: new Date(Date.UTC(2013, 0, 1)) });
}
