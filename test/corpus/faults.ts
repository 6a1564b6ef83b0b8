import { OF_FILES } from "./fault/file.ts";
import { OF_NAMES } from "./fault/name.ts";
import { OF_NUMBERS } from "./fault/number.ts";
import type { Kind } from "./kind.ts";

/** Every kind of fault: found on exactly its cell, and all else is read. */
export const FAULTS: Kind[] = [...OF_FILES, ...OF_NAMES, ...OF_NUMBERS];
