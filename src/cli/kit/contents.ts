import { join } from "node:path";
import { sha256Of } from "../../core/disk/chunks.ts";
import { fileAt } from "../../core/disk/filename.ts";
import { listingOf } from "../../core/disk/listing.ts";
import { ConfigError } from "../../core/error.ts";
import { readPlan } from "../../plan/read.ts";
import { sourcesOf } from "../../site/shell/manifest.ts";
import { VERIFIER_PAGE } from "../../site/shell/routes.ts";
import { VERIFIER } from "../../site/shell/verifier.ts";
import type { Manifest } from "../../verify/expect/format.ts";

const ROOT = join(import.meta.dirname, "..", "..", "..");
/** What of the program no manifest lists, and whoever builds by it reads. */
const BESIDE = ["LICENSE", "README.md", "README.zh-CN.md"];
/** The only basis of received files that everybody may be given. */
const GIVEN = "public";

/** A file of a kit: where it stands there, and where it is. */
export interface KitFile {
  path: string;
  place: Buffer;
}

/** What a kit is made of, and of how many received files it may not hold. */
export interface KitContents {
  files: KitFile[];
  withheld: number;
}

/** The files of a kit: the site, the originals that it names, and the program that made it. Throws `ConfigError` where one is another. */
export async function contentsOf(
  { site, data, manifest }: { site: string; data: string; manifest: Manifest },
  isPublic: boolean,
): Promise<KitContents> {
  const listing = await listingOf(site);
  const own = [...listing].filter(([, { kind }]) => kind === "file").map(([path]) => path);
  const { files, withheld } = originalsOf(data, manifest, isPublic);
  return {
    withheld,
    files: [
      ...own.map((path) => ({ path: `site/${path}`, place: fileAt(site, path) })),
      ...files,
      ...programOf(manifest),
      ...[VERIFIER, VERIFIER_PAGE].map((path) => ({ path, place: fileAt(site, path) })),
    ].sort((a, b) => (a.path < b.path ? -1 : 1)),
  };
}

function originalsOf(root: string, { inputs }: Manifest, isPublic: boolean): KitContents {
  const register = new Map(readPlan(root).register.rows.map((row) => [row.sha256, row]));
  let withheld = 0;
  const files = Object.entries(inputs).flatMap(([input, sha256]) => {
    const row = input.startsWith("received/") ? register.get(sha256) : undefined;
    if (isPublic && input.startsWith("received/") && row?.basis !== GIVEN) {
      withheld += 1;
      return [];
    }
    return [sameFile(root, row?.path ?? input, sha256, "build the site again, then make the kit")];
  });
  return { withheld, files: files.map((file) => ({ ...file, path: `originals/${file.path}` })) };
}

function programOf({ sources }: Manifest): KitFile[] {
  const own = sourcesOf({ root: ROOT, loaders: join(ROOT, "loaders"), reports: join(ROOT, "reports") });
  const other = [...new Set([...Object.keys(own), ...Object.keys(sources)])].find(
    (path) => own[path] !== sources[path],
  );
  if (other !== undefined)
    throw new ConfigError(
      `the site was built by another program: ${other} differs`,
      "build the site again with this one, then make the kit",
    );
  return [...Object.keys(sources), ...BESIDE].map((path) => ({
    path: `program/${path}`,
    place: fileAt(ROOT, path),
  }));
}

/** A file that is the one whose hash is known. */
function sameFile(root: string, path: string, sha256: string, remedy: string): KitFile {
  const place = fileAt(root, path);
  let own: string | undefined;
  try {
    own = sha256Of(place);
  } catch {
    // Told below: it is not there.
  }
  if (own !== sha256)
    throw new ConfigError(`${path} in ${root} is not the file that the site was made from`, remedy);
  return { path, place };
}
