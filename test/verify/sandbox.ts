import { createHash } from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { filesBelow, textsBelow, workFolder } from "../support/files.ts";
import { seal } from "./seal.ts";

const hashOf = (bytes: Uint8Array | string) => createHash("sha256").update(bytes).digest("hex");

/** A copy of a site and of its originals to be changed, and made whole again. */
export class Sandbox {
  readonly site: string;
  readonly data: string;
  private readonly whole: { site: string; data: string };
  private readonly texts: Map<string, string>;
  private readonly touched = new Set<string>();

  constructor(site: string, data: string) {
    const folder = workFolder("tampered");
    this.whole = { site, data };
    this.site = join(folder, "site");
    this.data = join(folder, "data");
    cpSync(realpathSync(site), this.site, { recursive: true });
    cpSync(data, this.data, { recursive: true });
    this.texts = new Map(textsBelow(site).map((path) => [path, readFileSync(join(site, path), "utf8")]));
  }

  /** Writes a file of the site or of the originals; none where `bytes` are not given. */
  write(which: "site" | "data", path: string, bytes?: string | Uint8Array): void {
    this.touched.add(`${which} ${path}`);
    const target = join(this[which], path);
    mkdirSync(dirname(target), { recursive: true });
    if (bytes === undefined) rmSync(target, { force: true });
    else writeFileSync(target, bytes);
  }

  /** Computes every unsigned hash anew: of received files that changed, wherever it stands, and of the manifest. */
  rehash(): Map<string, string> {
    const renamed = new Map<string, string>();
    for (const place of [...this.touched]) {
      const path = place.replace(/^data /, "");
      if (!/^data (public|statistics|submissions)\//.test(place) || !existsSync(join(this.data, path)))
        continue;
      const [from, to] = [this.whole.data, this.data].map((root) => hashOf(readFileSync(join(root, path))));
      if (!from || !to || from === to) continue;
      renamed.set(from.slice(0, 12), to.slice(0, 12));
      this.replaceHash(from, to);
    }
    this.touched.add("site manifest.json");
    seal(this.site, this.data);
    return renamed;
  }

  private replaceHash(from: string, to: string): void {
    const [short, other] = [from.slice(0, 12), to.slice(0, 12)];
    const replaced = (text: string) => text.replaceAll(from, to).replaceAll(short, other);
    const register = readFileSync(join(this.data, "register.csv"), "utf8");
    this.write("data", "register.csv", register.replaceAll(from, to));
    for (const [path, text] of this.texts) {
      if (!path.includes(short) && !text.includes(short)) continue;
      this.write("site", path, undefined);
      this.write("site", replaced(path), replaced(text));
    }
  }

  /** Makes both folders what they were. */
  restore(): void {
    for (const place of this.touched) {
      const [which = "site", ...rest] = place.split(" ") as ["site" | "data", ...string[]];
      const path = rest.join(" ");
      const from = join(this.whole[which], path);
      const to = join(this[which], path);
      rmSync(to, { force: true });
      if (existsSync(from)) cpSync(from, to);
    }
    this.touched.clear();
  }

  /** The paths of the site's files. */
  paths(): string[] {
    return filesBelow(this.site);
  }

  read(which: "site" | "data", path: string): string {
    return readFileSync(join(this[which], path), "utf8");
  }

  /** Puts each of two files in the other's place. */
  swap(which: "site" | "data", a: string, b: string): void {
    this.touched.add(`${which} ${a}`).add(`${which} ${b}`);
    const [first, second] = [join(this[which], a), join(this[which], b)];
    renameSync(first, `${first}.swapped`);
    renameSync(second, first);
    renameSync(`${first}.swapped`, second);
  }
}
