import { statSync } from "node:fs";
import { fileAt } from "../../core/disk/filename.ts";
import type { Originals } from "../../core/disk/originals.ts";
import type { Entry, EntryKind } from "../../core/paths.ts";
import type { FindingCode } from "../findings/finding.ts";

/** What stands where a file should, in the words of findings. */
const NO_FILES: Record<Exclude<EntryKind, "file" | "closed folder">, string> = {
  link: "链接",
  pipe: "管道",
  socket: "套接字",
  device: "设备",
};
/** Why a file cannot be read, by the code of the system. */
const CLOSED: Record<string, string> = {
  EACCES: "没有读取权限",
  EPERM: "没有读取权限",
  ENOENT: "读取时已不在",
  EISDIR: "这是文件夹，不是文件",
};

/** Why the system does not give a file; undefined where the error is none of the system's about it. */
export function whyClosed(error: unknown): string | undefined {
  return CLOSED[(error as NodeJS.ErrnoException).code ?? ""];
}

/** A file that was read: its place, its fingerprint, and what is in it where that is not too much to be held. */
export interface Taken {
  at: Buffer;
  sha256: string;
  bytes: Buffer | undefined;
}

/** Why something that stands among received files is not read. */
export interface NotTaken {
  code: FindingCode;
  detail: string;
}

/** Takes a received file, whose bytes are held where they are not more than `maxBytes`; what is no file is never opened. */
export function take(originals: Originals, { path, kind }: Entry, maxBytes: number): Taken | NotTaken {
  if (kind === "closed folder") return { code: "file-closed", detail: "文件夹没有读取权限" };
  if (kind !== "file") return { code: "file-special", detail: NO_FILES[kind] };
  const at = fileAt(originals.root, path);
  try {
    if (statSync(at).size > maxBytes) return { at, bytes: undefined, sha256: originals.scan(path) };
    return { at, ...originals.read(path) };
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    return { code: "file-closed", detail: whyClosed(error) ?? code };
  }
}
