import { readFileSync } from "node:fs";
import { extname } from "node:path";
import { openBook } from "./src/intake/open/open.ts";
import { findLayout } from "./src/intake/layout/layout.ts";
import { loadLoaders } from "./src/intake/loaders.ts";
import { cellsOf, fold } from "./src/intake/layout/sheet.ts";
const L = await loadLoaders("loaders");
const cases = JSON.parse(readFileSync("/work/shared/intake-cases/expected.json","utf8"));
const count: Record<string, Record<string, string[]>> = { lines: {}, };
const add=(k:string,t:string,c:any)=>{ (count[k]??={}); (count[k][t]??=[]).push(c.cls[0]+c.plaus+":"+c.id); };
for (const c of cases) {
  let book; try { book = openBook(readFileSync("/work/shared/intake-cases/"+c.file), extname(c.file), L); } catch { continue; }
  const folder=c.path.split("/")[0];
  const cl = L.filter(l=>l.folder===folder).map(l=>({l, t: findLayout(book,l)})).filter(x=>x.t.length);
  if (cl.length!==1) { add("unclaimed", c.kinds.join(";"), c); continue; }
  const {l,t}=cl[0]!;
  for (const s of book.sheets) for (const r of s.rows) {
    const cs = cellsOf(r).filter(x=>x.text!=="");
    if (cs.length===0) continue;
    const words=[...Object.values(l.header),...Object.values(l.columns)].flatMap(f=>f.words.map(fold));
    if (cs.some(x=>words.includes(fold(x.text)))) {
      for (const x of cs) if (!words.includes(fold(x.text)) && !/\d/.test(x.text)) add("headrow", l.name.slice(0,10)+" "+x.text.slice(0,30), c);
    } else if (cs.length===1) add("single", l.name.slice(0,10)+" "+cs[0]!.text.slice(0,50), c);
    else if (cs.length<=6 && !cs.some(x=>/^[\d.,%]+$/.test(x.text))) add("few", l.name.slice(0,10)+" "+cs.map(x=>x.text.slice(0,24)).join(" | "), c);
  }
}
for (const [k,m] of Object.entries(count)) { console.log("=== "+k); for (const [t,v] of Object.entries(m).sort((a,b)=>b[1].length-a[1].length)) { const cl: Record<string,number>={}; for(const x of v) cl[x[0]!]=(cl[x[0]!]??0)+1; console.log(Object.entries(cl).map(e=>e.join("")).join(" ").padEnd(14), t.replace(/\n/g,"⏎")); } }
