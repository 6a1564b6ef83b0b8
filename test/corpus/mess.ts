import type { Kind } from "./kind.ts";
import { NAMES } from "./mess/name.ts";
import { NUMBERS } from "./mess/number.ts";
import { PACKAGES } from "./mess/package.ts";
import { SHEETS } from "./mess/sheet.ts";
import { TABLES } from "./mess/table.ts";
import { OF_TEXTS } from "./mess/text.ts";

/** Every kind of mess: the same is read, and nothing is found. */
export const MESS: Kind[] = [...OF_TEXTS, ...PACKAGES, ...SHEETS, ...TABLES, ...NAMES, ...NUMBERS];
