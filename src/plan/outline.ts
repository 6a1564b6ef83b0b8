import { z } from "zod";
import type { Originals } from "../core/disk/originals.ts";
import { ConfigError } from "../core/error.ts";

/** Where the outlines of areas may stand, below the data folder: a GeoJSON file whose features name their `area`. */
const OUTLINES = "reference/outlines.geojson";
/** The most that a file of outlines may hold, in bytes and in points: what a page can carry. */
const MOST_BYTES = 1_000_000;
const MOST_POINTS = 4_000;

/** An area's outline: its rings, each of points of longitude and latitude. */
export interface Outline {
  area: string;
  rings: [number, number][][];
}

const point = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]).rest(z.number());
const ring = z.array(point).min(4);
const outlines = z.object({
  type: z.literal("FeatureCollection"),
  features: z.array(
    z.object({
      type: z.literal("Feature"),
      properties: z.object({ area: z.string() }),
      geometry: z.discriminatedUnion("type", [
        z.object({ type: z.literal("Polygon"), coordinates: z.array(ring).min(1) }),
        z.object({ type: z.literal("MultiPolygon"), coordinates: z.array(z.array(ring).min(1)).min(1) }),
      ]),
    }),
  ),
});

/**
 * The outlines of areas in a data folder, numbers alone; none where it has no such file. Throws `ConfigError` where the
 * file is too large, is no GeoJSON of polygons, or names an area that is not in `areas`.
 */
export function readOutlines(originals: Originals, areas: string[]): Outline[] {
  if (!originals.has(OUTLINES)) return [];
  const fault = (problem: string, remedy: string) => new ConfigError(`${OUTLINES}: ${problem}`, remedy);
  const { bytes } = originals.read(OUTLINES);
  if (bytes.length > MOST_BYTES) throw fault(`more than ${MOST_BYTES} bytes`, "simplify the outlines");
  const found = outlines.safeParse(parsed(bytes.toString()));
  const [issue] = found.success ? [] : found.error.issues;
  if (!found.success)
    throw fault(
      `${issue?.path.join(".") ?? ""}: ${issue?.message ?? ""}`,
      "write a FeatureCollection of polygons, each with the property area",
    );
  const named = found.data.features.map(({ properties, geometry }) => ({
    area: properties.area,
    rings: (geometry.type === "Polygon" ? geometry.coordinates : geometry.coordinates.flat()).map((points) =>
      points.map(([x, y]): [number, number] => [x, y]),
    ),
  }));
  const unknown = named.find(({ area }) => !areas.includes(area));
  if (unknown) throw fault(`unknown area ${JSON.stringify(unknown.area)}`, "name an id of areas.csv");
  const points = named.flatMap(({ rings }) => rings).reduce((sum, { length }) => sum + length, 0);
  if (points > MOST_POINTS) throw fault(`${points} points`, `simplify the outlines to ${MOST_POINTS}`);
  return named;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
