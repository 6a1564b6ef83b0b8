const NAMED: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: "\u00a0" };

/** A text of markup with its character references read; unknown names stay as they are. */
export function withoutEntities(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(/&(?:#(\d+)|#[xX]([0-9a-fA-F]+)|([A-Za-z]+));/g, (whole, decimal, hex, name) => {
    if (name) return NAMED[name] ?? whole;
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

const ATTRIBUTE = /([^\s=/>"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+)))?/g;

/** The attributes that stand in a tag after its name; `named` is how their names are told apart. */
export function attributesOf(inside: string, named = (name: string) => name): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [, name = "", double, single, bare] of inside.matchAll(ATTRIBUTE))
    found[named(name)] ??= withoutEntities(double ?? single ?? bare ?? "");
  return found;
}
