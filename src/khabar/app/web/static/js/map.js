/* The map: an offline base, areas of events, clusters by number, names from our own gazetteer. */
import * as maplibre from "../vendor/maplibre-gl.js";
import { colour, fetched, light, onSeen, onTheme, rtl, still } from "./seen.js";
import { slider } from "./slider.js";

const box = document.getElementById("map");
const told = box.dataset;
const LOOKS = { own: [4, 2], named: null, unnamed: [1, 1.6] };
const NONE = { type: "FeatureCollection", features: [] };
const MOST_NAMES = 60;

maplibre.setWorkerUrl(new URL(told.worker, location.href).href);

function style() {
  const line = colour("--soft");
  return {
    version: 8,
    sources: {
      world: { type: "geojson", data: told.world, attribution: "Natural Earth" },
      areas: { type: "geojson", data: NONE },
      middles: { type: "geojson", data: NONE, cluster: true, clusterRadius: 44, clusterMaxZoom: 11 },
    },
    layers: [
      { id: "sea", type: "background", paint: { "background-color": colour("light-dark(#dfe7ea, #10161a)") } },
      { id: "land", type: "fill", source: "world", filter: ["==", "kind", "land"], paint: { "fill-color": colour("light-dark(#f6f4ee, #20262a)") } },
      { id: "lines", type: "line", source: "world", filter: ["==", "kind", "line"], paint: { "line-color": line, "line-opacity": 0.6, "line-width": 0.8 } },
      { id: "disputed", type: "line", source: "world", filter: ["==", "kind", "disputed"], paint: { "line-color": colour("--word"), "line-opacity": 0.85, "line-width": 1.1, "line-dasharray": [4, 3] } },
      ...Object.keys(LOOKS).flatMap(areaLayers),
      { id: "exact", type: "circle", source: "middles", filter: ["all", ["!", ["has", "point_count"]], ["==", ["get", "exact"], true]], paint: { "circle-radius": 4, "circle-color": colour("--ink"), "circle-stroke-color": colour("--paper"), "circle-stroke-width": 1.5 } },
      { id: "groups", type: "circle", source: "middles", filter: ["has", "point_count"], paint: { "circle-radius": 1, "circle-opacity": 0 } },
      { id: "lit", type: "line", source: "areas", filter: ["==", "key", ""], paint: { "line-color": colour("--focus"), "line-width": 4 } },
    ],
  };
}

/** An area by whose word it is: the kind of line tells it as the colour does. */
function areaLayers(look) {
  const edge = colour(look === "own" ? "--soft" : `--${look}-ink`);
  const mine = ["==", ["get", "look"], look];
  const done = ["==", ["get", "modality"], "actual"];
  const dash = LOOKS[look];
  return [
    { id: `fill-${look}`, type: "fill", source: "areas", filter: ["all", mine, done], paint: { "fill-color": edge, "fill-opacity": 0.14 } },
    { id: `edge-${look}`, type: "line", source: "areas", filter: ["all", mine, done], layout: { "line-cap": look === "unnamed" ? "round" : "butt" }, paint: { "line-color": edge, "line-width": 2, ...(dash && { "line-dasharray": dash }) } },
    { id: `untold-${look}`, type: "line", source: "areas", filter: ["all", mine, ["!", done]], paint: { "line-color": edge, "line-width": 1.4, "line-dasharray": [1, 4] } },
  ];
}

