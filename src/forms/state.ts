import type { Loader } from "../intake/contract.ts";
import type { Cell } from "../intake/layout/sheet.ts";
import { type FormSheet, fill, given, head, quoted } from "./form.ts";
import type { Issue } from "./issue.ts";
import type { Deliverable, Department } from "./senders.ts";
import { headOf, idCells, identified, labelOf } from "./words.ts";

const WIDTHS = [14, 52, 14, 34, 16, 22];
/** The head of what a deliverable is, which the reader holds against its number. */
const TASK = "任务内容";

/** A department's report on its deliverables: the state of each, with what was reported last. */
export function stateSheet(
  issue: Issue,
  loader: Loader,
  department: Department,
  deliverables: Deliverable[],
): FormSheet {
  const { guide, earlier } = issue;
  const days = { is: "day", from: `${guide.years[0]}-01-01`, until: `${guide.years[1]}-12-31` } as const;
  const words = { is: "word", words: statesOf(loader) } as const;
  return {
    name: loader.form,
    title: `${issue.plan.head.title}${loader.form}`,
    widths: WIDTHS,
    tables: [
      identified(loader, (id) => ({
        top: [[labelOf(loader, "department"), given(department.name), undefined, ...idCells(id, 2)]],
        heads: [
          ...[headOf(loader, "deliverable"), head(TASK)],
          ...["state", "evidence", "day"].map((field) => headOf(loader, field)),
          head(`上期${headOf(loader, "state").text}`),
        ],
        lines: deliverables.map(({ deliverable, title }) => {
          const last = earlier.state(deliverable);
          return [
            ...[given(deliverable), given(title)],
            ...[fill(words), fill({ is: "text" }), fill(days)],
            quoted(last && `${last.word} ${last.day}`),
          ];
        }),
      })),
    ],
  };
}

/** The words of a layout for the states of a deliverable. */
function statesOf(loader: Loader): string[] {
  const cell: Cell = { place: { record: 0, column: "" }, text: "", format: "" };
  const fields = Object.fromEntries(Object.keys(loader.columns).map((field) => [field, cell]));
  const header = Object.fromEntries(Object.keys(loader.header).map((field) => [field, cell]));
  return Object.keys(loader.states?.(fields, header)[0]?.words ?? {});
}
