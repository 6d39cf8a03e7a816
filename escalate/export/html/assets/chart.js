// The chart: vis-network holds the marks and links, draws the links and finds what is under the pointer.
// Time, lanes, zoom and scroll are ours, because vis-network zooms both axes alike.
"use strict";
(function (page) {
  const { data, state, scene, marks, draw, byId, el } = page;
  const holder = byId("network");
  const frame = byId("chart");
  const tip = byId("tip");
  const narrow = matchMedia("(max-width: 820px)"); // as in page.css
  const chart = { scroll: 0, hover: null };
  let network;
  let nodes;
  let edges;
  let light = null;
  let wanted = 0;
  let fitted = [0, 0];

  function start() {
    const input = JSON.parse(byId("network-data").textContent);
    input.nodes.forEach((node) => (node.ctxRenderer = renderMark));
    nodes = new vis.DataSet(input.nodes);
    edges = new vis.DataSet(input.edges.map((edge, n) => ({ ...edge, ...edgeLook(data.links[n]) })));
    network = new vis.Network(holder, { nodes, edges }, input.options);
    network.on("beforeDrawing", drawBehind);
    network.on("afterDrawing", drawInFront);
    network.on("click", onClick);
    network.on("hoverNode", ({ node }) => setHover({ kind: "statement", n: Number(node.slice(1)) }));
    network.on("hoverEdge", ({ edge }) => setHover({ kind: "link", n: Number(edge.slice(1)) }));
    network.on("blurNode", () => setHover(null));
    network.on("blurEdge", () => setHover(null));
    chart.network = network;
    scene.makeScale();
    scene.fit();
    bindPointer();
    page.on("filter", relayout);
    page.on("select", (chosen) => { relight(); if (chosen) reveal(); else move(); });
    page.on("light", relight);
    bindScrollbar();
    page.on("theme", () => { edges.update(data.links.map((link) => ({ id: `l${link.n}`, ...edgeLook(link) }))); redraw(); });
    relayout();
    const isSeen = () => frame.clientWidth > 0; // on paper and behind another view it has no size to be laid out in
    new ResizeObserver(() => { const [w, h] = size(); if (isSeen() && (w !== scene.width || h !== chart.height)) relayout(); }).observe(frame);
  }
  function edgeLook(link) {
    const colour = marks.colours().relation[link.relation];
    const level = data.statements[link.from].lane === data.statements[link.to].lane;
    const smooth = level ? { enabled: true, type: "curvedCW", roundness: 0.22 } : { enabled: true, type: "cubicBezier", forceDirection: "horizontal", roundness: 0.5 };
    return { width: 0.8 + 1.2 * link.confidence, dashes: link.basis === "inferred" ? [5, 4] : false, color: { color: colour, highlight: colour, hover: colour, inherit: false }, smooth };
  }
  const nodeOf = (n) => network.body.nodes[`s${n}`];
  const edgeOf = (n) => network.body.edges[`l${n}`];

  function size() {
    return [Math.max(frame.clientWidth, 50), Math.max(frame.clientHeight, 50)];
  }
  function redraw() {
    wanted ||= requestAnimationFrame(() => { wanted = 0; network.redraw(); });
  }
  function relight() {
    light = page.lit();
    const grouped = light && light.statements.size < 60 && [...light.statements].some((n) => data.statements[n].stands);
    if (grouped) relayout();
    else redraw();
  }
  // Lay everything out anew: after a change of filters, size or zoom.
  function relayout() {
    const [width, height] = size();
    chart.height = height;
    scene.layout(width, height);
    light = page.lit();
    const shown = new Set(scene.shown.map((s) => s.n));
    for (const s of data.statements) nodeOf(s.n).options.hidden = !shown.has(s.n);
    hideLinks();
    network.body.emitter.emit("_dataChanged"); // once for all: updating the data sets costs half a second at 1,000
    move();
    page.emit("laid");
    tellIfEmpty();
  }
  function hideLinks() {
    const seen = new Set();
    for (const link of data.links) {
      let show = page.linkVisible(link);
      if (show && scene.collapsed) {
        const [a, b] = [link.from, link.to].map((n) => (data.statements[n].stands || data.statements[n]).n);
        const key = `${a}>${b}`;
        show = a !== b && !seen.has(key);
        seen.add(key);
      }
      edgeOf(link.n).options.hidden = !show;
    }
  }
  // Put every mark where the scene says, and the camera so that a pixel of the chart is a unit of the canvas.
  function move() {
    const [width, height] = size();
    scene.place();
    for (const s of scene.visible) {
      const node = nodeOf(s.n);
      node.x = s.x;
      node.y = s.y;
    }
    chart.scroll = Math.max(0, Math.min(chart.scroll, scene.height - clear()));
    if (width !== fitted[0] || height !== fitted[1]) {
      network.setSize(`${width}px`, `${height}px`); // changes the scale, too, so it comes before the camera is set
      fitted = [width, height];
    }
    network.moveTo({ position: { x: width / 2, y: height / 2 + chart.scroll }, scale: 1, animation: false });
    const bar = byId("scrollbar");
    bar.hidden = scene.height <= height + 1;
    Object.assign(bar.style, { top: `${(chart.scroll / scene.height) * height}px`, height: `${(height / scene.height) * height}px` });
    page.emit("moved");
    redraw();
  }
  function tellIfEmpty() {
    const empty = byId("empty");
    empty.hidden = scene.visible.length > 0;
    const text = data.statements.length ? "Everything is filtered away." : "No statements were found in the articles. The file problems.jsonl beside this page says what was skipped, and why.";
    empty.replaceChildren(text, data.statements.length ? el("button", { type: "button", class: "action", onclick: page.showAll }, "Show everything") : "");
    const note = byId("collapsed");
    note.hidden = !scene.dense;
    note.textContent = `${scene.visible.length} statements: those of one lane close in time are drawn as one. Click one to list it, zoom in to part it.`;
  }

  let settling = 0;
  function settle() {
    clearTimeout(settling);
    settling = setTimeout(relayout, 120);
  }
  function zoom(factor, atPixel) {
    const [a, b] = scene.view;
    const at = Math.max(scene.left(), atPixel ?? (scene.left() + scene.width) / 2);
    const u = scene.uOfX(at);
    const full = scene.whole();
    const span = Math.max(0.12, Math.min((b - a) * factor, (full[1] - full[0]) * 1.4));
    const from = u - ((u - a) / (b - a)) * span;
    scene.view = [from, from + span];
    move();
    settle();
  }
  function pan(dx, dy) {
    const [a, b] = scene.view;
    const full = scene.whole();
    const room = (b - a) * 0.5;
    const shift = Math.max(full[0] - room - a, Math.min(scene.uOfX(0) - scene.uOfX(dx), full[1] + room - b));
    scene.view = [a + shift, b + shift];
    chart.scroll -= dy;
    move();
    if (dx) settle();
  }
  function show(from, to) {
    scene.view = [from, Math.max(to, from + 0.12)];
    move();
    settle();
  }
  // How much of the chart's height the panel leaves clear: on a phone it lies over the chart.
  function clear() {
    const [, height] = size();
    if (!narrow.matches || !document.body.classList.contains("reading")) return height;
    const top = frame.getBoundingClientRect().top;
    if (top < 0) window.scrollTo(0, 0);
    return Math.max(60, Math.min(height, byId("panel").getBoundingClientRect().top - frame.getBoundingClientRect().top));
  }
  // Bring the selected statement into view.
  function reveal() {
    const chosen = state.selected;
    if (!chosen || chosen.kind !== "statement" || state.view !== "timeline") return;
    const s = data.statements[chosen.n];
    if (!page.statementVisible(s)) return;
    const [width, height] = [size()[0], clear()];
    const below = s.y < chart.scroll + 20 || s.y > chart.scroll + height - 20;
    const beside = s.day != null && (s.x < scene.left() - 6 || s.x > width - 12);
    if (below) chart.scroll = s.y - height / 2;
    if (beside) {
      const half = (scene.view[1] - scene.view[0]) / 2;
      const u = scene.scale.toU(s.day);
      scene.view = [u - half, u + half];
    }
    if (beside) relayout();
    else if (below) move();
  }

  function renderMark({ ctx, id }) {
    const s = data.statements[Number(id.slice(1))];
    const r = scene.radius(s);
    return { drawNode: () => draw.mark(draw.canvasPen(ctx), s, light), nodeDimensions: { width: r * 2, height: r * 2 } };
  }
  function drawBehind(ctx) {
    const [, height] = size();
    draw.behind(draw.canvasPen(ctx), chart.scroll, height, light);
    ctx.globalAlpha = light || state.until != null ? 0.1 : draw.linkAlpha(); // for the links that vis-network draws next
  }
  function drawInFront(ctx) {
    const pen = draw.canvasPen(ctx);
    const [, height] = size();
    for (const n of brightLinks()) draw.link(pen, data.links[n], curve(data.links[n]), true);
    draw.through(pen, light);
    if (light) for (const n of light.statements) if (scene.visible.length && page.statementVisible(data.statements[n]) && !data.statements[n].stands) draw.mark(pen, data.statements[n], light);
    draw.gutter(pen, chart.scroll, height, light);
    for (const s of scene.shown) draw.label(pen, s, light);
    ctx.globalAlpha = 1;
  }
  function brightLinks() {
    const reached = (link) => state.until == null || data.statements[link.to].place <= state.until;
    const found = light ? [...light.links].map((n) => data.links[n]) : state.until != null ? data.links.filter(reached) : [];
    if (chart.hover && chart.hover.kind === "link") found.push(data.links[chart.hover.n]);
    return found.filter((link) => page.linkVisible(link) && reached(link)).map((link) => link.n);
  }
  // The ends of a link and the control points that vis-network draws it with.
  function curve(link) {
    const via = edgeOf(link.n).edgeType.getViaNode();
    const cubic = Array.isArray(via);
    return { a: data.statements[link.from], b: data.statements[link.to], points: cubic ? via : [via], cubic };
  }

  function onClick(params) {
    if (params.nodes.length) {
      const s = data.statements[Number(params.nodes[0].slice(1))];
      if (scene.isCovered(s)) return;
      if (s.group) page.select("group", s.group.map((m) => m.n));
      else page.select("statement", s.n);
    } else if (params.edges.length) page.select("link", Number(params.edges[0].slice(1)));
    else page.select(null);
  }
  function setHover(hover) {
    if (hover && hover.kind === "statement" && scene.isCovered(data.statements[hover.n])) return;
    chart.hover = hover;
    holder.style.cursor = hover ? "pointer" : "";
    redraw();
    tip.hidden = !hover;
    if (!hover) return;
    if (hover.kind === "link") {
      const link = data.links[hover.n];
      const { a, b } = curve(link);
      tip.replaceChildren(el("b", {}, marks.RELATIONS[link.relation]), ` · ${link.basis}`, el("p", {}, el("bdi", {}, link.reason)));
      placeTip((a.x + b.x) / 2, (a.y + b.y) / 2);
      return;
    }
    const s = data.statements[hover.n];
    if (s.group) tip.replaceChildren(el("b", {}, s.who), ` · ${page.count(s.group.length, "statement")}`, el("p", {}, "Click to list them, zoom in to part them."));
    else tip.replaceChildren(el("b", {}, el("bdi", {}, s.who)), " ", el("bdi", {}, s.label), el("span", { class: "on" }, page.time.describe(s.when)), el("p", { dir: "auto" }, scene.shorten(s.words, 170)));
    placeTip(s.x, s.y);
  }
  function placeTip(x, y) {
    const [width, height] = size();
    tip.style.left = `${Math.max(4, Math.min(x + 14, width - tip.offsetWidth - 6))}px`;
    const below = y - chart.scroll + 16;
    tip.style.top = `${below + tip.offsetHeight > height ? Math.max(4, below - tip.offsetHeight - 30) : below}px`;
  }
  function bindPointer() {
    holder.addEventListener("wheel", onWheel, { passive: false, capture: true });
    const held = new Map();
    let far = false;
    holder.addEventListener("pointerdown", (event) => { if (event.button === 0) { held.set(event.pointerId, [event.clientX, event.clientY]); far = false; } });
    window.addEventListener("pointermove", (event) => {
      const before = held.get(event.pointerId);
      if (!before) return;
      const now = [event.clientX, event.clientY];
      if (held.size === 2) {
        const other = [...held].find(([id]) => id !== event.pointerId)[1];
        const apart = (p) => Math.max(12, Math.abs(p[0] - other[0]));
        zoom(apart(before) / apart(now), (now[0] + other[0]) / 2 - holder.getBoundingClientRect().left);
      } else {
        if (!far && Math.hypot(now[0] - before[0], now[1] - before[1]) < 5) return;
        tip.hidden = true;
        pan(now[0] - before[0], now[1] - before[1]);
      }
      far = true;
      held.set(event.pointerId, now);
    });
    for (const end of ["pointerup", "pointercancel"]) window.addEventListener(end, (event) => { if (held.delete(event.pointerId) && far) settle(); });
  }
  function bindScrollbar() {
    const bar = byId("scrollbar");
    let from = null;
    bar.addEventListener("pointerdown", (event) => { from = event.clientY; bar.setPointerCapture(event.pointerId); event.stopPropagation(); });
    bar.addEventListener("pointermove", (event) => {
      if (from == null) return;
      chart.scroll += ((event.clientY - from) * scene.height) / size()[1];
      from = event.clientY;
      move();
    });
    for (const end of ["pointerup", "pointercancel"]) bar.addEventListener(end, () => (from = null));
  }
  function onWheel(event) {
    event.preventDefault();
    event.stopPropagation();
    const [, height] = size();
    const step = event.deltaMode === 1 ? 16 : 1;
    const sideways = Math.abs(event.deltaX) > Math.abs(event.deltaY);
    if (sideways || event.shiftKey) pan(-(event.deltaX || event.deltaY) * step, 0);
    else if (scene.height > height + 2 && !event.ctrlKey && !event.altKey) pan(0, -event.deltaY * step);
    else zoom(Math.exp(Math.max(-120, Math.min(120, event.deltaY * step)) * 0.0022), event.offsetX);
  }
  Object.assign(chart, { start, zoom, pan, show, relayout, redraw, size, curve, reveal });
  page.chart = chart;
})(window.escalate);
