import type { FormCell, Looks } from "../form.ts";
import { element } from "./xml.ts";

/** How each kind of cell looks: its font, its fill, whether it is framed, and where its text stands. */
const LOOKS: Record<Looks, { font: number; fill: number; framed: boolean; align: string }> = {
  title: { font: 1, fill: 0, framed: false, align: "center" },
  label: { font: 0, fill: 0, framed: false, align: "right" },
  given: { font: 0, fill: 0, framed: true, align: "left" },
  head: { font: 2, fill: 2, framed: true, align: "center" },
  quoted: { font: 3, fill: 3, framed: true, align: "left" },
  fill: { font: 0, fill: 4, framed: true, align: "left" },
  closed: { font: 0, fill: 3, framed: true, align: "left" },
  guidance: { font: 0, fill: 0, framed: false, align: "left" },
};
const FACE = '<name val="宋体"/><charset val="134"/>';
const FONTS = [
  `<font><sz val="11"/>${FACE}</font>`,
  `<font><b/><sz val="16"/>${FACE}</font>`,
  `<font><b/><sz val="11"/>${FACE}</font>`,
  `<font><sz val="11"/><color rgb="FF595959"/>${FACE}</font>`,
];
const FILLS = ["FFD9E2EC", "FFF2F2F2", "FFFFF8DC"];
const LINE = '<color rgb="FF7F7F7F"/>';
/** Numbers as they are typed, texts as texts, and days so that a text of the sheet has them year first. */
const FORMATS = { number: 0, word: 0, text: 49, day: 164 } as const;

/** The styles of a workbook, each once; the first is that of a cell in which nothing may be written. */
export class Styles {
  readonly #known: string[] = [];

  constructor() {
    this.of({ text: "", looks: "guidance" });
  }

  /** The number of a cell's style. */
  of({ looks, answer, number }: FormCell): number {
    const { font, fill, framed, align } = LOOKS[looks];
    const isNumber = answer?.is === "number" || number;
    const place = {
      horizontal: isNumber ? "right" : align,
      vertical: "center",
      wrapText: looks === "label" ? undefined : 1,
    };
    const style = element(
      "xf",
      {
        ...{
          numFmtId: FORMATS[answer?.is ?? "number"],
          fontId: font,
          fillId: fill,
          borderId: framed ? 1 : 0,
        },
        ...{ xfId: 0, applyNumberFormat: 1, applyFont: 1, applyFill: 1, applyBorder: 1 },
        ...{ applyAlignment: 1, applyProtection: 1 },
      },
      element("alignment", place) + element("protection", { locked: looks === "fill" ? 0 : 1 }),
    );
    const known = this.#known.indexOf(style);
    return known < 0 ? this.#known.push(style) - 1 : known;
  }

  /** The part of the package that holds them. */
  part(): string {
    const sides = ["left", "right", "top", "bottom"].map((side) => `<${side} style="thin">${LINE}</${side}>`);
    const fills = FILLS.map(
      (rgb) => `<fill><patternFill patternType="solid"><fgColor rgb="${rgb}"/></patternFill></fill>`,
    );
    const none = ["none", "gray125"].map((type) => `<fill><patternFill patternType="${type}"/></fill>`);
    return element(
      "styleSheet",
      { xmlns: "http://schemas.openxmlformats.org/spreadsheetml/2006/main" },
      [
        '<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>',
        listed("fonts", FONTS),
        listed("fills", [...none, ...fills]),
        listed("borders", [
          "<border><left/><right/><top/><bottom/><diagonal/></border>",
          `<border>${sides.join("")}<diagonal/></border>`,
        ]),
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
        listed("cellXfs", this.#known),
        '<cellStyles count="1"><cellStyle name="常规" xfId="0" builtinId="0"/></cellStyles>',
      ].join(""),
    );
  }
}

function listed(name: string, all: string[]): string {
  return element(name, { count: all.length }, all.join(""));
}
