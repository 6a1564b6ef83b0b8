const ONES = "[一二三四五六七八九]";
const TENS = `(?:(${ONES})十(${ONES})?)`;
const FORM = new RegExp(`^(?:(${ONES})千)?(?:(零)?(?:(${ONES})百)?(零)?(?:${TENS}|(${ONES}))?)?$`);
const FORMAL: Record<string, string> = {
  壹: "一",
  贰: "二",
  叁: "三",
  肆: "四",
  伍: "五",
  陆: "六",
  柒: "七",
  捌: "八",
  玖: "九",
  拾: "十",
  佰: "百",
  仟: "千",
  〇: "零",
};

/** The whole number up to 9999 that Chinese numerals write; undefined where they do not write one as it is written. */
export function numeral(text: string): number | undefined {
  const plain = [...text].map((sign) => FORMAL[sign] ?? sign).join("");
  if (plain === "零") return 0;
  const spelled = plain === "两" ? "二" : plain.replace(/两(?=[百千])/g, "二").replace(/^十/, "一十");
  const match = spelled === "" ? null : FORM.exec(spelled);
  if (!match) return undefined;
  const [, thousands, gap, hundreds, zero, tens, ones, one] = match;
  const value = (sign: string | undefined) => (sign ? "零一二三四五六七八九".indexOf(sign) : 0);
  // A nought stands for hundreds or tens that are left out, once, and before something.
  const skipsHundreds = thousands !== undefined && hundreds === undefined && (tens ?? one) !== undefined;
  const skipsTens = hundreds !== undefined && tens === undefined && one !== undefined;
  const noughts = (gap ? 1 : 0) + (zero ? 1 : 0);
  if (hundreds !== undefined && gap) return undefined;
  if (noughts !== (skipsHundreds || skipsTens ? 1 : 0)) return undefined;
  return 1000 * value(thousands) + 100 * value(hundreds) + 10 * value(tens) + value(ones) + value(one);
}
