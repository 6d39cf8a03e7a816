// Above the chart: the tension over time with its turning points, and the dates.
"use strict";
(function (page) {
  const { data, state, scene, el, byId } = page;
  const strip = { ticks: [], HEIGHT: 92, peaks: [] };
  const AXIS = 24;
  const STEP = 3;

  // Hostile acts and words between the chosen sides add to the tension, friendly ones ease it, and half of
  // each is forgotten after a while that suits the span shown.
  function halfLife() {
    const days = scene.scale.segments.reduce((sum, part) => sum + part.to - part.from, 0);
    return days > 1500 ? 90 : days > 400 ? 30 : days > 40 ? 7 : days > 8 ? 3 : 1;
  }
  function pairOf(s) {
    return s.targetSides.filter((side) => side !== s.side).map((side) => [s.side, side].sort().join(" \u2194 "));
  }
  function sample(width) {
    const life = halfLife();
    const acts = scene.visible.filter((s) => s.day != null && s.intensity && s.happened && (!state.pair || pairOf(s).includes(state.pair)) && !(state.until != null && s.place > state.until)).sort(page.byTime);
    const points = [];
    let value = 0;
    let day = null;
    let n = 0;
    for (let px = scene.left() - 8; px <= width; px += STEP) {
      const now = scene.scale.fromU(scene.uOfX(px));
      let heaviest = null;
      while (n < acts.length && acts[n].day <= now) {
        const s = acts[n++];
        if (day != null) value *= 2 ** (-(s.day - day) / life);
        value -= s.intensity * s.confidence * (page.marks.isHollow(s) ? 0.6 : 1);
        day = s.day;
        if (!heaviest || Math.abs(s.intensity) > Math.abs(heaviest.intensity)) heaviest = s;
      }
      const faded = day == null ? 0 : value * 2 ** (-(now - day) / life);
      points.push({ x: px, value: faded, s: heaviest });
    }
    return points;
  }
  // The highest and lowest points that stand out from what lies between them.
  function turningPoints(points, most) {
    const found = [];
    for (const sign of [1, -1]) {
      let best = null;
      let low = 0;
      for (const point of points) {
        const v = point.value * sign;
        if (point.s && v > 0 && (!best || v > best.v)) best = { v, ...point };
        if (best && v < best.v - 0.3 * most) {
          if (best.v - low > 0.3 * most) found.push(best);
          best = null;
          low = Math.max(0, v);
        }
        if (!best) low = Math.min(low, Math.max(0, v));
      }
      if (best && best.v - low > 0.3 * most) found.push(best);
    }
    return found.sort((a, b) => b.v - a.v).slice(0, 6);
  }

  function draw() {
    const holder = byId("strip");
    const width = holder.clientWidth;
    if (!width) return;
    const from = scene.scale.fromU(scene.uOfX(scene.left() - 8));
    const to = scene.scale.fromU(scene.uOfX(width));
    strip.ticks = page.time.ticks(scene.scale, scene.x, from, to, { clock: scene.hasClock, room: [scene.hasUndated ? scene.left() - 14 : 0, width] });
    const peaks = () => [...holder.querySelectorAll(".peak")];
    const held = peaks().indexOf(document.activeElement);
    holder.replaceChildren(picture(width));
    if (held >= 0 && peaks()[held]) peaks()[held].focus({ preventScroll: true });
  }
  function picture(width) {
    const c = page.marks.colours();
    const svg = el("svg", { width, height: strip.HEIGHT, role: "group", "aria-label": "Tension over time" });
    const plot = strip.HEIGHT - AXIS;
    const points = sample(width);
    const top = Math.max(0, ...points.map((p) => p.value));
    const bottom = Math.min(0, ...points.map((p) => p.value));
    const range = Math.max(top - bottom, 1);
    const zero = 10 + (top / range) * (plot - 16);
    const y = (value) => zero - (value / range) * (plot - 16);
    for (const [sign, colour] of [[1, c.hot], [-1, c.cool]]) {
      const area = points.map((p) => `${p.x},${y(Math.max(0, p.value * sign) * sign).toFixed(1)}`).join("L");
      svg.append(el("path", { d: `M${points[0].x},${zero}L${area}L${points[points.length - 1].x},${zero}Z`, fill: colour, opacity: 0.22 }));
      svg.append(el("path", { d: `M${area}`, fill: "none", stroke: colour, "stroke-width": 1.5, opacity: 0.85 }));
    }
    svg.append(el("path", { d: `M${scene.left() - 8},${zero}L${width},${zero}`, stroke: c.muted, "stroke-width": 0.6, fill: "none" }));
    strip.peaks = turningPoints(points, Math.max(top, -bottom));
    for (const peak of strip.peaks) {
      const label = `${peak.s.who} ${peak.s.label}, ${page.time.describe(peak.s.when)}`;
      const choose = () => page.select("statement", peak.s.n);
      const press = (event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); event.stopPropagation(); choose(); } };
      svg.append(el("circle", { role: "button", tabindex: "0", "aria-label": `Turning point: ${label}`, onkeydown: press, cx: peak.x, cy: y(peak.value), r: 4, fill: c.paper, stroke: peak.value > 0 ? c.hot : c.cool, "stroke-width": 2, class: "peak", onclick: choose }, el("title", {}, `Turning point: ${label}`)));
    }
    drawAxis(svg, c, width, plot);
    return svg;
  }
  function drawAxis(svg, c, width, plot) {
    for (const tick of strip.ticks) {
      svg.append(el("path", { d: `M${tick.line},${plot + 2}V${plot + 6}`, stroke: c.strong }));
      svg.append(el("text", { x: tick.x, y: strip.HEIGHT - 5, "text-anchor": "middle", fill: tick.rank < 2 ? c.ink : c.muted, "font-weight": tick.rank < 2 ? 600 : 400 }, tick.label));
    }
    if (scene.hasUndated) svg.append(el("text", { x: (scene.left() - 14) / 2, y: strip.HEIGHT - 5, "text-anchor": "middle", fill: c.muted }, "no date"));
    let last = -Infinity;
    for (const gap of scene.scale.breaks) {
      const x = scene.xOfU(gap.u);
      if (x < scene.left() || x > width || x - last < 38) continue;
      last = x;
      svg.append(el("text", { x, y: 12, "text-anchor": "middle", fill: c.muted }, page.time.describeSpan(gap.to - gap.from)));
    }
  }
  function drawCorner() {
    const pairs = new Map();
    for (const s of data.statements) for (const pair of pairOf(s)) pairs.set(pair, (pairs.get(pair) || 0) + 1);
    const leading = [...pairs].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, 12).map(([pair]) => pair);
    const choose = el("select", { id: "pair", "aria-label": "Sides whose tension is drawn", onchange: (event) => { state.pair = event.target.value; draw(); page.emit("pair"); } },
      el("option", { value: "" }, "all sides"), leading.map((pair) => el("option", { value: pair, selected: pair === state.pair }, pair)));
    const folds = [
      scene.scale.breaks.length || !state.fold ? fold("fold", "gaps", "Fold the time in which nothing is told", () => { scene.makeScale(); scene.fit(); }) : null,
      scene.canMerge ? fold("merge", "lanes", "Let actors with little to say share a lane", () => {}) : null,
    ].filter(Boolean);
    const life = halfLife();
    byId("corner").replaceChildren(
      el("div", { class: "title", title: `Hostile acts and words add their intensity, friendly ones take it away; half is forgotten after ${page.count(life, "day")}.` }, el("b", {}, "Tension"), el("span", { class: "life" }, ` halves in ${life} d`)),
      choose, folds.length ? el("div", { class: "folds" }, "Fold", folds) : "");
  }
  function fold(key, label, title, then) {
    return el("label", { class: "check", title }, el("input", { type: "checkbox", id: key, checked: state[key], onchange: (event) => { state[key] = event.target.checked; then(); page.chart.relayout(); } }), label);
  }
  page.on("moved", draw);
  page.on("light", draw);
  page.on("theme", draw);
  page.on("laid", drawCorner);
  Object.assign(strip, { draw, picture, halfLife });
  page.strip = strip;
})(window.escalate);
