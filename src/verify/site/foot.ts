import { periodOf } from "../arithmetic/period.ts";
import type { Manifest } from "../expect/format.ts";
import { sha256, textOf } from "../originals/read/bytes.ts";
import type { Failures } from "./failure.ts";
import { pagePaths, type Site } from "./site.ts";

/** The style sheet by which all pages say of which edition they are. */
const SHEET = "edition.css";
/** The two places of a page where it says the beginning of its own hash. */
const OWN = [/ data-own="([0-9a-f]{16})"/, /<code class="own">([0-9a-f]{16})<\/code>/];

/** Checks that each page says its own hash, and the style sheet of all of them what the manifest does. */
export function checkFeet({ root, paths, manifest }: Site, failures: Failures): void {
  const { contents = {} } = manifest;
  const pages = pagePaths({ paths });
  for (const path of pages) {
    const said = textOf(root, path) ?? "";
    const content = sha256(OWN.reduce((text, place) => text.replace(place, blanked), said));
    const wrong = OWN.some((place) => place.exec(said)?.[1] !== content.slice(0, 16));
    if (wrong) failures.add("manifest", path, `its content is ${content.slice(0, 16)}, and it says another`);
    if (contents[path] !== content) failures.add("manifest", path, `its content is not ${contents[path]}`);
  }
  for (const path of Object.keys(contents))
    if (!pages.includes(path)) failures.add("manifest", path, "the page is missing");
  if (pages.length > 0 && textOf(root, SHEET) !== sheetOf(manifest))
    failures.add("manifest", SHEET, "it says another edition than the manifest");
}

function blanked(place: string, own: string): string {
  return place.replace(own, "0".repeat(own.length));
}

/** The style sheet of an edition, to the letter. */
function sheetOf({ asOf, knownAt, version, fingerprint, key }: Manifest): string {
  const known = `收件截至${knownAt}`;
  const short = fingerprint.slice(0, 16);
  const print = key === undefined ? "" : `；公钥的指纹 ${key.slice(0, 16)}`;
  const paper = `数据截至${endOf(asOf)}；${known}；指纹 ${short}${print}`;
  const screen = `${known}；quality-city ${version}；来件与程序的指纹 ${short}${print}`;
  return `:root{--edition:"${paper}"}\n.edition:empty::before{content:"${screen}"}\n`;
}

/** The end of a period in words. */
function endOf(id: string): string {
  const { kind, first = 0, last = 0 } = periodOf(id) ?? {};
  const year = `${id.slice(0, 4)}年`;
  const part = (months: number) => "一二三四"[Math.floor((last % 12) / months)];
  if (kind === "month") return `${year}${(last % 12) + 1}月末`;
  if (kind === "quarter") return `${year}${part(3)}季度末`;
  if (kind === "half") return `${year}${last % 12 < 6 ? "上" : "下"}半年末`;
  if (first % 12 > 0) return `${Math.floor(last / 12)}年${(last % 12) + 1}月末`;
  return kind === "span" ? `${id.replace("-", "—")}年末` : `${year}末`;
}
