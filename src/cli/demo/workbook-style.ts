/** How a cell or a row looks. */
export interface Looks {
  font?: "title" | "head";
  centred?: boolean;
  framed?: boolean;
  decimals?: boolean;
}

const FONTS = { title: '<font><b/><sz val="16"/></font>', head: "<font><b/></font>" };
const PLAIN =
  '<font><color theme="1"/><family val="2"/><scheme val="minor"/><sz val="11"/><name val="Calibri"/></font>';

/** The styles of a workbook, each once, in the order in which they come; the first is that of plain cells. */
export class StyleTable {
  readonly #fonts = [PLAIN];
  readonly #styles: string[] = [];

  constructor() {
    this.placeOf({});
  }

  placeOf({ font, centred, framed, decimals }: Looks): number {
    const given = [
      decimals && ' applyNumberFormat="1"',
      font && ' applyFont="1"',
      framed && ' applyBorder="1"',
      centred && ' applyAlignment="1"',
    ];
    const ids = `numFmtId="${decimals ? 2 : 0}" fontId="${font ? this.#fontOf(FONTS[font]) : 0}" fillId="0" borderId="${framed ? 1 : 0}"`;
    const inside = centred ? '><alignment horizontal="center"/></xf>' : "/>";
    return placeIn(this.#styles, `<xf ${ids} xfId="0"${given.filter(Boolean).join("")}${inside}`);
  }

  #fontOf(font: string): number {
    return placeIn(this.#fonts, font);
  }

  /** What stands in the part of the package that holds the styles. */
  parts(): Record<string, string> {
    return {
      fontCount: String(this.#fonts.length),
      fonts: this.#fonts.join(""),
      styleCount: String(this.#styles.length),
      styles: this.#styles.join(""),
    };
  }
}

/** The place of a text in a list, to which it is added where it is not there. */
function placeIn(list: string[], text: string): number {
  const place = list.indexOf(text);
  return place < 0 ? list.push(text) - 1 : place;
}
