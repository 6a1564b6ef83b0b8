import { fold, type Row } from "../sheet.ts";

/** How notes and lines of signatures begin that stand above or below tables. */
const NOTE =
  /^(?:注|备注|附注|说明|[填制]表说明|填报说明|(?:单位|部门|统计|填报|科室|分管|主管)?(?:负责人|领导)|[填制][报表]?人|填报人|填报单位|审[核批]人?|复核人?|校对|经[办手]人|联系人|(?:联系)?电话|手机|[填制][报表]日期|填报日期|[报送上]{1,2}(?:出)?日期|签[字名章]|公章|盖章|数据来源|资料来源)(?:\([^()]*\))?\d*:/;
const STEMS = "甲乙丙丁戊己庚辛壬癸";

/** Whether a row of several cells is a note or a line of signatures: its first text says so, a colon behind it. */
export function isNote(row: Row): boolean {
  for (let position = 0; position < row.length; position++) {
    const text = row.text(position);
    if (text !== "") return /[:：]/.test(text) && NOTE.test(text.normalize("NFKC").replace(/\s+/g, ""));
  }
  return false;
}

/** Whether a row below a head only numbers its columns: `甲 乙 1 2 3`. */
export function isNumbering(row: Row, first: boolean): boolean {
  if (!first) return false;
  let stems = 0;
  let numbers = 0;
  for (let position = 0; position < row.length; position++) {
    const text = fold(row.text(position)).replace(/^[(<[]|[)>\]]$/g, "");
    if (text === "") continue;
    if (text === STEMS[stems]) stems += 1;
    else if (text === String(numbers + 1)) numbers += 1;
    else return false;
  }
  return stems > 0 ? stems + numbers > 1 : numbers > 3;
}
