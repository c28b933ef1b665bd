/* Events by day as bars, with a stretch of days that can be dragged. The date fields of the form do the same. */
import { axisBottom, brushX, scaleUtc, select } from "../vendor/d3.js";
import { ask, DAY, dayNames, dayOf, isoOf, rtl } from "./seen.js";

const HEIGHT = 64;
const BARS = 40;

/** Draw the slider of `days` ([day, n] pairs) into `box`, the days asked for marked. */
export function slider(box, days, since, until) {
  box.replaceChildren();
  if (!days.length) return;
  const width = Math.max(240, box.clientWidth);
  const first = dayOf(days[0][0]);
  const last = new Date(dayOf(days.at(-1)[0]).getTime() + DAY);
  const span = last - first;
  const pad = Math.max(DAY, span * 0.03);
  const ends = rtl ? [width - 12, 12] : [12, width - 12];
  const x = scaleUtc([new Date(first - pad), new Date(+last + pad)], ends);
  const most = Math.max(...days.map(([, n]) => n));
  const svg = select(box)
    .append("svg")
    .attr("viewBox", `0 0 ${width} ${HEIGHT + 22}`)
    .attr("role", "img")
    .attr("aria-label", box.dataset.title);
  for (const [day, n] of days) {
    const [a, b] = [x(dayOf(day)), x(new Date(+dayOf(day) + DAY))];
    const high = 4 + (BARS * n) / most;
    svg
      .append("rect")
      .attr("class", "bar")
      .attr("x", Math.min(a, b))
      .attr("width", Math.max(2, Math.abs(b - a) - 1))
      .attr("y", HEIGHT - high)
      .attr("height", high)
      .append("title")
      .text(`${day}: ${n}`);
  }
  const told = dayNames(document.documentElement.lang);
  svg
    .append("g")
    .attr("class", "axis")
    .attr("transform", `translate(0,${HEIGHT})`)
    .call(axisBottom(x).ticks(Math.min(6, Math.max(2, Math.round(span / DAY)))).tickFormat((d) => told(d, span)));
  const brush = brushX().extent([[12, 0], [width - 12, HEIGHT]]);
  const drawn = svg.append("g").attr("class", "brush").call(brush);
  if (since || until) {
    const from = x(since ? dayOf(since) : first);
    const to = x(until ? new Date(+dayOf(until) + DAY) : last);
    drawn.call(brush.move, [Math.min(from, to), Math.max(from, to)]);
  }
  brush.on("end", (event) => {
    if (!event.sourceEvent) return;
    if (!event.selection) {
      ask("", "");
      return;
    }
    const days = event.selection.map((at) => x.invert(at)).sort((a, b) => a - b);
    ask(isoOf(days[0]), isoOf(new Date(+days[1] - 1)));
  });
  drawn.on("end", null);
}
