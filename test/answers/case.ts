/** Who gives a figure: areas by their forms, a department by its table, a yearbook by published figures. */
export type Giver = "area" | "department" | "public";

/** How an area that may contain a zone says that it counts it. */
export type Zones = "含功能区" | "不含功能区" | "无功能区";

/** One figure as it is reported: a number, or numerator and denominator, as decimals. */
export interface Given {
  by: Giver;
  area: string;
  period: string;
  figure: string | [string, string];
  zones?: Zones;
  series?: string;
  /** A growth published for just this figure, in percent. */
  growth?: string;
}

export interface Goal {
  comparator: ">=" | "<=" | "=";
  number: string;
  method: string;
  /** What single areas are to bring, where the number is divided among them. */
  shares?: Record<string, string>;
}

/** One indicator with all that is reported of it. */
export interface Case {
  id: string;
  why: string;
  ratio: boolean;
  areas: "sum" | "none";
  periods: "sum" | "to-date" | "last" | "none";
  trend: "percent" | "points";
  authority: Giver;
  /** The counties and zones, or the city, that report it. */
  applies: string[];
  goal?: Goal;
  given: Given[];
}

/** Two counties, the second with a zone, and a third with another. */
export const COUNTIES = ["east", "west", "north"];
export const INSIDE: Record<string, string[]> = { port: ["west"], park: ["north"] };
export const YEARS = ["2012", "2013"];

/** The quarters, or halves, that end with a year, in order. */
export function partsOf(year: string, halves: boolean): string[] {
  return halves ? [`${year}H1`, `${year}H2`] : [1, 2, 3, 4].map((quarter) => `${year}Q${quarter}`);
}
