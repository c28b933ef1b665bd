// Builds what the desk's pages load besides Khabar's own code, into
// src/khabar/app/web/static/vendor. Run by `make assets`; the products are committed, so
// that a wheel needs no npm and a page no other host.
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { base } from "./base.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, "..", "src", "khabar", "app", "web", "static", "vendor");
const modules = join(here, "node_modules");
const from = (...path) => join(modules, ...path);

rmSync(out, { recursive: true, force: true });
mkdirSync(join(out, "fonts"), { recursive: true });

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

cpSync(from("htmx.org", "dist", "htmx.min.js"), join(out, "htmx.js"));
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

// Fonts: subsets by range, so that a page of Arabic loads no more than it shows.
const faces = [
  ["ibm-plex-sans-arabic", "IBM Plex Sans Arabic", ["arabic"], [400, 600]],
  ["ibm-plex-sans", "IBM Plex Sans", ["latin", "latin-ext"], [400, 600]],
  ["noto-naskh-arabic", "Noto Naskh Arabic", ["arabic", "latin"], [400, 700]],
];
let css = "/* Built by make assets; licences beside the files. */\n";
for (const [name, family, subsets, weights] of faces) {
  const folder = from("@fontsource", name);
  cpSync(join(folder, "LICENSE"), join(out, "fonts", `LICENSE.${name}`));
  for (const weight of weights) {
    const sheet = readFileSync(join(folder, `${weight}.css`), "utf8");
    for (const subset of subsets) {
      const file = `${name}-${subset}-${weight}-normal.woff2`;
      const at = sheet.indexOf(file);
      if (at < 0) throw new Error(`${name} has no ${subset} ${weight}`);
      const range = /unicode-range:\s*([^;]+);/.exec(sheet.slice(at))[1];
      cpSync(join(folder, "files", file), join(out, "fonts", file));
      css +=
        `@font-face{font-family:"${family}";font-weight:${weight};font-display:swap;` +
        `src:url("${file}") format("woff2");unicode-range:${range}}\n`;
    }
  }
}
writeFileSync(join(out, "fonts", "fonts.css"), css);

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
