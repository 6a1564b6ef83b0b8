/** A sentence of the checker, `{}` for what changes, and how it is said in Chinese: `$1` is what stands in the first `{}`. */
export type Said = readonly [english: string, chinese: string];
