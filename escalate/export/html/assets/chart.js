// The chart: vis-network holds the marks and links and finds what is under the pointer; time and lanes are ours.
"use strict";
(function (page) {
  const { data, state, scene, marks } = page;
  const holder = document.getElementById("network");
  const tip = document.getElementById("tip");
  const chart = { scroll: 0, hover: null };
  let network;
  let nodes;
  let edges;
  let light = null;

  function start() {
    const input = JSON.parse(document.getElementById("network-data").textContent);
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
    new ResizeObserver(relayout).observe(document.getElementById("chart"));
    page.on("filter", relayout);
    page.on("select", () => { light = page.lit(); reveal(); network.redraw(); });
    page.on("theme", () => { edges.update(data.links.map((link) => ({ id: `l${link.n}`, ...edgeLook(link) }))); network.redraw(); });
    relayout();
  }
  function edgeLook(link) {
    const colour = marks.colours().relation[link.relation];
    const level = data.statements[link.from].lane === data.statements[link.to].lane;
    const smooth = level ? { enabled: true, type: "curvedCW", roundness: 0.25 } : { enabled: true, type: "cubicBezier", forceDirection: "horizontal", roundness: scene.ROUNDNESS };
    return { color: { color: colour, highlight: colour, hover: colour, inherit: false }, smooth };
  }
  const nodeOf = (n) => network.body.nodes[`s${n}`];
  const edgeOf = (n) => network.body.edges[`l${n}`];

  function size() {
    const box = document.getElementById("chart").getBoundingClientRect();
    return [Math.max(box.width, 50), Math.max(box.height, 50)];
  }
  function relayout() {
    const [width, height] = size();
    scene.layout(width, height);
    light = page.lit();
    const hideNodes = data.statements.filter((s) => nodeOf(s.n).options.hidden === page.statementVisible(s));
    nodes.update(hideNodes.map((s) => ({ id: `s${s.n}`, hidden: !page.statementVisible(s) })));
    const hideEdges = data.links.filter((link) => edgeOf(link.n).options.hidden === page.linkVisible(link));
    edges.update(hideEdges.map((link) => ({ id: `l${link.n}`, hidden: !page.linkVisible(link) })));
    move();
  }
  // Put every mark where the scene says, and the camera so that chart pixels are canvas units.
  function move() {
    const [width, height] = size();
    scene.place();
    for (const s of scene.visible) {
      const node = nodeOf(s.n);
      node.x = s.x;
      node.y = s.y;
    }
    chart.scroll = Math.max(0, Math.min(chart.scroll, scene.height - height));
    network.moveTo({ position: { x: width / 2, y: height / 2 + chart.scroll }, scale: 1, animation: false });
    network.redraw();
    page.emit("moved");
    const empty = document.getElementById("empty");
    empty.hidden = scene.visible.length > 0;
    empty.textContent = data.statements.length ? "Everything is filtered away. Click the crossed-out signs above to bring it back." : "No statements were found in the articles. problems.jsonl says what was skipped.";
  }
  let repack = 0;
  function zoom(factor, atPixel) {
    const [a, b] = scene.view;
    const u = scene.uOfX(atPixel ?? (scene.left() + scene.width) / 2);
    const span = Math.max(0.2, Math.min((b - a) * factor, scene.scale.end * 1.5 + 2));
    const share = (u - a) / (b - a);
    scene.view = [u - share * span, u - share * span + span];
    move();
    clearTimeout(repack);
    repack = setTimeout(relayout, 140);
  }
  function pan(dx, dy) {
    const [a, b] = scene.view;
    const shift = scene.uOfX(0) - scene.uOfX(dx);
    const end = scene.scale.end;
    const room = (b - a) * 0.6;
    const bounded = Math.max(-room - a, Math.min(shift, end + room - b));
    if ((shift < 0 && a > -room) || (shift > 0 && b < end + room)) scene.view = [a + bounded, b + bounded];
    chart.scroll -= dy;
    move();
  }
  function show(from, to) {
    scene.view = [from, Math.max(to, from + 0.2)];
    relayout();
  }
  // Bring the selected statement into view.
  function reveal() {
    const chosen = state.selected;
    if (!chosen || chosen.kind !== "statement") return;
    const s = data.statements[chosen.n];
    const [width, height] = size();
    if (s.y < chart.scroll + 20 || s.y > chart.scroll + height - 20) chart.scroll = s.y - height / 2;
    if (s.day != null && (s.x < scene.left() || s.x > width - 20)) {
      const u = scene.scale.toU(s.day);
      const half = (scene.view[1] - scene.view[0]) / 2;
      scene.view = [u - half, u + half];
    }
    move();
  }

  function renderMark({ ctx, id, x, y }) {
    const s = data.statements[Number(id.slice(1))];
    const chosen = state.selected && state.selected.kind === "statement" && state.selected.n === s.n;
    const hover = chart.hover && chart.hover.kind === "statement" && chart.hover.n === s.n;
    return {
      drawNode: () => marks.drawMark(ctx, s, x, y, { dim: light && !light.statements.has(s.n), selected: chosen, hover }),
      nodeDimensions: { width: s.r * 2, height: s.r * 2 },
    };
  }
  function drawBehind(ctx) {
    const c = marks.colours();
    const [width, height] = size();
    const top = chart.scroll;
    scene.lanes.forEach((lane, n) => {
      ctx.fillStyle = n % 2 ? c.band : c.paper;
      ctx.fillRect(0, lane.y, width, lane.height);
      if (lane.first && n) line(ctx, c.strong, 1, 0, lane.y - 4, width, lane.y - 4);
    });
    for (const tick of page.strip.ticks) line(ctx, c.line, tick.rank < 2 ? 1.4 : 1, tick.x, top, tick.x, top + height);
    for (const gap of scene.scale.breaks) drawBreak(ctx, c, scene.xOfU(gap.u), top, height);
    if (scene.hasUndated) line(ctx, c.strong, 1, scene.left() - 6, top, scene.left() - 6, top + height, [2, 3]);
    for (const s of scene.visible) if (s.whisker || s.open) drawWhisker(ctx, c, s);
    ctx.globalAlpha = light ? 0.1 : scene.visible.length > 400 ? 0.3 : 0.62;
  }
  function line(ctx, colour, width, x1, y1, x2, y2, dash) {
    ctx.strokeStyle = colour;
    ctx.lineWidth = width;
    ctx.setLineDash(dash || []);
    ctx.beginPath();
    ctx.moveTo(x1, y1);
    ctx.lineTo(x2, y2);
    ctx.stroke();
    ctx.setLineDash([]);
  }
  function drawBreak(ctx, c, x, top, height) {
    ctx.fillStyle = c.paper;
    ctx.fillRect(x - 5, top, 10, height);
    for (const shift of [-4, 4]) {
      ctx.strokeStyle = c.strong;
      ctx.lineWidth = 1;
      ctx.beginPath();
      for (let y = top; y < top + height + 10; y += 10) {
        ctx.lineTo(x + shift - 2, y);
        ctx.lineTo(x + shift + 2, y + 5);
      }
      ctx.stroke();
    }
  }
  function drawWhisker(ctx, c, s) {
    ctx.globalAlpha = light && !light.statements.has(s.n) ? 0.12 : 0.5;
    const colour = c.quad[s.quad];
    if (s.whisker) {
      line(ctx, colour, 2, s.whisker[0], s.y, s.whisker[1], s.y);
      for (const end of s.whisker) line(ctx, colour, 2, end, s.y - 4, end, s.y + 4);
    }
    if (s.open) {
      const reach = s.open === "before" ? -34 : 34;
      line(ctx, colour, 2, s.x, s.y, s.x + reach, s.y, [3, 3]);
      line(ctx, colour, 2, s.x + reach, s.y, s.x + reach * 0.85, s.y - 4);
      line(ctx, colour, 2, s.x + reach, s.y, s.x + reach * 0.85, s.y + 4);
    }
    ctx.globalAlpha = 1;
  }
  function drawInFront(ctx) {
    const c = marks.colours();
    ctx.globalAlpha = 1;
    const bright = light ? [...light.links] : chart.hover && chart.hover.kind === "link" ? [chart.hover.n] : [];
    for (const n of bright) if (page.linkVisible(data.links[n])) drawLink(ctx, c, data.links[n]);
    if (light) for (const n of light.statements) redrawMark(ctx, data.statements[n]);
    ctx.font = scene.FONT;
    ctx.textBaseline = "middle";
    ctx.lineJoin = "round";
    for (const s of scene.visible) {
      if (!s.text) continue;
      ctx.globalAlpha = light && !light.statements.has(s.n) ? 0.25 : 1;
      ctx.textAlign = s.flip ? "right" : "left";
      const at = s.flip ? s.x - s.r - 5 : s.x + s.r + 5;
      ctx.strokeStyle = c.paper;
      ctx.lineWidth = 3.5;
      ctx.strokeText(s.text, at, s.y + 0.5);
      ctx.fillStyle = c.ink;
      ctx.fillText(s.text, at, s.y + 0.5);
    }
    ctx.globalAlpha = 1;
  }
  function redrawMark(ctx, s) {
    if (!page.statementVisible(s)) return;
    const chosen = state.selected && state.selected.kind === "statement" && state.selected.n === s.n;
    marks.drawMark(ctx, s, s.x, s.y, { selected: chosen });
  }
  // The curve of a link as vis-network draws it: control points come from it.
  function path(link) {
    const a = data.statements[link.from];
    const b = data.statements[link.to];
    const via = edgeOf(link.n).edgeType.getViaNode();
    const points = Array.isArray(via) ? via : [via, via];
    return { a, b, points, cubic: Array.isArray(via) };
  }
  function drawLink(ctx, c, link) {
    const { a, b, points, cubic } = path(link);
    const colour = c.relation[link.relation];
    ctx.strokeStyle = colour;
    ctx.lineWidth = 1.4 + 1.4 * link.confidence;
    ctx.setLineDash(link.basis === "inferred" ? [6, 4] : []);
    ctx.beginPath();
    ctx.moveTo(a.x, a.y);
    if (cubic) ctx.bezierCurveTo(points[0].x, points[0].y, points[1].x, points[1].y, b.x, b.y);
    else ctx.quadraticCurveTo(points[0].x, points[0].y, b.x, b.y);
    ctx.stroke();
    ctx.setLineDash([]);
    const last = points[points.length - 1];
    const angle = Math.abs(b.x - last.x) + Math.abs(b.y - last.y) > 0.5 ? Math.atan2(b.y - last.y, b.x - last.x) : Math.atan2(b.y - a.y, b.x - a.x);
    const tipX = b.x - Math.cos(angle) * (b.r + 2);
    const tipY = b.y - Math.sin(angle) * (b.r + 2);
    ctx.fillStyle = colour;
    ctx.beginPath();
    ctx.moveTo(tipX, tipY);
    for (const turn of [2.7, -2.7]) ctx.lineTo(tipX + Math.cos(angle + turn) * 10, tipY + Math.sin(angle + turn) * 10);
    ctx.fill();
  }

  function onClick(params) {
    if (params.nodes.length) page.select("statement", Number(params.nodes[0].slice(1)));
    else if (params.edges.length) page.select("link", Number(params.edges[0].slice(1)));
    else page.select(null);
  }
  function setHover(hover) {
    chart.hover = hover;
    holder.style.cursor = hover ? "pointer" : "";
    network.redraw();
    tip.hidden = !hover;
    if (!hover) return;
    if (hover.kind === "link") {
      const link = data.links[hover.n];
      const { a, b } = path(link);
      tip.replaceChildren(page.el("b", {}, marks.RELATIONS[link.relation]), page.el("span", {}, ` · ${link.basis}`), page.el("p", {}, link.reason));
      placeTip((a.x + b.x) / 2, (a.y + b.y) / 2);
    } else {
      const s = data.statements[hover.n];
      const words = s.quote || s.reports[0].text;
      tip.replaceChildren(page.el("b", {}, s.who), ` ${s.label}`, page.el("span", { class: "date" }, page.time.describe(s.when)), page.el("p", {}, scene.shorten(words, 170)));
      placeTip(s.x, s.y);
    }
  }
  function placeTip(x, y) {
    const [width, height] = size();
    tip.style.left = `${Math.max(4, Math.min(x + 14, width - tip.offsetWidth - 6))}px`;
    const below = y - chart.scroll + 16;
    tip.style.top = `${below + tip.offsetHeight > height ? Math.max(4, below - tip.offsetHeight - 30) : below}px`;
  }
  function bindPointer() {
    let drag = null;
    holder.addEventListener("wheel", (event) => {
      event.preventDefault();
      const [, height] = size();
      const sideways = Math.abs(event.deltaX) > Math.abs(event.deltaY);
      if (sideways || event.shiftKey) pan(-(event.deltaX || event.deltaY), 0);
      else if (scene.height > height + 2 && !event.ctrlKey && !event.altKey) pan(0, -event.deltaY);
      else zoom(Math.exp(Math.max(-120, Math.min(120, event.deltaY)) * 0.0022), event.offsetX);
    }, { passive: false, capture: true });
    holder.addEventListener("pointerdown", (event) => { if (event.button === 0) drag = { x: event.clientX, y: event.clientY, far: false }; });
    window.addEventListener("pointermove", (event) => {
      if (!drag) return;
      const dx = event.clientX - drag.x;
      const dy = event.clientY - drag.y;
      if (!drag.far && Math.hypot(dx, dy) < 5) return;
      drag = { x: event.clientX, y: event.clientY, far: true };
      tip.hidden = true;
      pan(dx, dy);
    });
    for (const end of ["pointerup", "pointercancel"]) window.addEventListener(end, () => { if (drag && drag.far) relayout(); drag = null; });
  }
  Object.assign(chart, { start, zoom, pan, show, relayout, move, size, path, reveal });
  page.chart = chart;
})(window.escalate);
