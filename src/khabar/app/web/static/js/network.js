/* The network: who printed on the left or right as one reads, whose word it is at the other end. */
import cytoscape from "../vendor/cytoscape.js";
import { colour, fetched, onSeen, onTheme, rtl, still } from "./seen.js";

const box = document.getElementById("network");
let graph;
let drawing = { knots: [], ties: [] };

onSeen(async (seen) => {
  drawing = (await fetched(seen.dataset.ties)) ?? drawing;
  draw();
  box.dataset.ready = "true";
});
onTheme(draw);

function draw() {
  graph?.destroy();
  const places = laid();
  const ink = colour("--ink");
  graph = cytoscape({
    container: box,
    elements: [
      ...drawing.knots.map((knot) => ({
        data: { id: knot.key, name: knot.name },
        classes: knot.kind === "publisher" ? "publisher" : knot.named ? "named" : "unnamed",
        position: places.get(knot.key).at,
      })),
      ...drawing.ties.map((tie, number) => ({
        data: { id: `t${number}`, source: tie.citing, target: tie.cited, n: tie.n, wide: 1 + Math.log2(1 + tie.n) },
        classes: `${tie.stated ? "" : "resolved"} ${places.get(tie.citing).column === places.get(tie.cited).column ? "aside" : ""}`,
      })),
    ],
    layout: { name: "preset", padding: 40, fit: true },
    userZoomingEnabled: true,
    boxSelectionEnabled: false,
    minZoom: 0.2,
    maxZoom: 2.5,
    style: [
      { selector: "node", style: { label: "data(name)", color: ink, "font-family": getComputedStyle(document.body).fontFamily, "font-size": 15, "text-wrap": "wrap", "text-max-width": 170, "text-valign": "bottom", "text-margin-y": 6, "background-color": colour("--sheet"), "border-width": 2.5, "border-color": colour("--soft"), width: 26, height: 26, "text-background-color": colour("--paper"), "text-background-opacity": 0.85, "text-background-padding": 2 } },
      { selector: ".publisher", style: { shape: "round-rectangle", width: 40, height: 24 } },
      { selector: ".named", style: { "border-color": colour("--named-ink"), "background-color": colour("--named") } },
      { selector: ".unnamed", style: { "border-color": colour("--unnamed-ink"), "background-color": colour("--unnamed"), "border-style": "dotted" } },
      { selector: "edge", style: { width: "data(wide)", "line-color": colour("--soft"), "target-arrow-color": colour("--soft"), "target-arrow-shape": "triangle", "curve-style": "bezier", label: "data(n)", "font-size": 12, color: ink, "text-background-color": colour("--sheet"), "text-background-opacity": 1, "text-background-padding": 2 } },
      { selector: ".aside", style: { "curve-style": "unbundled-bezier", "control-point-distances": rtl ? 60 : -60, "control-point-weights": 0.5 } },
      { selector: ".resolved", style: { "line-style": "dashed" } },
      { selector: ".away", style: { opacity: 0.2 } },
    ],
  });
  graph.on("tap", "node", ({ target }) => {
    const near = target.closedNeighborhood();
    graph.elements().addClass("away");
    near.removeClass("away");
    graph.animate({ fit: { eles: near, padding: 60 } }, { duration: still ? 0 : 250 });
  });
  graph.on("tap", ({ target }) => {
    if (target !== graph) return;
    graph.elements().removeClass("away");
    graph.fit(undefined, 40);
  });
}

/**
 * Three columns in reading order: outlets that nobody here cites, those who hand on, and whose
 * word it is. Within a column each stands near those that cite it.
 */
function laid() {
  const cited = new Set(drawing.ties.map((tie) => tie.cited));
  const citing = new Set(drawing.ties.map((tie) => tie.citing));
  const columns = [[], [], []];
  for (const knot of drawing.knots) {
    const column = !cited.has(knot.key) ? 0 : citing.has(knot.key) || knot.kind === "publisher" ? 1 : 2;
    columns[column].push(knot.key);
  }
  const places = new Map();
  for (const [column, keys] of columns.entries()) {
    const weight = new Map(
      keys.map((key) => {
        const before = drawing.ties.filter((tie) => tie.cited === key && places.has(tie.citing));
        const sum = before.reduce((all, tie) => all + places.get(tie.citing).at.y, 0);
        return [key, before.length ? sum / before.length : 0];
      }),
    );
    keys.sort((a, b) => weight.get(a) - weight.get(b) || (a < b ? -1 : 1));
    for (const [row, key] of keys.entries()) {
      const aside = column === 1 && keys.length > 2 ? (row % 2 ? 45 : -45) : 0;
      const x = (rtl ? -1 : 1) * (column * 300 + aside);
      places.set(key, { column, at: { x, y: (row - (keys.length - 1) / 2) * 92 } });
    }
  }
  return places;
}
