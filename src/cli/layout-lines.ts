import { placeText } from "../intake/layout/sheet.ts";
import { type Group, type Layouts, unsettled } from "./layout.ts";

/** The most figures that are shown of a group. */
const SHOWN = 9;

/** The layouts of some files as lines for a terminal: those that need no confirmation counted, each other with what would be made of it. */
export function layoutLines({ groups, known, confirmed, unread }: Layouts): string[] {
  return [
    ...groups.flatMap(groupLines),
    ...confirmed.map(
      ({ file, by }) =>
        `confirmed ${file} ${by.signature} by ${by.by} on ${by.on}, layouts.csv row ${by.row}`,
    ),
    ...unread.map(({ file, why }) => `not read  ${file} ${why}`),
    `${groups.length} layouts to confirm; ${known} files of known ones, ${confirmed.length} of confirmed ones, ${unread.length} not read`,
  ];
}

function groupLines(group: Group): string[] {
  const { signature, files, sample, read } = group;
  const pairs = (mapping: Map<string, string | undefined>) =>
    [...mapping].map(([head, word]) => `          ${head}＝${word ?? "？"}`);
  const why = unsettled(group);
  return [
    `layout    ${signature} ${sample.loader.title}（${sample.loader.name}）${sample.found.turned ? ", turned round" : ""}, ${files.length} files`,
    ...files.slice(0, 3).map(({ file }) => `file      ${file}`),
    ...(sample.labels.size > 0 ? ["labels", ...pairs(sample.labels)] : []),
    "columns",
    ...pairs(sample.columns),
    `read      ${read.readings.length} figures, ${read.records.length} records, ${read.states.length} states`,
    ...read.readings
      .slice(0, SHOWN)
      .map(
        ({ indicator, area, period, part, value, place }) =>
          `          ${indicator} ${area} ${period.id} ${part} = ${value}  ${placeText(place)}`,
      ),
    ...read.records
      .slice(0, SHOWN)
      .map(({ indicator, area, day, place }) => `          ${indicator} ${area} ${day}  ${placeText(place)}`),
    ...(why ? [`open      ${why}`] : []),
  ];
}
