import type { Marked } from "../kit/text.ts";

/** What a number, verdict or claim in a page may be. */
export type Kind = Marked | "fact" | "absent fact" | "row count" | "axis tick" | "label";
