import { doubtIn, isNoName } from "../account/words.ts";
import type { Fields, Loader } from "../contract.ts";
import { type Cell, fold } from "../layout/sheet.ts";

/** What stands in brackets, at the end or within. */
const INSIDE = /\(([^()]*)\)/g;
/** A remark in brackets that begins so says that it is not, or no more, so; or how many, of which level or the like of which line. */
const UNSURE = /^(?:已|拟|未|待|暂|不|非|无|同第|[国省市县]家?级$|培育|推荐|迁出|迁入|\d+[家个户])/;
/** A sum, a number of things, or a line of the list. */
const NO_THING = /^(?:合计|小计|总计|共计)|^共?\d+[家个户名件批项人]$|^(?:以[下上]|下列|上列|上述)/;
/** A mark that a note explains. */
const MARKED = /[*※#†①-⑳?？×]$/u;
/** How names of firms and bodies end. */
const BODY = /(?:公司|集团|厂|店|社|场|中心|学校|医院|单位|协会|研究院|所|部|队|局)$/;

/** The first cell of a record that leaves in doubt whether it is one that counts: its name, its document or what else describes it. */
export function doubtfulName(fields: Fields, { records, columns }: Loader): Cell | undefined {
  if (!records) return undefined;
  const { subject, area, day, passed, amount, identity } = records;
  const [first = ""] = identity;
  // What failed may be called so.
  const failed = passed && passed.words[fields[passed.field]?.text ?? ""] === false;
  const said = "kind" in subject ? subject.kind : "stage" in subject ? subject.stage : undefined;
  const taken = [area, day, passed?.field, amount, said];
  for (const field of Object.keys(columns)) {
    const cell = fields[field];
    if (!cell?.text || taken.includes(field)) continue;
    if (field === first ? isNoThing(cell.text) : !failed && isUncertain(cell.text)) return cell;
  }
  return undefined;
}

/** Whether a text in place of a name names nothing that counts. */
function isNoThing(text: string): boolean {
  const said = fold(text);
  if (!/[\p{L}\p{N}]/u.test(said) || isNoName(said.replace(/^\((.*)\)$/, "$1"))) return true;
  if (NO_THING.test(said) || MARKED.test(text.trim())) return true;
  return isInBrackets(said) || (!BODY.test(said) && doubtIn(said, "title") !== undefined);
}

/** Whether a text beside a name says that it does not count, or not yet. */
function isUncertain(text: string): boolean {
  const said = fold(text);
  return isInBrackets(said) || doubtIn(said, "title") !== undefined;
}

function isInBrackets(said: string): boolean {
  return [...said.matchAll(INSIDE)].some(
    ([, inside = ""]) => UNSURE.test(inside) || doubtIn(inside, "below") !== undefined,
  );
}
