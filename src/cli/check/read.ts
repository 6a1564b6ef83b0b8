import type { Role } from "../../intake/account/roles.ts";
import type { FileReadings } from "../../intake/file-readings.ts";
import { kindOf } from "../../intake/findings/catalogue.ts";
import type { Finding } from "../../intake/findings/finding.ts";
import type { CellPlace } from "../../intake/layout/sheet.ts";
import type { TextAccount } from "../../intake/receive.ts";
import type { Listed } from "./list.ts";

type WasRead = Pick<FileReadings, "readings" | "records" | "registers" | "states"> &
  Partial<Pick<FileReadings, "answers">>;

/** What one file was read as. */
export interface FileRead extends Listed {
  loader: string | null;
  findings: Finding[];
  cells: { place: CellPlace; role: Role }[];
  /** What the cells are of a text that only the warehouse reads. */
  text: TextAccount | undefined;
  read: WasRead | undefined;
  proposed: WasRead | undefined;
}

/** What was read of a file, by the keys that `docs/check.md` tells of. */
export function fileRead(
  { file, path, sender, loader, findings, read, proposed, cells, text }: FileRead,
  begins: number,
) {
  return {
    ...{ file, path, sender, loader },
    ...whatWasRead(read),
    proposed: whatWasRead(proposed),
    findings: findings.map(({ code, place, among = [], text, detail }) => {
      const { severity, title, remedy } = kindOf(code, begins);
      const message = `${title}。${remedy}${detail && `（${detail}）`}`;
      return { code, severity, place, among, text, detail, message };
    }),
    cells: text?.cells ?? cells,
    columns: text?.columns ?? [],
    exceptions: text?.exceptions ?? [],
  };
}

function whatWasRead(read: WasRead | undefined) {
  const { readings = [], records = [], registers = [], answers = [], states = [] } = read ?? {};
  return {
    readings: readings.map(({ indicator, area, period, part, value, place }) => ({
      ...{ indicator, area, period: period.id, part, value, place },
    })),
    records: records.map(({ indicator, area, day, passed, place }) => ({
      ...{ indicator, area, day, passed, place },
    })),
    events: registers
      .flatMap(({ events }) => events)
      .map(({ register, thing, area, stage, day, place }) => ({
        ...{ register, thing, area, stage, day, place },
      })),
    answers: answers.flatMap(({ survey, period, sheets, counted }) => [
      ...sheets.map(({ area, place, answers: given }) => ({
        ...{ survey, area, period: period.id, place },
        answers: Object.fromEntries(given.map(({ question, answer, value }) => [question, answer || value])),
      })),
      ...counted.map(({ area, place, question, answer, value, sheets: counted }) => ({
        ...{ survey, area, period: period.id, place },
        ...{ answers: { [question]: answer || value }, sheets: counted },
      })),
    ]),
    states: states.map(({ deliverable, state, day, place }) => ({
      ...{ deliverable, state, day, place },
    })),
  };
}
