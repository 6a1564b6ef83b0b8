import { join } from "node:path";
import { importSource } from "../../core/compile.js";

await importSource(join(import.meta.dirname, "thread.ts"));
