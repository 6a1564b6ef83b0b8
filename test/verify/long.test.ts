import iconv from "iconv-lite";
import { describe, expect, it } from "vitest";
import { openLong } from "../../src/verify/originals/read/long.ts";
import { openText } from "../../src/verify/originals/read/text.ts";

/** Rows enough that their text is read in several pieces, some with line ends in quotes. */
const ROWS = Array.from({ length: 60_000 }, (_, at) => {
  const name = at % 7 === 3 ? `"第${at}\n食品厂，""老店"""` : `第${at}食品有限公司`;
  return `${name},${at},海宁市,2013-05-01`;
});
const TEXT = `名册名称,品牌\n名称,代码,地区,日期\n${ROWS.join("\n")}\n`;

describe("a long text", () => {
  for (const encoding of ["utf-8", "gb18030"])
    it(`in ${encoding} gives, some records at a time, those of the whole`, () => {
      const bytes = iconv.encode(TEXT, encoding);
      const holds = (records: string[][]) => records.some((record) => record.includes("代码"));
      const long = openLong(bytes, [","], holds, 0);
      const records = [...(long?.records ?? []), ...(long?.more() ?? [])];
      expect(long?.records.length).toBeLessThan(ROWS.length);
      expect(records).toEqual(openText(bytes, ["代码"]));
    });

  it("of which the head is not found at its beginning is read whole", () => {
    const none = openLong(Buffer.from(TEXT), [","], () => false, 0);
    expect(none).toBeUndefined();
  });
});
