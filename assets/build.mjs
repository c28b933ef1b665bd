// Builds what the desk's pages load besides Khabar's own code, into
// src/khabar/app/web/static. Run by `make assets`; the products are committed, so
// that a wheel needs no npm and a page no other host.
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { base } from "./base.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const shipped = join(here, "..", "src", "khabar", "app", "web", "static");
const out = join(shipped, "vendor");
const fonts = join(shipped, "fonts");
const modules = join(here, "node_modules");
const from = (...path) => join(modules, ...path);

for (const folder of [out, fonts]) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
}
mkdirSync(join(shipped, "js"), { recursive: true });

const esm = (entry, name) =>
  build({
    ...entry,
    outfile: join(out, name),
    bundle: true,
    format: "esm",
    minify: true,
    target: "es2022",
    legalComments: "inline",
    logLevel: "warning",
  });

cpSync(from("htmx.org", "dist", "htmx.min.js"), join(shipped, "js", "htmx.min.js"));
cpSync(from("maplibre-gl", "dist", "maplibre-gl.css"), join(out, "maplibre-gl.css"));
for (const part of ["maplibre-gl", "maplibre-gl-worker"]) {
  const text = readFileSync(from("maplibre-gl", "dist", `${part}.mjs`), "utf8");
  writeFileSync(join(out, `${part}.js`), text.replace(/\n\/\/# sourceMappingURL=.*\s*$/, "\n"));
}
await esm({ entryPoints: [from("cytoscape", "dist", "cytoscape.esm.mjs")] }, "cytoscape.js");
await esm(
  {
    stdin: {
      contents: `
        export { scaleTime, scaleUtc } from "d3-scale";
        export { axisBottom } from "d3-axis";
        export { brushX } from "d3-brush";
        export { select } from "d3-selection";`,
      resolveDir: here,
    },
  },
  "d3.js",
);

// Fonts: subsets by script, so that a page loads no more than it shows; desk.css names them.
const faces = [
  ["ibm-plex-sans-arabic", [400, 600]],
  ["noto-naskh-arabic", [400]],
];
for (const [name, weights] of faces) {
  const folder = from("@fontsource", name);
  cpSync(join(folder, "LICENSE"), join(fonts, `OFL.${name}.txt`));
  for (const weight of weights) {
    for (const subset of ["arabic", "latin"]) {
      const file = `${name}-${subset}-${weight}-normal.woff2`;
      cpSync(join(folder, "files", file), join(fonts, file));
    }
  }
}

writeFileSync(join(out, "world.json"), JSON.stringify(base(here)));

// The licence texts of all that is in the bundles.
const notices = [];
const licensed = (folder) => {
  const about = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = readdirSync(folder).find((name) => /^licen[cs]e/i.test(name));
  const text = file ? readFileSync(join(folder, file), "utf8").trim() : about.license;
  notices.push(`${about.name} ${about.version} (${about.license})\n\n${text}\n`);
};
for (const name of readdirSync(modules).sort()) {
  if (/^(htmx\.org|maplibre-gl|cytoscape|world-atlas|topojson-.*|d3-.*|internmap)$/.test(name)) {
    licensed(from(name));
  }
}
for (const scope of ["@maplibre", "@mapbox"]) {
  for (const name of readdirSync(from(scope)).sort()) licensed(from(scope, name));
}
for (const name of ["earcut", "gl-matrix", "kdbush", "murmurhash-js", "pbf", "potpack", "quickselect", "tinyqueue"]) {
  licensed(from(name));
}
writeFileSync(join(out, "LICENSES.txt"), notices.join(`\n${"-".repeat(72)}\n\n`));
