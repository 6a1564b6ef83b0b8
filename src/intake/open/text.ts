/** Encodings that texts are read in. */
export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "gb18030";

/** The encodings that bytes may have, the likeliest first: the one that a mark at their beginning names, else each that is possible. */
export function encodingsOf([first, second]: Uint8Array): Encoding[] {
  if (first === 0xff && second === 0xfe) return ["utf-16le"];
  if (first === 0xfe && second === 0xff) return ["utf-16be"];
  return ["utf-8", "gb18030", "utf-16le", "utf-16be"];
}

/** The text of bytes in an encoding, without its mark; undefined where they are not that, to the last byte. */
export function decodeText(bytes: Uint8Array, encoding: Encoding): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Encodings of East Asia that are not read, and what they are called. */
const OTHERS: [string, string][] = [
  ["big5", "Big5（繁体中文）"],
  ["shift_jis", "Shift_JIS（日文）"],
  ["euc-kr", "EUC-KR（韩文）"],
];
/** How much of a text is looked at, and which share of its characters must not be common ones of GB18030. */
const SAMPLE = 64 * 1024;
const ODD_SHARE = 0.1;

/**
 * The name of another encoding by which bytes are text where they are hardly text in one that is read. Common characters
 * of GB18030 end with a byte from A1 on, while half of those of Big5 end with a smaller one.
 */
export function otherEncoding(bytes: Uint8Array): string | undefined {
  let [pairs, odd] = [0, 0];
  for (let at = 0; at < Math.min(bytes.length, SAMPLE) - 1; at++) {
    const [lead, trail] = [bytes[at] ?? 0, bytes[at + 1] ?? 0];
    if (lead < 0x81) continue;
    pairs += 1;
    if (trail < 0xa1) odd += 1;
    at += 1;
  }
  if (pairs === 0 || odd < pairs * ODD_SHARE) return undefined;
  return OTHERS.find(([encoding]) => {
    try {
      new TextDecoder(encoding, { fatal: true }).decode(bytes);
      return true;
    } catch {
      return false;
    }
  })?.[1];
}
