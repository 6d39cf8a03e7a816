// Above the chart the tension and the dates; beside it the lanes' names; below it the slider over all time.
"use strict";
(function (page) {
  const { data, state, scene, el } = page;
  const strip = { ticks: [] };
  const STRIP_HEIGHT = 92;
  const AXIS = 22;

  function draw() {
    const holder = document.getElementById("strip");
    const width = holder.clientWidth;
    const [a, b] = [scene.scale.fromU(scene.uOfX(scene.left())), scene.scale.fromU(scene.uOfX(width))];
    strip.ticks = page.time.ticks(scene.x, a, b, scene.scale.breaks).filter((tick) => tick.x > scene.left());
    holder.replaceChildren(picture(width));
    drawLanes();
    drawSlider();
  }
  // Each moment's mean intensity, hostile downwards, as bars that add up what falls together.
  function picture(width) {
    const c = page.marks.colours();
    const svg = el("svg", { width, height: STRIP_HEIGHT, class: "strip-picture" });
    const plot = STRIP_HEIGHT - AXIS;
    const middle = plot * 0.42;
    const scaleDown = (plot - middle - 3) / 10;
    const scaleUp = (middle - 3) / 10;
    svg.append(el("line", { x1: scene.left(), x2: width, y1: middle, y2: middle, stroke: c.strong }));
    const columns = new Map();
    for (const s of scene.visible) {
      if (s.day == null || s.x < scene.left() || s.x > width) continue;
      const key = Math.round(s.x / 7);
      const column = columns.get(key) || { up: 0, down: 0, x: key * 7, ups: 0, downs: 0 };
      if (s.intensity > 0) { column.up = Math.max(column.up, s.intensity); column.ups++; }
      else { column.down = Math.min(column.down, s.intensity); column.downs++; }
      columns.set(key, column);
    }
    for (const column of columns.values()) {
      if (column.up) svg.append(el("rect", { x: column.x - 2.5, width: 5, y: middle - column.up * scaleUp, height: column.up * scaleUp, fill: c.quad["material cooperation"], rx: 1 }));
      if (column.down) svg.append(el("rect", { x: column.x - 2.5, width: 5, y: middle, height: -column.down * scaleDown, fill: c.quad["material conflict"], rx: 1 }));
    }
    for (const tick of strip.ticks) {
      svg.append(el("line", { x1: tick.x, x2: tick.x, y1: plot, y2: plot + 5, stroke: c.strong }));
      svg.append(el("text", { x: tick.x, y: STRIP_HEIGHT - 4, "text-anchor": "middle", fill: tick.rank < 2 ? c.ink : c.muted, "font-weight": tick.rank < 2 ? 650 : 400 }, tick.label));
    }
    if (scene.hasUndated) svg.append(el("text", { x: scene.left() / 2 - 3, y: STRIP_HEIGHT - 4, "text-anchor": "middle", fill: c.muted }, "no date"));
    for (const gap of scene.scale.breaks) {
      const x = scene.xOfU(gap.u);
      if (x < scene.left() || x > width) continue;
      const years = (gap.to - gap.from) / 365.25;
      const label = years >= 1 ? `${Math.round(years)} y` : `${Math.round((gap.to - gap.from) / 30.4)} mo`;
      svg.append(el("text", { x, y: 12, "text-anchor": "middle", fill: c.muted }, label));
    }
    return svg;
  }
  function drawLanes() {
    const holder = document.getElementById("lanes");
    const { chart } = page;
    holder.replaceChildren(
      ...scene.lanes.flatMap((lane) => {
        const actor = lane.actor == null ? null : data.actors[lane.actor];
        const name = actor ? actor.name : "Unnamed source";
        const isSide = name === lane.side;
        const box = el("button", { type: "button", class: "lane" + (lane.first ? " first" : "") + (isSide ? " side" : ""), title: [name, actor && actor.role, lane.side].filter(Boolean).join(" · "), style: { top: `${lane.y - chart.scroll}px`, height: `${lane.height}px` }, onclick: () => actor && page.select("actor", lane.actor) },
          el("bdi", {}, name), actor && !isSide && lane.side !== name ? el("small", {}, el("bdi", {}, lane.side)) : null);
        return [box];
      }),
    );
  }
  const SLIDER_HEIGHT = 46;
  function drawSlider() {
    const c = page.marks.colours();
    const holder = document.getElementById("slider");
    const width = holder.clientWidth;
    const [low, high] = [-scene.scale.end * 0.03 - 0.5, scene.scale.end * 1.03 + 0.5];
    const px = (u) => 4 + ((u - low) / (high - low)) * (width - 8);
    strip.uAt = (x) => low + ((x - 4) / (width - 8)) * (high - low);
    const svg = el("svg", { width, height: SLIDER_HEIGHT });
    const bins = new Map();
    for (const s of scene.visible) if (s.day != null) {
      const key = Math.round(px(scene.scale.toU(s.day)) / 5);
      bins.set(key, (bins.get(key) || 0) + 1);
    }
    const most = Math.max(1, ...bins.values());
    for (const [key, n] of bins) {
      const height = 4 + Math.sqrt(n / most) * 24;
      svg.append(el("rect", { x: key * 5 - 2, width: 4, y: 34 - height, height, fill: c.muted, opacity: 0.55 }));
    }
    const [a, b] = scene.view.map((u) => Math.max(4, Math.min(width - 4, px(u))));
    svg.append(el("rect", { x: 4, y: 2, width: Math.max(0, a - 4), height: 33, fill: c.band, opacity: 0.8 }));
    svg.append(el("rect", { x: b, y: 2, width: Math.max(0, width - 4 - b), height: 33, fill: c.band, opacity: 0.8 }));
    svg.append(el("rect", { x: a, y: 2, width: Math.max(2, b - a), height: 33, fill: "none", stroke: c.accent, rx: 3 }));
    for (const edge of [a, b]) svg.append(el("rect", { x: edge - 3, y: 11, width: 6, height: 15, rx: 3, fill: c.accent }));
    strip.window = [a, b];
    holder.replaceChildren(svg);
  }
  function bindSlider() {
    const holder = document.getElementById("slider");
    let drag = null;
    holder.addEventListener("pointerdown", (event) => {
      const x = event.clientX - holder.getBoundingClientRect().left;
      const [a, b] = strip.window;
      const near = Math.abs(x - a) < 9 ? "from" : Math.abs(x - b) < 9 ? "to" : x > a && x < b ? "both" : "jump";
      if (near === "jump") {
        const half = (scene.view[1] - scene.view[0]) / 2;
        page.chart.show(strip.uAt(x) - half, strip.uAt(x) + half);
      }
      drag = { how: near === "jump" ? "both" : near, x, view: [...scene.view] };
      holder.setPointerCapture(event.pointerId);
    });
    holder.addEventListener("pointermove", (event) => {
      if (!drag) return;
      const shift = strip.uAt(event.clientX - holder.getBoundingClientRect().left) - strip.uAt(drag.x);
      const [a, b] = drag.view;
      const least = 0.2;
      if (drag.how === "from") page.chart.show(Math.min(a + shift, b - least), b);
      else if (drag.how === "to") page.chart.show(a, Math.max(b + shift, a + least));
      else page.chart.show(a + shift, b + shift);
    });
    for (const end of ["pointerup", "pointercancel"]) holder.addEventListener(end, () => (drag = null));
  }
  page.on("moved", draw);
  Object.assign(strip, { draw, bindSlider, state });
  page.strip = strip;
})(window.escalate);
