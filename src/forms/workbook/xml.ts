const ENTITIES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\n": "&#10;",
};
/** What a text of XML may not hold. */
const FORBIDDEN = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

/** A text as it stands in XML, in an attribute too. */
export function escaped(text: string): string {
  return text.replace(FORBIDDEN, "\ufffd").replace(/[&<>"\n]/g, (sign) => ENTITIES[sign] ?? sign);
}

/** An element with attributes, those that are undefined left out. */
export function element(
  name: string,
  attributes: Record<string, string | number | undefined>,
  inside = "",
): string {
  const said = Object.entries(attributes)
    .flatMap(([key, value]) => (value === undefined ? [] : ` ${key}="${escaped(String(value))}"`))
    .join("");
  return inside === "" ? `<${name}${said}/>` : `<${name}${said}>${inside}</${name}>`;
}
