import { inflateSync } from "node:zlib";

/** A sheet of a PDF: its size in points and its text, in the order in which it is drawn. */
interface Sheet {
  width: number;
  height: number;
  text: string;
}

/** Reads the sheets of a PDF as Chromium writes it: plain objects, compressed streams, texts by the fonts' own tables. */
export function sheetsOf(pdf: Buffer): Sheet[] {
  const source = pdf.toString("latin1");
  const objects = new Map<string, { head: string; stream: string }>();
  for (const [, id = "", body = ""] of source.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) {
    const at = body.indexOf("stream\n");
    const stream = at < 0 ? "" : body.slice(at + 7, body.lastIndexOf("endstream"));
    const head = at < 0 ? body : body.slice(0, at);
    const packed = head.includes("/FlateDecode") && stream !== "";
    objects.set(id, { head, stream: packed ? inflated(stream) : stream });
  }
  const named = (head: string, name: string) => new RegExp(`/${name} (\\d+) 0 R`).exec(head)?.[1] ?? "";
  const fonts = new Map<string, { codes: Map<number, string>; digits: number }>();
  const fontAt = (id: string) => {
    const { head = "" } = objects.get(id) ?? {};
    const font = fonts.get(id) ?? {
      codes: codesOf(objects.get(named(head, "ToUnicode"))?.stream ?? ""),
      digits: head.includes("/Type0") ? 4 : 2,
    };
    fonts.set(id, font);
    return font;
  };
  return [...objects.values()]
    .filter(({ head }) => /\/Type \/Page\b/.test(head))
    .map(({ head }) => {
      const [width = 0, height = 0] = (/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(head) ?? [])
        .slice(1)
        .map(Number);
      const byName = new Map(
        [...head.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name = "", id = ""]) => [name, id]),
      );
      let font = fontAt("");
      let text = "";
      for (const [, name, shown] of (objects.get(named(head, "Contents"))?.stream ?? "").matchAll(
        /\/(F\d+) [\d.]+ Tf|<([0-9A-F]+)> Tj|\bET\b/g,
      ))
        if (name) font = fontAt(byName.get(name) ?? "");
        else if (shown)
          for (let at = 0; at < shown.length; at += font.digits)
            text += font.codes.get(Number.parseInt(shown.slice(at, at + font.digits), 16)) ?? "";
        else text += "\n";
      return { width, height, text };
    });
}

function inflated(stream: string): string {
  return inflateSync(Buffer.from(stream, "latin1"), { finishFlush: 2 }).toString("latin1");
}

/** The characters that a font's codes stand for. */
function codesOf(table: string): Map<number, string> {
  const codes = new Map<number, string>();
  const number = (hex = "") => Number.parseInt(hex, 16);
  const character = (hex = "") =>
    String.fromCharCode(...(hex.match(/.{4}/g) ?? []).map((unit) => Number.parseInt(unit, 16)));
  for (const [, block = ""] of table.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, code, text] of block.matchAll(/<(\w+)> <(\w+)>/g)) codes.set(number(code), character(text));
  for (const [, block = ""] of table.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
    for (const [, from, until, text] of block.matchAll(/<(\w+)> <(\w+)> <(\w+)>/g))
      for (let code = number(from); code <= number(until); code += 1)
        codes.set(code, String.fromCodePoint(number(text) + code - number(from)));
  return codes;
}
