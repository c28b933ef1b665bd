/* The timeline: a row for each outlet, a mark for each event, as long as the days it may have been. */
import { axisBottom, scaleUtc, select } from "../vendor/d3.js";
import { DAY, dayNames, dayOf, fetched, light, onSeen, rtl } from "./seen.js";
import { slider } from "./slider.js";

const box = document.getElementById("timeline");
const ROW = 34;
const NAMES = 150;
const MARK = 6;
const LANES = [0, -10, 10, -5, 5]; // marks of one day stand over one another

onSeen(async (seen) => {
  const found = (await fetched(seen.dataset.days)) ?? { marks: [], days: [] };
  draw(found.marks);
  slider(document.getElementById("slider"), found.days, seen.dataset.since, seen.dataset.until);
  box.dataset.ready = "true";
});

function draw(marks) {
  box.replaceChildren();
  if (!marks.length) return;
  const outlets = [...new Set(marks.map((mark) => mark.outlet))];
  const width = Math.max(560, box.clientWidth - 16);
  const high = outlets.length * ROW + 30;
  const first = Math.min(...marks.map((mark) => +dayOf(mark.start)));
  const last = Math.max(...marks.map((mark) => +dayOf(mark.stop))) + DAY;
  const pad = Math.max(DAY, (last - first) * 0.04);
  const ends = rtl ? [width - NAMES, 16] : [NAMES, width - 16];
  const x = scaleUtc([new Date(first - pad), new Date(last + pad)], ends);
  const svg = select(box)
    .append("svg")
    .attr("viewBox", `0 0 ${width} ${high}`)
    .attr("role", "group")
    .attr("aria-label", box.dataset.title);
  for (const [number, outlet] of outlets.entries()) {
    const y = number * ROW + ROW / 2;
    const row = svg.append("g").attr("class", "row");
    row.append("line").attr("x1", ends[0]).attr("x2", ends[1]).attr("y1", y).attr("y2", y);
    row
      .append("text")
      .attr("x", rtl ? width - 4 : 4)
      .attr("y", y + 4)
      .attr("direction", rtl ? "rtl" : "ltr")
      .text(outlet.length > 22 ? `${outlet.slice(0, 21)}…` : outlet);
    let before = -Infinity;
    let lane = 0;
    for (const mark of marks.filter((one) => one.outlet === outlet)) {
      const [a, b] = [x(dayOf(mark.start)), x(new Date(+dayOf(mark.stop) + DAY))].sort((p, q) => p - q);
      lane = Math.abs(a - before) < 2 * MARK ? lane + 1 : 0;
      before = a;
      shape(row, mark, a, b, y + LANES[lane % LANES.length]);
    }
  }
  const told = dayNames(document.documentElement.lang);
  svg
    .append("g")
    .attr("class", "axis")
    .attr("transform", `translate(0,${outlets.length * ROW + 4})`)
    .call(axisBottom(x).ticks(6).tickFormat((date) => told(date, last - first)));
}

function shape(row, mark, a, b, y) {
  const link = row.append("a").attr("href", `#ev-${mark.key}`);
  link.attr("aria-label", `${mark.outlet}: ${mark.start}${mark.stop === mark.start ? "" : ` – ${mark.stop}`}`);
  const look = `mark ${mark.look}${mark.modality === "actual" ? "" : " untold"}`;
  const one = mark.start === mark.stop;
  const middle = (a + b) / 2;
  if (one && mark.look !== "own") {
    link.append("circle").attr("class", look).attr("cx", middle).attr("cy", y).attr("r", MARK);
  } else {
    const wide = one ? 2 * MARK : Math.max(2 * MARK, b - a);
    link
      .append("rect")
      .attr("class", look)
      .attr("x", one ? middle - MARK : a)
      .attr("y", y - MARK)
      .attr("width", wide)
      .attr("height", 2 * MARK)
      .attr("rx", mark.look === "own" ? 0 : MARK);
  }
  link.on("click", (event) => {
    event.preventDefault();
    for (const lit of box.querySelectorAll(".lit")) lit.classList.remove("lit");
    link.select(".mark").classed("lit", true);
    light(mark.key);
  });
}
