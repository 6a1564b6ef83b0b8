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

/** Boxes and arrows from left to right, each box a link; `label` says what is drawn. */
export function lineageGraph(label: Text, boxes: Box[], arrows: Arrow[]): Html {
  // What the library declares of its types cannot be resolved here, so that they are said.
  const graph = new Graph();
  graph.setGraph({ rankdir: "LR", nodesep: 10, ranksep: 34, marginx: 2, marginy: 2 });
  for (const { id, title } of boxes)
    graph.setNode(id, { width: widthOf(title.text) + 2 * PADDING, height: HEIGHT });
  for (const { from, to } of arrows) graph.setEdge(from, to, {});
  layout(graph);
  const placed = boxes.map(({ id }) => graph.node(id) as Placed);
  const paths = arrows.map(({ from, to }) => (graph.edge(from, to) as { points: Point[] }).points);
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
