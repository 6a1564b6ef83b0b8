/** What may be answered in a cell. */
export type Answer =
  | { is: "word"; words: readonly string[] }
  | { is: "number"; whole: boolean; least: string; most: string }
  | { is: "day"; from: string; until: string }
  | { is: "text" };

/** How a cell looks, and with that whether it may be filled in. */
export type Looks = "title" | "label" | "given" | "head" | "quoted" | "fill" | "closed" | "guidance";

/** A cell of a form. */
export interface FormCell {
  text: string;
  looks: Looks;
  /** Whether the text is a number, and stored as one. */
  number?: true;
  /** What may be filled in. */
  answer?: Answer;
  /** Over how many columns it runs. */
  span?: number;
}

/** The cells of a row, from the first column on, each over as many columns as it runs; one that is not there stays blank. */
export type FormRow = (FormCell | undefined)[];

/** A table to be filled in: its header block, its heads, and a row for each thing that is asked for. */
export interface FormTable {
  top: FormRow[];
  heads: FormCell[];
  lines: FormRow[];
  /** Of a list: what each record says, a row as many as there are, from the heads to the end of the sheet. */
  records?: Answer[];
}

/** A sheet of tables below each other, with a title. */
export interface FormSheet {
  name: string;
  title: string;
  /** In characters of half the width of a Chinese one. */
  widths: number[];
  tables: FormTable[];
}

/** A form as issued: where it is filed when it comes back, its sheet, and the lines of its guidance. */
export interface IssuedForm {
  /** Below a data folder. */
  path: string;
  sheet: FormSheet;
  guidance: string[];
}

export const title = (text: string, span: number): FormCell => ({ text, looks: "title", span });
export const label = (text: string): FormCell => ({ text: `${text}：`, looks: "label" });
export const given = (text: string, span = 1): FormCell => ({ text, looks: "given", span });
export const head = (text: string): FormCell => ({ text, looks: "head" });
export const fill = (answer: Answer, span = 1): FormCell => ({ text: "", looks: "fill", answer, span });
/** A cell in which nothing is to be written. */
export const closed: FormCell = { text: "", looks: "closed" };

/** The most digits that a spreadsheet keeps of a number. */
const MOST_DIGITS = 15;

/** A figure that was given before; blank where there is none. */
export function quoted(figure: string | undefined): FormCell {
  const digits = figure?.replace(/\D/g, "").length ?? 0;
  const isNumber = /^-?\d+(?:\.\d+)?$/.test(figure ?? "") && digits <= MOST_DIGITS;
  return { text: figure ?? "", looks: "quoted", ...(isNumber && { number: true }) };
}
