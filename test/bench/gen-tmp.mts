import { mkdirSync } from "node:fs";
import { writeList } from "/work/wt/large/test/bench/registers/write.ts";

const dir = process.argv[2] ?? "";
mkdirSync(dir, { recursive: true });
console.log(writeList(dir, Number(process.argv[3])).file);
