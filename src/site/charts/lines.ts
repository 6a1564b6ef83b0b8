import * as Plot from "@observablehq/plot";
import { parsePeriod } from "../../core/period.ts";
import { cut, widthOf } from "../kit/text-width.ts";
import { yearTick } from "../kit/words.ts";
import { domainOf } from "./domain.ts";

/** A figure of a line, at a period. */
export interface LinePoint {
  fact: string;
  period: string;
  /** What it covers, in words. */
  when: string;
  /** In exact digits. */
  value: string;
  display: string;
  /** Whether the series breaks here: the figure is not to be compared with those before it. */
  broken: boolean;
}

/** The goal that a line is held against: its fact, in exact digits and as it is shown. */
export interface LineGoal extends Pick<LinePoint, "fact" | "value" | "display"> {
  /** What it is the goal of, in words. */
  when: string;
}

/** The figures of one series in order of time; `name` stands at its end. */
export interface Line {
  name: string;
  points: LinePoint[];
  goal?: LineGoal | undefined;
}

interface Placed extends LinePoint {
  line: number;
  segment: string;
}

/** How many lines a chart takes, each with its name at its end. */
export const MOST_LINES = 10;
/** How many indicators the explorer draws at once. */
export const MOST_PANELS = 6;
/** Up to how many have a colour of their own: of more, the first stands out and the others are grey. */
const MOST_COLOURS = 3;
const HEIGHT = 260;
const MARGIN = { top: 28, bottom: 28 };
/** What stands in the place of a line's number for the goal. */
const GOAL = -1;
/** The least distance of two names in pixels. */
const NAME_GAP = 15;
/** The most that a name may take of a chart's width, in pixels. */
const LONGEST_NAME = 84;

/** What lines are drawn over and in; `mark` says of a name and the unit what they are. */
interface Around {
  periods: string[];
  unit: string;
  width: number;
  mark?: Mark;
}

type Mark = (text: string, kind: "name" | "unit") => string;

const unmarked: Mark = (text) => text;

/**
 * The options of a chart of lines over `periods`, whose marks `tie` to their facts; at most `MOST_LINES` lines, of which the
 * first stands out, with the goal that it is held against.
 */
export function linesOptions(
  lines: Line[],
  { periods, unit, width, mark = unmarked }: Around,
  tie: object,
): Plot.PlotOptions {
  const goal = lines[0]?.goal;
  const domain = domainOf(
    [...lines.flatMap(({ points }) => points), ...(goal ? [goal] : [])].map(({ value }) => Number(value)),
    { unit },
  );
  const names = namesOf(lines, domain, mark);
  const marginRight = Math.ceil(Math.max(...names.map(({ text }) => widthOf(text)))) + 16;
  const ticks = ticksOf(periods, Math.max(2, Math.floor((width - 52 - marginRight) / 44)));
  const at = { x: "period", y: ({ value }: Placed) => Number(value) };
  return {
    width,
    height: HEIGHT,
    marginLeft: 52,
    marginRight,
    marginTop: MARGIN.top,
    marginBottom: MARGIN.bottom,
    x: {
      type: "point",
      domain: periods,
      ticks,
      label: null,
      tickFormat: tickOf,
    },
    y: { domain, label: `（${mark(unit, "unit")}）`, labelArrow: "none", ticks: 4, grid: true },
    marks: [
      Plot.ruleY(goal ? [goal] : [], {
        y: ({ value }: LineGoal) => Number(value),
        stroke: "var(--target)",
        strokeDasharray: "4,3",
        ...tie,
      }),
      // The first is drawn over the others.
      ...[...lines.entries()].reverse().flatMap(([index, line]) => {
        const points = placed(line, index, periods);
        const stroke = colourOf(index, lines.length);
        return [
          Plot.line(points, { ...at, z: "segment", stroke, strokeWidth: index === 0 ? 2.5 : 1.5 }),
          Plot.dot(points, { ...at, fill: stroke, r: 3.5, ...tie }),
        ];
      }),
      Plot.text(names, {
        frameAnchor: "right",
        textAnchor: "start",
        dx: 8,
        text: "text",
        y: { value: "y", scale: null },
        fill: ({ line }) => nameColour(line, lines.length),
        ...tie,
      } as Plot.TextOptions),
    ],
  };
}

function colourOf(line: number, lines: number): string {
  return lines > MOST_COLOURS && line > 0 ? "var(--faint)" : `var(--line-${line + 1})`;
}

function nameColour(line: number, lines: number): string {
  if (line === GOAL) return "var(--target)";
  return lines > MOST_COLOURS && line > 0 ? "var(--muted)" : colourOf(line, lines);
}

/** The figures of a line, each with the unbroken stretch that it is in. */
function placed({ points }: Line, line: number, periods: string[]): Placed[] {
  let segment = 0;
  let before = -1;
  return points.map((point) => {
    const place = periods.indexOf(point.period);
    if (before >= 0 && (point.broken || place !== before + 1)) segment += 1;
    before = place;
    return { ...point, line, segment: `${line}-${segment}` };
  });
}

/** The names at the ends of lines, beside their last figures and not over each other. */
function namesOf(lines: Line[], domain: [number, number], mark: Mark) {
  const scale = Plot.scale({ y: { domain, range: [HEIGHT - MARGIN.bottom, MARGIN.top] } });
  const placed = (line: number, name: string, figure: LineGoal | LinePoint | undefined) => ({
    // What it is tied by, its proof included.
    ...figure,
    line,
    fact: figure?.fact ?? "",
    when: figure?.when ?? "",
    display: figure?.display ?? "",
    text: `${name} ${figure?.display ?? ""}`,
    y: scale.apply(Number(figure?.value)) as number,
  });
  const goal = lines[0]?.goal;
  const names = [
    ...lines.map(({ name, points }, line) =>
      placed(line, mark(cut(name, LONGEST_NAME), "name"), points.at(-1)),
    ),
    ...(goal ? [placed(GOAL, "目标", goal)] : []),
  ];
  names.sort((a, b) => a.y - b.y || a.line - b.line);
  let least = MARGIN.top - NAME_GAP;
  for (const name of names) least = name.y = Math.max(name.y, least + NAME_GAP);
  let most = HEIGHT - MARGIN.bottom + NAME_GAP;
  for (const name of names.toReversed()) most = name.y = Math.min(name.y, most - NAME_GAP);
  return names;
}

function tickOf(id: string): string {
  const period = parsePeriod(id);
  return period ? yearTick(period) : id;
}

/** The periods that are written under the chart: the first of each year, and of more than have room only some. */
function ticksOf(periods: string[], room: number): string[] {
  const years = periods.filter(
    (id, index) => parsePeriod(id)?.year !== parsePeriod(periods[index - 1] ?? "")?.year,
  );
  const step = Math.ceil(years.length / room);
  return years.filter((_, index) => (years.length - 1 - index) % step === 0);
}
