import { ed25519 } from "@noble/curves/ed25519";
import { sha256 as sumOf } from "@noble/hashes/sha2";
import { bytesToHex } from "@noble/hashes/utils";
import { inflateSync } from "fflate";
import { spellingOf } from "../../verify/originals/read/names.ts";

/** What the checker takes of what it runs on, here of a worker of a browser: a root is the name of a folder that was chosen. */
type Platform = typeof import("../../verify/platform.ts");

/** Only workers have it. */
declare class FileReaderSync {
  readAsArrayBuffer(file: Blob): ArrayBuffer;
}

/** A file of a folder that was chosen, with its path in it. */
export interface ChosenFile {
  path: string;
  file: File;
}

/** How the bytes of a public key of Ed25519 in DER begin. */
const ED25519 = "302a300506032b6570032100";
const folders = new Map<string, Map<string, File>>();
const strict = new TextDecoder("utf-8", { ignoreBOM: true });
const reader = () => new FileReaderSync();
let onRead: () => void = () => {};

/** Gives a folder a name, as a root to read from. */
export function chosenAs(root: string, files: ChosenFile[]): void {
  const encoder = new TextEncoder();
  const spelled = (path: string) =>
    path
      .split("/")
      .map((name) => spellingOf(encoder.encode(name)))
      .join("/");
  folders.set(root, new Map(files.map(({ path, file }) => [spelled(path), file])));
}

/** Tells from now on of each file that is read. */
export function tellingReads(tell: () => void): void {
  onRead = tell;
}

export const bytesOf: Platform["bytesOf"] = (root, path) => {
  const file = folders.get(root)?.get(path);
  if (!file) return undefined;
  onRead();
  try {
    return new Uint8Array(reader().readAsArrayBuffer(file));
  } catch {
    return undefined;
  }
};

export const pathsBelow: Platform["pathsBelow"] = (root) => {
  const [name = "", ...below] = root.split("/");
  const before = below.map((each) => `${each}/`).join("");
  return [...(folders.get(name)?.keys() ?? [])]
    .flatMap((path) => (path.startsWith(before) ? [path.slice(before.length)] : []))
    .sort();
};

export const sha256: Platform["sha256"] = (bytes) =>
  bytesToHex(sumOf(typeof bytes === "string" ? new TextEncoder().encode(bytes) : bytes));

export const utf8: Platform["utf8"] = (bytes) => strict.decode(bytes);

/** A byte more than is allowed has room, so that whoever asked sees that there is more. */
export const inflate: Platform["inflate"] = (bytes, most) =>
  inflateSync(bytes, { out: new Uint8Array(most + 1) });

export const isSignedBy: Platform["isSignedBy"] = (key, bytes, signature) => {
  if (key.length !== 44 || bytesToHex(key.subarray(0, 12)) !== ED25519)
    throw new Error("no public key of Ed25519");
  return signature.length === 64 && ed25519.verify(signature, bytes, key.subarray(12), { zip215: false });
};

export const productText: Platform["productText"] = (name) => {
  throw new Error(`the table ${name} was not bundled`);
};
