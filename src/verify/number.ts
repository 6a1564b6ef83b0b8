const PLAIN = /^[+-]?(?:\d+|[1-9]\d{0,2}(?:,\d{3})+)(?:\.\d+)?$/;

/** The number that a cell's text gives when it is read as `how` says; undefined where it cannot be read so. */
export function readAs(how: string, text: string): string | undefined {
  const narrow = text.normalize("NFKC").trim();
  switch (how) {
    case "照写":
      return narrow.includes(",") ? undefined : plain(narrow);
    case "去千位分隔符":
      return narrow.includes(",") ? plain(narrow) : undefined;
    case "百分数":
      return narrow.endsWith("%") ? plain(narrow.slice(0, -1).trim()) : undefined;
    case "按单元格的百分比格式": {
      const number = plain(narrow);
      return number === undefined ? undefined : hundredfold(number);
    }
    default:
      return undefined;
  }
}

function plain(text: string): string | undefined {
  if (!PLAIN.test(text)) return undefined;
  return text
    .replaceAll(",", "")
    .replace(/^\+/, "")
    .replace(/^(-?)0+(?=\d)/, "$1");
}

function hundredfold(number: string): string {
  const [whole = "", decimals = ""] = number.split(".");
  const moved = `${whole}${decimals.slice(0, 2).padEnd(2, "0")}`.replace(/^(-?)0+(?=\d)/, "$1");
  const rest = decimals.slice(2).replace(/0+$/, "");
  return rest ? `${moved}.${rest}` : moved;
}
