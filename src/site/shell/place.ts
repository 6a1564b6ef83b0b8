import {
  accessSync,
  constants,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { ConfigError } from "../../core/error.ts";

/** A place that a site may be put in. */
export interface Place {
  out: string;
  /** Whether its file system has links, so that a site is put there in one step. */
  links: boolean;
}

/** Beside a site: the folder in which builds of it work and in which the sites stand that links beside lead to. */
export const sitesOf = (out: string) => `${out}.sites`;
/** Where an earlier site that is a folder stands while another is put in its place. */
export const previousOf = (out: string) => join(sitesOf(out), "previous");
/** The folder among the sites in which a build keeps what the next one need not make again. */
export const KEPT = "kept";
/** The folder among the sites with the style sheets and scripts of all that are kept. */
export const ASSETS = "assets";
/** Where a link is made before it is put in its place. */
export const linkOf = (out: string) => join(sitesOf(out), "link");

/** The file by which such a folder is known as one that builds made, and what it says. */
export const MARK = ".quality-city";
const MARK_TEXT = "Builds work in this folder, and remove what no link beside it leads to.\n";

/** What stands at a path, a link itself; undefined where nothing does. */
export const standing = (path: string): Stats | undefined => lstatSync(path, { throwIfNoEntry: false });

/** Whether a folder of sites was made by builds. */
export const isOwn = (sites: string): boolean =>
  standing(sites)?.isDirectory() === true && standing(join(sites, MARK)) !== undefined;

/**
 * Makes ready to put a site at `out`, and tries what will have to be done there. Throws `ConfigError`, and has touched
 * nothing, where something stands there or beside it that no build made, or that may not be replaced.
 */
export function placeFor(out: string): Place {
  refuseOthers(out);
  const sites = sitesOf(out);
  mkdirSync(sites, { recursive: true });
  if (!isOwn(sites)) writeFileSync(join(sites, MARK), MARK_TEXT);
  if (standing(out)?.isDirectory()) rmSync(previousOf(out), { recursive: true, force: true });
  return { out, links: tryLinks(out) };
}

function refuseOthers(out: string): void {
  const sites = sitesOf(out);
  if (standing(sites) && !isOwn(sites) && !isEmpty(sites))
    throw new ConfigError(
      `${sites} was not made by a build`,
      "move it away, or name another folder with --out",
    );
  const stands = standing(out);
  if (!stands) return;
  const refuse = (what: string, remedy = "move it away, or name another folder with --out") => {
    throw new ConfigError(`${out} ${what}`, remedy);
  };
  if (stands.isSymbolicLink()) {
    const to = readlinkSync(out);
    if (dirname(resolve(dirname(out), to)) === sites && isOwn(sites)) return;
    refuse(`is a link to ${to}`, "name the folder that it leads to with --out, or remove the link");
  }
  if (!stands.isDirectory()) refuse("is no folder");
  if (isMountPoint(out))
    refuse(
      "is a mount point, which nothing can be put in the place of",
      `name a folder in it: --out ${join(out, "site")}`,
    );
  if (!isEmpty(out) && !isSite(out)) refuse("holds what no build made");
  if (!isMovable(out, stands))
    refuse(
      `belongs to user ${stands.uid} and may not be moved`,
      "give it to the user who builds, with chown -R",
    );
}

function isEmpty(folder: string): boolean {
  return standing(folder)?.isDirectory() === true && readdirSync(folder).length === 0;
}

/** Whether a folder holds a site that a build made, by its manifest. */
function isSite(folder: string): boolean {
  try {
    const manifest = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8")) as Record<
      string,
      unknown
    >;
    return /^[0-9a-f]{64}$/.test(String(manifest.fingerprint)) && typeof manifest.outputs === "object";
  } catch {
    return false;
  }
}

/** Whether a file system is mounted on a folder, another or a part of the same. */
function isMountPoint(folder: string): boolean {
  if (statSync(folder).dev !== statSync(dirname(folder)).dev) return true;
  const real = realpathSync(folder);
  const plain = (text = "") =>
    text.replace(/\\([0-7]{3})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 8)));
  try {
    const mounts = readFileSync("/proc/self/mountinfo", "utf8").split("\n");
    return mounts.some((mount) => plain(mount.split(" ")[4]) === real);
  } catch {
    return false;
  }
}

/** Whether this user may move a folder to another: one that is not his own needs to be writable, its place not sticky. */
function isMovable(folder: string, { uid }: Stats): boolean {
  const user = process.geteuid?.() ?? 0;
  const above = statSync(dirname(folder));
  const sticky = (above.mode & 0o1000) !== 0;
  if (sticky && ![0, uid, above.uid].includes(user)) return false;
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** Whether links can be made here; one that stands at `out` is replaced by its like, as it will be at the end. */
function tryLinks(out: string): boolean {
  const link = linkOf(out);
  rmSync(link, { force: true });
  const own = standing(out)?.isSymbolicLink() === true;
  try {
    symlinkSync(own ? readlinkSync(out) : basename(out), link);
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    if (["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS"].includes(code)) return false;
    throw error;
  }
  if (own) renameSync(link, out);
  else rmSync(link);
  return true;
}
