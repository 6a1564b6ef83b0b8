import { join } from "node:path";
import { silent } from "../../src/core/progress.ts";
import { groundsOf } from "../../src/site/audit/account.ts";
import { provenFacts } from "../../src/site/proofs/proofs.ts";
import { layOut } from "../../src/site/shell/framework.ts";
import { writeEveryPage } from "../../src/site/shell/publish.ts";
import { shippedEdition } from "./edition.ts";
import { workFolder } from "./files.ts";

let made: Promise<Map<string, string>> | undefined;

/** Every page of the shipped site and its search index as the build gives them to be checked, with the marks of their texts, by their paths. */
export function markedPages(): Promise<Map<string, string>> {
  made ??= makeMarked();
  return made;
}

async function makeMarked(): Promise<Map<string, string>> {
  const edition = await shippedEdition();
  const layout = layOut(join(import.meta.dirname, "..", "..", "reports"), workFolder("marked"));
  await layout.finished;
  const pages = new Map<string, string>();
  writeEveryPage(
    edition,
    { folder: layout.folder, grounds: groundsOf(edition), proven: provenFacts(edition) },
    (path, text) => pages.set(path, text),
    silent,
  );
  return pages;
}
