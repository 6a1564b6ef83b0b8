import { setFlagsFromString } from "node:v8";

/**
 * How much of a function has run before V8 compiles it once more, to be faster: eight times what V8 takes by itself. A command soon
 * ends, and to compile what then runs for a moment takes longer than that moment.
 */
const BUDGET = 1_000_000;

/** Lets this process, with its threads, compile for speed only what runs for long. */
export function optimizeLate() {
  setFlagsFromString(`--interrupt-budget=${BUDGET}`);
}