const placed = /[#&]at=/.test(location.hash); // the address says where to look
let map;
try {
  map = new maplibre.Map({
    container: box,
    style: style(),
    center: [40, 27],
    zoom: 3.1,
    minZoom: 1.5,
    maxZoom: 13,
    hash: "at",
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    cooperativeGestures: false,
    fadeDuration: 0,
    locale: { "NavigationControl.ZoomIn": told.in, "NavigationControl.ZoomOut": told.out, "Map.Title": told.title },
  });
} catch {
  box.classList.add("failed");
  box.textContent = told.fail;
}

if (map) {
  map.addControl(new maplibre.NavigationControl({ showCompass: false }), rtl ? "top-left" : "top-right");
  map.addControl(new maplibre.ScaleControl(), rtl ? "bottom-right" : "bottom-left");
  map.addControl(new maplibre.AttributionControl({ compact: false }), rtl ? "bottom-left" : "bottom-right");
  map.touchZoomRotate.disableRotation();
  let areas = NONE;
  let fitted = placed;

  const loaded = new Promise((done) => map.once("load", done));
  onSeen(async (seen) => {
    const [found] = await Promise.all([fetched(seen.dataset.areas), loaded]);
    areas = found ?? NONE;
    lay();
    slider(document.getElementById("slider"), areas.days ?? [], seen.dataset.since, seen.dataset.until);
    if (!fitted && areas.features.length) {
      fitted = true;
      fit(areas.features);
    }
    for (const button of seen.querySelectorAll(".show-on-map")) {
      button.hidden = false;
      button.addEventListener("click", () => {
        mark(button.dataset.key);
        fit(areas.features.filter((one) => one.properties.key === button.dataset.key));
        light(button.dataset.key, false);
      });
    }
    box.dataset.ready = "true";
  });

  function lay() {
    map.getSource("areas").setData(areas);
    map.getSource("middles").setData({
      type: "FeatureCollection",
      features: areas.features.map(({ properties }) => ({
        type: "Feature",
        properties,
        geometry: { type: "Point", coordinates: properties.middle },
      })),
    });
  }

  function mark(key) {
    map.setFilter("lit", ["==", "key", key]);
  }

  function fit(features) {
    const bounds = new maplibre.LngLatBounds();
    const walk = (c) => (typeof c[0] === "number" ? bounds.extend(c) : c.forEach(walk));
    for (const one of features) walk(one.geometry.coordinates);
    if (!bounds.isEmpty()) map.fitBounds(bounds, { padding: 60, maxZoom: told.invented ? 5.6 : 8.5, animate: !still });
  }

  map.on("click", (event) => {
    const line = map.queryRenderedFeatures(around(event.point), { layers: ["disputed"] })[0];
    const hit = map.queryRenderedFeatures(event.point, {
      layers: Object.keys(LOOKS).flatMap((look) => [`fill-${look}`, `untold-${look}`]),
    })[0];
    if (hit) {
      mark(hit.properties.key);
      light(hit.properties.key);
    } else if (line) {
      const note = document.createElement("p");
      note.textContent = line.properties[told.language] ?? line.properties.en;
      note.dir = "auto";
      new maplibre.Popup({ maxWidth: "18rem" }).setLngLat(event.lngLat).setDOMContent(note).addTo(map);
    }
  });
  const around = ({ x, y }) => [[x - 5, y - 5], [x + 5, y + 5]];

  // Numbers of clusters and names stand over the map as text of the page: a browser sets
  // Arabic better than any map does, and a screen reader finds the buttons.
  let standing = [];
  let names = [];
  fetched(told.labels).then((rows) => {
    names = rows ?? [];
    relabel();
  });
  const relabel = () => requestAnimationFrame(draw);
  map.on("moveend", relabel);
  map.on("sourcedata", (event) => event.sourceId === "middles" && event.isSourceLoaded && relabel());
  map.on("idle", relabel);

  let drawn = "";
  function draw() {
    const groups = map.isStyleLoaded() ? map.queryRenderedFeatures({ layers: ["groups"] }) : [];
    const key = [map.getCenter(), map.getZoom(), names.length, areas.features.length, ...groups.map((g) => g.id ?? g.properties.cluster_id)].join();
    if (key === drawn) return;
    drawn = key;
    for (const one of standing) one.remove();
    standing = [];
    const taken = [];
    const seen = new Set();
    for (const group of groups) {
      if (seen.has(group.properties.cluster_id)) continue;
      seen.add(group.properties.cluster_id);
      if (free(group.geometry.coordinates, 36, 36, taken)) cluster(group);
    }
    const zoom = map.getZoom();
    const bounds = map.getBounds();
    const sited = new Set();
    for (const { properties } of areas.features) {
      const spot = `${properties.name}${properties.role}${properties.middle}`;
      if (zoom < 5 || sited.has(spot) || !bounds.contains(properties.middle)) continue;
      sited.add(spot);
      const width = 9 * properties.name.length;
      if (sited.size < 40 && free(properties.middle, width, 20, taken)) site(properties);
    }
    let shown = 0;
    for (const [ar, en, lon, lat, from] of names) {
      if (shown >= MOST_NAMES) break;
      if (from > zoom || !bounds.contains([lon, lat])) continue;
      const words = told.language === "ar" ? ar : en;
      if (!free([lon, lat], 8 * words.length, 18, taken)) continue;
      shown += 1;
      const label = document.createElement("span");
      label.className = from < 3.5 ? "name country" : "name";
      label.textContent = words;
      stand(label, [lon, lat], true);
    }
  }

  function free(place, width, height, taken) {
    const { x, y } = map.project(place);
    const frame = [x - width / 2, y - height / 2, x + width / 2, y + height / 2];
    if (taken.some((t) => frame[0] < t[2] && frame[2] > t[0] && frame[1] < t[3] && frame[3] > t[1])) return false;
    taken.push(frame);
    return true;
  }

  function stand(element, place, silent) {
    if (silent) element.setAttribute("aria-hidden", "true");
    standing.push(new maplibre.Marker({ element }).setLngLat(place).addTo(map));
    if (silent) {
      element.removeAttribute("role");
      element.removeAttribute("aria-label");
      element.removeAttribute("tabindex");
    }
  }

  function cluster(group) {
    const button = document.createElement("button");
    const n = group.properties.point_count;
    button.type = "button";
    button.className = "cluster";
    button.textContent = new Intl.NumberFormat(told.language === "ar" ? "ar-u-nu-latn" : "en").format(n);
    button.addEventListener("click", async (event) => {
      event.stopPropagation();
      const source = map.getSource("middles");
      const leaves = await source.getClusterLeaves(group.properties.cluster_id, 100, 0);
      const keys = new Set(leaves.map((leaf) => leaf.properties.key));
      fit(areas.features.filter((one) => keys.has(one.properties.key)));
      light(leaves[0].properties.key);
      mark(leaves[0].properties.key);
    });
    stand(button, group.geometry.coordinates, false);
    button.removeAttribute("role");
    button.setAttribute("aria-label", `${button.textContent} ${told.events}`);
  }

  function site(properties) {
    const label = document.createElement("span");
    label.className = "site";
    if (properties.role !== "place") {
      const end = document.createElement("small");
      end.textContent = `${properties.role === "from" ? told.from : told.to} `;
      label.append(end);
    }
    label.append(properties.name);
    stand(label, properties.middle, true);
  }

  onTheme(() => {
    map.setStyle(style(), { diff: true });
    map.once("styledata", lay);
  });

  fetched(told.world).then((world) => {
    const list = document.getElementById("disputed");
    const notes = new Map();
    for (const { properties } of world?.features ?? []) {
      if (properties.kind === "disputed") notes.set(properties[told.language] ?? properties.en, properties.source);
    }
    for (const [note, source] of notes) {
      const item = document.createElement("li");
      item.textContent = note;
      const from = document.createElement("small");
      from.textContent = ` (${source})`;
      from.lang = "en";
      item.append(from);
      list.append(item);
    }
  });
}
