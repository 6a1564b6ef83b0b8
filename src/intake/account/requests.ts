import { fold } from "../layout/sheet.ts";
import { asksIn } from "./words.ts";

/** Numbers of a request that count nothing: days until it is to be sent, places behind a point, copies, zero. */
const OF_REQUEST =
  /\d+个?(?:工作日|日|天|月|年|份|位|页|号)|A\d|["“]?0["”]?|\d+\.\d+|1\d{10}|0\d{2,3}-\d{7,8}/g;
/** What is forbidden or need not be done. */
const FORBIDDEN =
  /[^,;。:\d]*(?:(?:不得|不要|严禁|无需|不必|不用)[^,;。]{0,8}(?:[填报涂留空漏虚瞒]|代替)|(?:请勿|不得|不要|严禁)[^,;。]{0,4}(?:[改删移]|合并|增加?行))[^,;。]*/g;
/** Who or what fills in which column, and what indicators of a kind are filled in with. */
const FILLED_BY =
  /(?:^|[,;。:])[^,;。:\d]{2,16}由[^,;。\d]{2,20}?(?:填写|填列|填报|录入|提供|自动(?:生成|计算|汇总|带入))(?=[,;。]|$)/g;
const OF_KIND = /(?:累计|时点|期末|比率|相对|绝对)(?:数|量|类)?指标[^,;。:\d]*填[^,;。\d]*/g;
/** A sign whose meaning is explained. */
const ZERO = /["“]0["”](?=表示|为没有|为无|即)/g;

/** A line without what it asks of whoever fills in the form. */
export function withoutRequests(text: string): string {
  return [FORBIDDEN, FILLED_BY, OF_KIND, ZERO].reduce((left, form) => left.replace(form, ""), fold(text));
}

/** Whether a text asks something of whoever fills in a form, and names no figure. */
export function isRequest(part: string): boolean {
  return asksIn(part) && !/\d/.test(part.replace(OF_REQUEST, ""));
}
