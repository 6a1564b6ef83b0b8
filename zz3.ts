import { readFileSync } from "node:fs";
import { openBook } from "./src/intake/open/open.ts";
import { loadLoaders } from "./src/intake/loaders.ts";
import { cellsOf } from "./src/intake/layout/sheet.ts";
const L = await loadLoaders("loaders");
const cases = JSON.parse(readFileSync("/work/shared/intake-cases/expected.json","utf8"));
for (const id of process.argv.slice(2)) { const c=cases.find((x:any)=>x.id===id); console.log("##",id,c.path,c.kinds); const b=openBook(readFileSync("/work/shared/intake-cases/"+c.file), "."+c.path.split(".").at(-1), L); for (const s of b.sheets){ console.log("--",s.name,s.hidden??"", JSON.stringify(s.merges)?.slice(0,200)); for (const r of s.rows.slice(0,16)) console.log(cellsOf(r).map(x=>x.text+(x.fault?"!"+x.fault:"")+(x.format?`{${x.format}}`:"")).join(" | ").replace(/\n/g,"⏎")); } }
