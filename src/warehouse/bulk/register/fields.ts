import type { RegisterSubject } from "../../../intake/fields.ts";
import type { LargeFile } from "../../../intake/receive.ts";

/** The fields of a register's rows, by what they say; undefined where a file lists no register. */
export function fieldsOfRegister({ file }: Pick<LargeFile, "file">): RegisterSubject | undefined {
  const subject = file.loader.records?.subject;
  return subject && "register" in subject ? subject : undefined;
}
