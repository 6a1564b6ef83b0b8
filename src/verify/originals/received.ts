import { bytesOf, pathsBelow, sha256 } from "./read/bytes.ts";

/** The received files below the folder of originals, by what is in them: a site does not tell their names. */
export class Received {
  private readonly root: string;
  private readonly paths = new Map<string, string>();

  constructor(root: string) {
    this.root = root;
    for (const path of pathsBelow(root)) {
      const bytes = /^(?:plan|reference)\//.test(path) ? undefined : bytesOf(root, path);
      if (bytes) this.paths.set(sha256(bytes), path);
    }
  }

  has(hash: string): boolean {
    return this.paths.has(hash);
  }

  /** The bytes of the file at a path, whatever is in it now. */
  at(path: string): Uint8Array | undefined {
    return bytesOf(this.root, path);
  }

  /** The bytes of the file with a sha256; undefined where there is none. */
  bytes(hash: string): Uint8Array | undefined {
    const path = this.paths.get(hash);
    return path === undefined ? undefined : bytesOf(this.root, path);
  }
}
