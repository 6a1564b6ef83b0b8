import { cut } from "./cut.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** A page's address up to its query, and one short number in that. */
const PAGE = /^https?:\/\/[A-Za-z0-9.-]+(?:\/[A-Za-z0-9._~/-]*)?(?:\?[A-Za-z_]+=\d{1,6})?/;

/** How a public edition tells the title or address of a source. */
export function cutTitle(title: string, vocabulary: Vocabulary): string {
  const page = PAGE.exec(title)?.[0];
  if (page === undefined) return cut(title, vocabulary);
  const [before] = page.split(/\d{10}/);
  if (before !== page) return `${before}〔号码〕`;
  const rest = title.slice(page.length);
  return /^(?:〔文字〕|〔号码〕)?$/.test(rest) ? title : `${page}〔文字〕`;
}

/** How a public edition tells a number format. */
export function cutFormat(format: string, vocabulary: Vocabulary): string {
  const shown: string[] = [];
  const bare = format.replace(/"([^"]*)"|\\(.)/gu, (_, quoted?: string, sign?: string) => {
    shown.push(quoted ?? sign ?? "");
    return "";
  });
  const words = shown.join("").replace(/[年月日时分秒季度上下午]/gu, "");
  const signs = bare.replace(BRACKETS, "").replace(/General|AM\/PM/g, "");
  return cut(words, vocabulary) === words && PLAIN.test(signs) ? format : "〔文字〕";
}

const BRACKETS =
  /\[(?:[A-Za-z]{3,7}|Color\d{1,2}|DBNum\d|[hms]{1,2}|[<>=]{1,2}-?\d{1,6}|\$[¥￥$€£]?-[0-9A-Fa-f]{3,8})\]/gu;
const PLAIN = /^[#0?.,%‰+\-/:;@_*()<>=\s ymdhsYMDHSE年月日时分秒上下午¥￥$]*$/u;
