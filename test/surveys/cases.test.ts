import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { placeText } from "../../src/intake/layout/sheet.ts";
import { CASES, caseData, readRows, surveyed } from "./case.ts";

/** The facts of the indicators that surveys give, but what follows from figures alone. */
const FACTS = `select fact, coalesce(word, rtrim(rtrim(cast(amount as varchar), '0'), '.') || if(divisor = 1, '', ' / ' || rtrim(rtrim(cast(divisor as varchar), '0'), '.'))) as value, basis
  from fact
  where (indicator in (select indicator from estimate union select indicator from index_row) and aspect not in ('rank-first', 'rank-last', 'yoy-size', 'zones'))
  order by fact`;

describe("a worked case of a survey", () => {
  for (const name of readdirSync(CASES))
    it(`gives what is expected: ${name}`, async () => {
      const { rows, findings } = await surveyed(caseData(name), FACTS);
      const told = findings.map(({ code, file, place, text, detail }) =>
        [code, file.split("/").slice(2).join("/"), place ? placeText(place) : "", text, detail].join("|"),
      );
      const expected = join(CASES, name, "expected");
      const wanted = readRows(join(expected, "facts.csv"));
      const withBasis = wanted.some(({ basis }) => basis !== undefined);
      expect(rows.map(({ fact, value, basis }) => ({ fact, value, ...(withBasis && { basis }) }))).toEqual(
        wanted,
      );
      expect(told).toEqual(
        readRows(join(expected, "findings.csv")).map(({ code, file, place, text, detail }) =>
          [code, file, place, text, detail].join("|"),
        ),
      );
    });
});
