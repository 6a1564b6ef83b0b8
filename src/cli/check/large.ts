import { createHash } from "node:crypto";
import { z } from "zod";
import type { Finding } from "../../intake/findings/finding.ts";
import type { Inspected } from "../../intake/open/inspect.ts";
import { inUtf8, MIXED_ENCODINGS, pathsOf } from "../../intake/open/large.ts";
import { nothingReceived, type TextAccount } from "../../intake/receive.ts";
import { whyClosed } from "../../intake/records/take.ts";
import type { Plan } from "../../plan/plan.ts";
import { fillRecords } from "../../warehouse/bulk/records.ts";
import { fieldsOfRegister } from "../../warehouse/bulk/register/fields.ts";
import { Warehouse } from "../../warehouse/open.ts";

/** What is wrong in the records of a text that only the warehouse reads, and how many of them count. */
export async function inLarge(
  path: string,
  { loader, large }: Inspected,
  plan: Plan,
): Promise<{ findings: Finding[]; records: number; text?: TextAccount | undefined }> {
  if (!loader || !large) return { findings: [], records: 0 };
  const { encoding = "utf-8", delimiter = "," } = large.book;
  let utf8: ReturnType<typeof inUtf8>;
  try {
    utf8 = inUtf8(path, encoding);
  } catch (error) {
    const detail = whyClosed(error) ?? MIXED_ENCODINGS;
    const finding: Finding = {
      code: detail === MIXED_ENCODINGS ? "file-encoding" : "file-unreadable",
      file: path,
      place: null,
      text: "",
      detail,
      period: null,
    };
    return { findings: [finding], records: 0 };
  }
  const sha256 = createHash("sha256").update(path).digest("hex");
  const about = { sha256, path, sender: "", arrived: plan.head.issued, basis: "reported" as const, note: "" };
  const file = { ...about, loader, confirmed: [], covers: [], sheets: [], place: 1 };
  const warehouse = await Warehouse.open(pathsOf([{ utf8 }]));
  try {
    const left = [{ utf8, delimiter, file, found: large.table }];
    const { findings, texts, answers, sums } = await fillRecords(warehouse, plan, {
      ...nothingReceived(),
      files: [file],
      large: left,
    });
    const [counted] = await warehouse.query(
      z.strictObject({ records: z.string() }),
      fieldsOfRegister({ file })
        ? "select count(*) as records from listed_event"
        : "select count(distinct number) as records from record",
    );
    const sheets = answers.reduce((sum, list) => sum + list.sheets.length, 0);
    const plain = sums.reduce(
      (sum, { indicator, units }) => sum + (indicator === null ? Number(units) : 0),
      0,
    );
    return { findings, records: Number(counted?.records) + sheets + plain, text: texts[0] };
  } finally {
    warehouse.close();
  }
}
