// The base map: land, lines between states, and the lines that are disputed, each with a note.
// Natural Earth 1:50m by way of world-atlas, exact where most Arabic news happens, coarser beyond.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { merge, mesh } from "topojson-client";
import { presimplify, simplify } from "topojson-simplify";

const EXACT = [-19, -3, 75, 46]; // west, south, east, north
const COARSE = 0.15; // square degrees that a corner outside must make, to be kept
const FINE = 0.0006;

const rows = (path) => {
  const [head, ...lines] = readFileSync(path, "utf8").trim().split("\n").map((l) => l.split("\t"));
  return lines.map((line) => Object.fromEntries(head.map((key, at) => [key, line[at]])));
};

const rounded = (x) => (Array.isArray(x) ? x.map(rounded) : Math.round(x * 100) / 100);

export function base(here) {
  const world = JSON.parse(
    readFileSync(join(here, "node_modules", "world-atlas", "countries-50m.json"), "utf8"),
  );
  const weighed = presimplify(world);
  const [west, south, east, north] = EXACT;
  for (const arc of weighed.arcs) {
    for (const point of arc) {
      const inside = point[0] > west && point[0] < east && point[1] > south && point[1] < north;
      if (inside && point[2] >= FINE) point[2] = Infinity;
    }
  }
  const lean = simplify(weighed, COARSE);
  const countries = lean.objects.countries;
  const known = new Set(countries.geometries.map((one) => one.properties.name));
  const disputed = rows(join(here, "disputed.tsv"));
  for (const row of disputed) {
    for (const name of [row.first, row.second]) {
      if (!known.has(name)) throw new Error(`disputed.tsv: the base map has no «${name}»`);
    }
  }
  const pair = (a, b) => [a.properties.name, b.properties.name].sort().join("|");
  const open = new Map(disputed.map((row) => [[row.first, row.second].sort().join("|"), row]));
  const feature = (kind, geometry, properties = {}) => ({
    type: "Feature",
    properties: { kind, ...properties },
    geometry: { type: geometry.type, coordinates: rounded(geometry.coordinates) },
  });
  const land = merge(
    lean,
    countries.geometries.filter((one) => one.properties.name !== "Antarctica"),
  );
  const features = [
    feature("land", land),
    feature("line", mesh(lean, countries, (a, b) => a !== b && !open.has(pair(a, b)))),
  ];
  for (const [key, row] of open) {
    const line = mesh(lean, countries, (a, b) => a !== b && pair(a, b) === key);
    if (line.coordinates.length) {
      const { en, ar, source } = row;
      features.push(feature("disputed", line, { en, ar, source }));
    }
  }
  for (const { en, ar, source, line } of rows(join(here, "drawn.tsv"))) {
    const coordinates = line.split(" ").map((point) => point.split(",").map(Number));
    features.push(feature("disputed", { type: "LineString", coordinates }, { en, ar, source }));
  }
  return { type: "FeatureCollection", features };
}
