import { readFileSync } from "node:fs";
import { extname } from "node:path";
import { openBook } from "./src/intake/open/open.ts";
import { loadLoaders } from "./src/intake/loaders.ts";
import { cellsOf, fold } from "./src/intake/layout/sheet.ts";
const L = await loadLoaders("loaders");
const cases = JSON.parse(readFileSync("/work/shared/intake-cases/expected.json","utf8"));
const m: Record<string, string[]> = {};
for (const c of cases) {
  let book; try { book = openBook(readFileSync("/work/shared/intake-cases/"+c.file), extname(c.file), L); } catch { continue; }
  for (const s of book.sheets) { const cols: [number,string][]=[]; for (const r of s.rows) {
    const cs = cellsOf(r);
    const heads = cs.map((x,i)=>[i,fold(x.text)] as [number,string]).filter(([,t])=>["统计方式","备注","任务内容","责任单位"].includes(t));
    if (heads.length && cs.filter(x=>x.text).length>3) { cols.length=0; cols.push(...heads); continue; }
    for (const [i,h] of cols) { const t=r.text(i); if (t) (m[h+" "+t.slice(0,40)]??=[]).push(c.cls[0]); }
  } }
}
for (const [t,v] of Object.entries(m).sort((a,b)=>b[1].length-a[1].length)) { const cl: Record<string,number>={}; for(const x of v) cl[x]=(cl[x]??0)+1; console.log(Object.entries(cl).map(e=>e.join("")).join(" ").padEnd(16), t); }
