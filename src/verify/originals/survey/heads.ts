import { headSays, isDoubtful } from "../beside.ts";
import type { LayoutTable } from "../mapped/heads.ts";
import type { PlanRow } from "../plan.ts";
import { fold } from "../read/sheet.ts";
import { questionNamed } from "./question.ts";

/** What forms print below a question: of which kind it is, and what to fill in. */
const PRINTED =
  /^(?:今年|[当本][期年]数?|[一二三四五六七八九十]+|q\d+|第?\d+题?|打√|请选择|[选填]一项|填空题?|单选题?|必[答填选]题?)$/i;
const OTHER_TIME = /\d月|第?[一二三四1-4]季度|(?:19|20)\d\d/;
const IN_MONEY = /(?:单位:?|\()([十百千万亿]*元)/;

/** The questions that the further columns of a table name, by column. */
export function questionsAt({ texts, columns }: LayoutTable, questions: PlanRow[]): Map<number, PlanRow> {
  const taken = new Set([...columns.values()].flat());
  const named = [...texts].flatMap(([column, lines]): [number, PlanRow][] => {
    const question = taken.has(column) ? undefined : questionOf(lines, questions);
    return question ? [[column, question]] : [];
  });
  return new Map(named.sort(([one], [other]) => one - other));
}

/** The question of a head of some lines: all of them, or one below names of groups and above what says nothing more. */
function questionOf(lines: string[], questions: PlanRow[]): PlanRow | undefined {
  const whole = questionNamed(lines.join(""), questions);
  if (whole) return whole;
  for (const [index, line] of [...lines.entries()].reverse()) {
    const question = questionNamed(line, questions);
    if (question) {
      const isGroup = (above: string) =>
        !questionNamed(above, questions) && isNameOfGroup(above, fold(question.unit ?? ""));
      return lines.slice(0, index).every(isGroup) ? question : undefined;
    }
    if (!saysNothing(line, lines.slice(0, index), questions)) return undefined;
  }
  return undefined;
}

/** Whether a line below a question is its unit, or what forms print; of which question it is follows from those above it. */
function saysNothing(line: string, above: string[], questions: PlanRow[]): boolean {
  const bare = line.replace(/^\((.+)\)$/, "$1");
  const units = above.flatMap((each) => fold(questionNamed(each, questions)?.unit ?? "") || []);
  return PRINTED.test(bare) || headSays(bare, "same") || units.at(-1) === bare;
}

/** Whether a line above a question names its group, and no other time, count or unit. */
function isNameOfGroup(line: string, unit: string): boolean {
  const money = IN_MONEY.exec(line)?.[1];
  return (
    !OTHER_TIME.test(line) &&
    !headSays(line, "quoted") &&
    !isDoubtful(line) &&
    (money === undefined || money === unit)
  );
}
