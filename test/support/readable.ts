import { readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { tableFromIPC } from "apache-arrow";
import { unescapeHtml } from "../../src/site/kit/html.ts";
import { Warehouse } from "../../src/warehouse/open.ts";
import { anyRow } from "../../src/warehouse/rows.ts";
import { filesBelow } from "./files.ts";

/** Every file of a site as texts in which what is written down would be found, however the file has it. */
export async function* readableTexts(site: string): AsyncGenerator<{ path: string; texts: string[] }> {
  const warehouse = await Warehouse.openFor(site);
  try {
    for (const path of filesBelow(site)) {
      const bytes = readFileSync(join(site, path));
      const raw = bytes.toString("utf8");
      // Where texts stand one behind the other, digits of several would be taken for one number.
      const isPacked = /\.(?:parquet|arrow)$/.test(path);
      yield {
        path,
        texts: [
          ...(isPacked ? [] : [raw, bytes.toString("utf16le")]),
          ...(await decoded(join(site, path), raw, warehouse)),
        ],
      };
    }
  } finally {
    warehouse.close();
  }
}

async function decoded(path: string, raw: string, warehouse: Warehouse): Promise<string[]> {
  switch (extname(path)) {
    case ".parquet":
      return [
        JSON.stringify(await warehouse.query(anyRow, `from read_parquet('${path.replaceAll("'", "''")}')`)),
      ];
    case ".arrow":
      return [
        textsIn(
          tableFromIPC(readFileSync(path))
            .toArray()
            .map((row) => row.toJSON()),
        ).join("\n"),
      ];
    case ".html": {
      const plain = unescapeHtml(raw.replace(/<[^>]*>/g, ""));
      return [unescapeHtml(raw), plain, percentDecoded(raw)];
    }
    case ".json":
      return [textsIn(JSON.parse(raw)).join("\n"), percentDecoded(raw)];
    default:
      return [
        raw.replace(/\\u([0-9a-f]{4})/gi, (_, code: string) =>
          String.fromCharCode(Number.parseInt(code, 16)),
        ),
      ];
  }
}

/** All texts and names of a value; its numbers are no texts. */
function textsIn(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return typeof value === "string" ? [value] : [];
  return Object.entries(value).flatMap(([name, each]) => [name, ...textsIn(each)]);
}

function percentDecoded(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (escaped) =>
    Buffer.from(escaped.replaceAll("%", ""), "hex").toString("utf8"),
  );
}
