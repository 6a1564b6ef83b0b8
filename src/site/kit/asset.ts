import type { Edition } from "../../facts/edition.ts";
import { asAttribute } from "./text.ts";

/** The source of the explorer of trends, a script with the libraries that it draws with. */
export const EXPLORER = "explorer.js";

const NAMED = /^([^/]+)-[0-9A-F]{8}(\.(?:css|js))$/;

/** The name of a style sheet or script of a site, for an address in a page. */
export function assetOf({ assets }: Edition, source: string) {
  return asAttribute(assets[source] ?? source);
}

/** The source of a file of a site that is named by its hash; undefined of any other. */
export function sourceOfAsset(path: string): string | undefined {
  const [, name, ending = ""] = NAMED.exec(path) ?? [];
  return name && `${name}${ending}`;
}

/** Those among the files of a site that are named so, in an order that is always the same. */
export function assetsAmong(paths: Iterable<string>): Edition["assets"] {
  const named = Array.from(paths, (path) => [sourceOfAsset(path), path] as const).sort();
  return Object.fromEntries(named.filter(([source]) => source !== undefined));
}
