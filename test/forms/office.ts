import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { workFolder } from "../support/files.ts";

/** How LibreOffice saves a text of the first sheet: commas, quotes where they are needed, UTF-8, cells as shown. */
const CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false";

/** The program of LibreOffice on this machine; undefined where it has none. */
export const OFFICE = ["soffice", "libreoffice"].find((name) => {
  try {
    execFileSync("which", [name], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
});

/** Files as LibreOffice saves them, in the same order: each opened, and saved as XLSX or CSV. */
export function savedBy(program: string, files: Uint8Array[], ending: "xlsx" | "csv"): Uint8Array[] {
  const folder = workFolder("office");
  mkdirSync(join(folder, "saved"));
  const names = files.map((bytes, index) => {
    writeFileSync(join(folder, `${index}.xlsx`), bytes);
    return join(folder, `${index}.xlsx`);
  });
  const profile = `-env:UserInstallation=file://${join(folder, "profile")}`;
  const into = ["--convert-to", ending === "csv" ? CSV : ending, "--outdir", join(folder, "saved")];
  execFileSync(program, [profile, "--headless", ...into, ...names], { stdio: "ignore", timeout: 240_000 });
  return files.map((_, index) => new Uint8Array(readFileSync(join(folder, "saved", `${index}.${ending}`))));
}
