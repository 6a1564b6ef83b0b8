import { join } from "node:path";
import { silent } from "../../src/core/progress.ts";
import { groundsOf } from "../../src/site/audit/account.ts";
import type { Own } from "../../src/site/audit/own.ts";
import { Traced } from "../../src/site/kept/traced.ts";
import { layOut } from "../../src/site/shell/framework.ts";
import { writeEveryPage } from "../../src/site/shell/publish.ts";
import { shippedEdition } from "./edition.ts";
import { workFolder } from "./files.ts";

/** Pages by their paths, and what each alone may say. */
export interface MarkedPages {
  pages: Map<string, string>;
  own: Map<string, Own>;
}

let made: Promise<MarkedPages> | undefined;

/** Every page of the shipped site and its search index as the build gives them to be checked, with the marks of their texts, by their paths. */
export function markedPages(): Promise<MarkedPages> {
  made ??= makeMarked();
  return made;
}

async function makeMarked(): Promise<MarkedPages> {
  const edition = await shippedEdition();
  const layout = layOut(join(import.meta.dirname, "..", "..", "reports"), workFolder("marked"));
  await layout.finished;
  const [pages, own] = [new Map<string, string>(), new Map<string, Own>()];
  writeEveryPage(
    edition,
    { folder: layout.folder, grounds: groundsOf(edition), traced: new Traced(edition) },
    (path, text, alone) => {
      pages.set(path, text);
      if (alone) own.set(path, alone);
    },
    silent,
  );
  return { pages, own };
}
