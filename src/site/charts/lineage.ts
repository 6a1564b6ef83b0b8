import { Graph, layout } from "@dagrejs/dagre";
import { type Html, html } from "../kit/html.ts";
import { asAttribute, type Text } from "../kit/text.ts";
import { widthOf } from "../kit/text-width.ts";

/** A box of a graph: where it leads, and whether it stands outside what the graph is about. */
export interface Box {
  id: string;
  title: Text;
  href: string;
  outside?: boolean;
}

/** An arrow from what is read to what reads it, by the ids of boxes. */
export interface Arrow {
  from: string;
  to: string;
}

const HEIGHT = 26;
const PADDING = 10;
const ROOM = 2;
/** How far below the middle of a box its text stands. */
const BASELINE = 4;

/** Boxes and arrows from left to right, each box a link; `label` says what is drawn. Throws where an arrow has no box at an end. */
export function lineageGraph(label: Text, boxes: Box[], arrows: Arrow[]): Html {
  const { placed, paths } = placesOf(
    boxes.map(({ id, title }) => [id, widthOf(title.text) + 2 * PADDING]),
    arrows,
  );
  const [left, right] = rangeOf([
    ...placed.flatMap(({ x, width }) => [x - width / 2, x + width / 2]),
    ...paths.flat().map(({ x }) => x),
  ]);
  const [top, bottom] = rangeOf([
    ...placed.flatMap(({ y, height }) => [y - height / 2, y + height / 2]),
    ...paths.flat().map(({ y }) => y),
  ]);
  const [wide, high] = [right - left, bottom - top].map((length) => asAttribute(length));
  const seen = asAttribute([left, top, right - left, bottom - top].join(" "));
  return html`<div class="graph"><svg class="lineage" viewBox="${seen}" width="${wide}" height="${high}" role="group" aria-label="${label}">${paths.map(lineHtml)}${boxes.map(
    (box, index) => boxHtml(box, placed[index] as Placed),
  )}</svg></div>`;
}

interface Places {
  placed: Placed[];
  paths: Point[][];
}
/** Where boxes and arrows stand: models are the same in one build after another, and placing them takes a second. */
const known = new Map<string, Places>();
const MOST_KNOWN = 100;

/** Where boxes of these ids and widths stand, and the points of the arrows between them. */
function placesOf(boxes: [id: string, width: number][], arrows: Arrow[]): Places {
  const key = JSON.stringify([boxes, arrows]);
  const places = known.get(key) ?? place(boxes, arrows);
  if (known.size < MOST_KNOWN) known.set(key, places);
  return places;
}

function place(boxes: [id: string, width: number][], arrows: Arrow[]): Places {
  // What the library declares of its types cannot be resolved here, so that they are said.
  const graph = new Graph();
  graph.setGraph({ rankdir: "LR", nodesep: 10, ranksep: 34, marginx: 2, marginy: 2 });
  for (const [id, width] of boxes) graph.setNode(id, { width, height: HEIGHT });
  for (const { from, to } of arrows) {
    const lost = [from, to].find((id) => !graph.hasNode(id));
    if (lost !== undefined) throw new Error(`an arrow without a box: ${lost}`);
    graph.setEdge(from, to, {});
  }
  layout(graph);
  return {
    placed: boxes.map(([id]) => graph.node(id) as Placed),
    paths: arrows.map(({ from, to }) => (graph.edge(from, to) as { points: Point[] }).points),
  };
}

/** From where to where places reach, in whole pixels with a little room. */
function rangeOf(places: number[]): [number, number] {
  return [Math.floor(Math.min(...places)) - ROOM, Math.ceil(Math.max(...places)) + ROOM];
}

interface Point {
  x: number;
  y: number;
}
interface Placed extends Point {
  width: number;
  height: number;
}

/** An arrow through its points, with its head at the last. */
function lineHtml(points: Point[]): Html {
  const at = ({ x, y }: Point) => `${x.toFixed(1)},${y.toFixed(1)}`;
  const [last, before] = [points.at(-1), points.at(-2)];
  if (!last || !before) return html``;
  const length = Math.hypot(last.x - before.x, last.y - before.y) || 1;
  const [along, across] = [(last.x - before.x) / length, (last.y - before.y) / length];
  const side = (sign: number) => ({
    x: last.x - 6 * along - 3 * sign * across,
    y: last.y - 6 * across + 3 * sign * along,
  });
  return html`<path class="arrow" d="${asAttribute(`M${points.map(at).join("L")}`)}"></path><path class="head" d="${asAttribute(`M${at(last)}L${at(side(1))}L${at(side(-1))}Z`)}"></path>`;
}

function boxHtml({ title, href, outside }: Box, { x, y, width, height }: Placed): Html {
  const at = (place: number) => asAttribute(place.toFixed(1));
  const [left, top] = [at(x - width / 2), at(y - height / 2)];
  return html`<a href="${asAttribute(href)}"${outside && html` class="outside"`}><rect x="${left}" y="${top}" width="${at(width)}" height="${at(height)}"></rect><text x="${at(x)}" y="${at(y + BASELINE)}">${title}</text></a>`;
}
