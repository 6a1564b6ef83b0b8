import { OF_CELLS } from "./findings/cell.ts";
import { OF_FILES } from "./findings/file.ts";

export type { Severity } from "./findings/kind.ts";

/** Every kind of finding by its code. */
export const CATALOGUE = { ...OF_FILES, ...OF_CELLS };
