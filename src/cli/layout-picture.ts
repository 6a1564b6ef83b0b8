import { rolesOfReceived } from "../intake/account/roles.ts";
import { placeText } from "../intake/layout/sheet.ts";
import { type Pictured, writePictures } from "./check/picture.ts";
import { type Group, type Layouts, unsettled } from "./layout.ts";

/** Draws the first file of each layout as it would be read, with what its heads are taken for; returns the pages. */
export function layoutPictures({ plan, groups }: Layouts, folder: string): string[] {
  return writePictures(folder, groups.map(pictured), plan.head.year_begins);
}

function pictured(group: Group): Pictured {
  const { signature, files, sample, cells } = group;
  const book = { kind: "workbook" as const, sheets: [sample.sheet] };
  const known = rolesOfReceived(book, cells());
  const roles = new Map(known.map(({ place, role }) => [placeText(place), role]));
  const pairs = [...sample.labels, ...sample.columns];
  return {
    file: files[0]?.file ?? "",
    title: `表式 ${signature}：${sample.loader.title}，${files.length}个文件`,
    sheets: [sample.sheet],
    roles,
    note: `Y是年份，N是数，〇是中文数字，指标、单位代表计划里的任何一个：只是期间或指标不同的列名写法相同。${sample.found.turned ? "本表横竖对调着读，每列作一行。" : ""}`,
    findings: [],
    taken: pairs.map(([head, word]) => ({ head, word: word ?? "？请写明" })),
    open: unsettled(group) === undefined ? "" : "还有没写明的，写明后才能确认。",
  };
}
