// Drawing: one set of strokes for the canvas and for the SVG that is taken away, through a pen for each.
"use strict";
(function (page) {
  const { data, state, scene, marks } = page;

  const shapes = new Map(); // outlines recur: parsing one anew for each mark is most of a frame
  function shapeOf(d) {
    if (!shapes.has(d)) shapes.set(d, new Path2D(d));
    return shapes.get(d);
  }
  function canvasPen(ctx) {
    function dress({ alpha = 1, fill, stroke, width = 1, dash }) {
      ctx.globalAlpha = alpha;
      if (fill) ctx.fillStyle = fill;
      if (stroke) ctx.strokeStyle = stroke;
      ctx.lineWidth = width;
      ctx.setLineDash(dash || []);
    }
    return {
      rect(x, y, w, h, look) {
        dress(look);
        ctx.fillRect(x, y, w, h);
      },
      path(d, look, x = 0, y = 0) {
        dress(look);
        ctx.translate(x, y);
        const path = x || y ? shapeOf(d) : new Path2D(d);
        if (look.fill) ctx.fill(path);
        if (look.stroke) ctx.stroke(path);
        ctx.translate(-x, -y);
        ctx.setLineDash([]);
      },
      text(text, x, y, look) {
        dress(look);
        ctx.font = scene.FONT;
        ctx.textAlign = look.align || "left";
        ctx.textBaseline = "middle";
        ctx.lineJoin = "round";
        if (look.halo) {
          ctx.strokeStyle = look.halo;
          ctx.lineWidth = 3.5;
          ctx.strokeText(text, x, y);
        }
        ctx.fillText(text, x, y);
      },
    };
  }
  function svgPen(parent) {
    const common = ({ alpha, fill, stroke, width, dash }) => ({
      opacity: alpha === 1 ? null : alpha, fill: fill || "none", stroke, "stroke-width": stroke ? width || 1 : null, "stroke-dasharray": dash && dash.join(" "),
    });
    return {
      rect: (x, y, w, h, look) => parent.append(page.el("rect", { x, y, width: Math.max(0, w), height: Math.max(0, h), ...common(look) })),
      path: (d, look, x = 0, y = 0) => parent.append(page.el("path", { d, transform: x || y ? `translate(${x.toFixed(1)} ${y.toFixed(1)})` : null, ...common(look) })),
      text: (text, x, y, look) => parent.append(page.el("text", {
        x: x.toFixed(1), y: (y + 4).toFixed(1), fill: look.fill, opacity: look.alpha === 1 ? null : look.alpha, "text-anchor": { left: "start", right: "end", center: "middle" }[look.align || "left"],
        stroke: look.halo, "stroke-width": look.halo ? 3.5 : null, "stroke-linejoin": "round", "paint-order": "stroke",
      }, text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, ""))),
    };
  }
  const line = (x1, y1, x2, y2) => `M${x1},${y1}L${x2},${y2}`;

  // What is faint: outside of what is lit, or not yet reached by play.
  function faint(s, light) {
    if (state.until != null && s.place > state.until) return 0.06;
    return light && !(s.group ? s.group.some((m) => light.statements.has(m.n)) : light.statements.has(s.n)) ? 0.16 : 1;
  }
  function behind(pen, top, height, light) {
    const c = marks.colours();
    const width = scene.width;
    scene.lanes.forEach((lane, n) => {
      if (lane.y > top + height || lane.y + lane.height < top) return;
      pen.rect(0, lane.y, width, lane.height, { fill: n % 2 ? c.band : c.paper });
      if (lane.first && n) pen.path(line(0, lane.y - 4, width, lane.y - 4), { stroke: c.strong });
    });
    for (const tick of page.strip.ticks) pen.path(line(tick.line, top, tick.line, top + height), { stroke: c.line, width: tick.rank < 2 ? 1.5 : 1 });
    for (const gap of scene.scale.breaks) fold(pen, c, scene.xOfU(gap.u), top, height);
    if (scene.hasUndated) pen.path(line(scene.left() - 14, top, scene.left() - 14, top + height), { stroke: c.strong, dash: [2, 3] });
    for (const s of scene.shown) if ((s.whisker && s.whisker[1] > scene.left() - 8) || (s.open && !scene.isCovered(s))) whisker(pen, c, s, faint(s, light));
  }
  function fold(pen, c, x, top, height) {
    if (x < scene.left() - 6 || x > scene.width + 6) return;
    let d = "";
    for (let y = top; y < top + height + 10; y += 10) d += `${d ? "L" : "M"}${x - 2},${y}L${x + 2},${y + 5}`;
    pen.path(d, { stroke: c.paper, width: 5 });
    pen.path(d, { stroke: c.strong });
  }
  // The time within which it happened: a pale bar behind mark and label, its ends marked; an open end is an arrow.
  function whisker(pen, c, s, alpha) {
    const colour = c.quad[s.quad];
    if (s.whisker) {
      const [a, b] = s.whisker;
      pen.rect(a, s.y - 6, b - a, 12, { fill: colour, alpha: Math.max(0.09, Math.min(0.2, 24 / (b - a))) * alpha });
      pen.path(line(a, s.y - 7, a, s.y + 7) + line(b, s.y - 7, b, s.y + 7), { stroke: colour, width: 1.6, alpha: 0.7 * alpha });
    }
    if (s.open) {
      const end = s.x + (s.open === "before" ? -34 : 34);
      const barb = end + (s.open === "before" ? 5 : -5);
      pen.rect(Math.min(s.x, end), s.y - 6, 34, 12, { fill: colour, alpha: 0.2 * alpha });
      pen.path(`M${barb},${s.y - 5}L${end},${s.y}L${barb},${s.y + 5}`, { stroke: colour, width: 1.8, alpha: 0.8 * alpha });
    }
  }
  function mark(pen, s, light) {
    if (scene.isCovered(s)) return;
    const c = marks.colours();
    const alpha = faint(s, light);
    const colour = c.quad[s.quad];
    const r = scene.radius(s);
    if (s.group) {
      pen.path(marks.outline(true, r), { fill: c.paper, stroke: colour, width: 2, alpha }, s.x, s.y);
      pen.text(String(s.group.length), s.x, s.y + 0.5, { fill: c.ink, align: "center", alpha });
    } else if (marks.isHollow(s)) pen.path(marks.outline(s.spoken, r), { fill: c.paper, stroke: colour, width: 2.6, alpha }, s.x, s.y);
    else pen.path(marks.outline(s.spoken, r), { fill: colour, stroke: c.paper, width: 1.2, alpha }, s.x, s.y);
    if (s.negated) pen.path(line(s.x - r - 2, s.y + r + 2, s.x + r + 2, s.y - r - 2), { stroke: c.ink, width: 1.6, alpha });
    const chosen = page.isChosen("statement", s.n);
    const hover = page.chart.hover && page.chart.hover.kind === "statement" && page.chart.hover.n === s.n;
    if (chosen || hover) pen.path(marks.outline(s.spoken, r + 4), { stroke: c.ink, width: chosen ? 2.2 : 1.2 }, s.x, s.y);
  }
  // The column of what has no date, over what time has carried past its edge.
  function gutter(pen, top, height, light) {
    if (!scene.hasUndated || scene.view[0] <= scene.whole()[0] + 1e-6) return;
    const c = marks.colours();
    const width = scene.left() - 14;
    pen.rect(0, top, width, height, { fill: c.paper });
    scene.lanes.forEach((lane, n) => {
      pen.rect(0, lane.y, width, lane.height, { fill: n % 2 ? c.band : c.paper });
      if (lane.first && n) pen.path(line(0, lane.y - 4, width, lane.y - 4), { stroke: c.strong });
    });
    pen.path(line(width, top, width, top + height), { stroke: c.strong, dash: [2, 3] });
    for (const s of scene.shown) if (s.day == null) mark(pen, s, light);
  }
  function label(pen, s, light) {
    if (!s.text || scene.isCovered(s)) return;
    const c = marks.colours();
    const dim = faint(s, light);
    const alpha = dim < 0.1 ? 0 : dim < 1 ? 0.28 : 1;
    const r = scene.radius(s) + 5;
    const sign = s.flip ? -1 : 1;
    const look = { halo: c.paper, align: s.flip ? "right" : "left", alpha };
    if (!alpha) return;
    const note = s.note ? scene.textWidth(s.note) + 6 : 0;
    pen.text(s.text, s.x + sign * (r + (s.flip ? note : 0)), s.y + 0.5, { ...look, fill: c.ink });
    if (s.note) pen.text(s.note, s.x + sign * (r + (s.flip ? 0 : s.textWidth + 6)), s.y + 0.5, { ...look, fill: c.muted });
  }
  // A link as a path with its head; `curve` gives the ends and the control points that vis-network uses.
  function link(pen, l, curve, strong, light) {
    const c = marks.colours();
    const { a, b, points, cubic } = curve;
    const colour = c.relation[l.relation];
    const tail = cubic ? `C${points[0].x},${points[0].y} ${points[1].x},${points[1].y}` : `Q${points[0].x},${points[0].y}`;
    const width = strong ? 1.4 + 1.4 * l.confidence : 0.8 + 1.2 * l.confidence;
    const alpha = strong ? 1 : light ? 0.1 : linkAlpha();
    pen.path(`M${a.x},${a.y}${tail} ${b.x},${b.y}`, { stroke: colour, width, alpha, dash: l.basis === "inferred" ? [5, 4] : null });
    const size = strong ? 10 : 7;
    const { tip, angle } = arrive(curve, scene.radius(b) + 2, size);
    const wing = (turn) => `${tip[0] + Math.cos(angle + turn) * size},${tip[1] + Math.sin(angle + turn) * size}`;
    pen.path(`M${tip}L${wing(2.7)}L${wing(-2.7)}Z`, { fill: colour, alpha });
  }
  // Where the curve reaches the mark it leads to, and from which direction.
  function arrive({ a, b, points, cubic }, reach, size) {
    const [p, q] = cubic ? points : [points[0], null];
    const at = (t) => {
      const u = 1 - t;
      return ["x", "y"].map((k) => (cubic ? u ** 3 * a[k] + 3 * u * u * t * p[k] + 3 * u * t * t * q[k] + t ** 3 * b[k] : u * u * a[k] + 2 * u * t * p[k] + t * t * b[k]));
    };
    const far = ([x, y], distance) => Math.hypot(b.x - x, b.y - y) > distance;
    let t = 1;
    while (t > 0.02 && !far(at(t), reach)) t -= 0.01;
    let back = t;
    while (back > 0.02 && !far(at(back), reach + size)) back -= 0.01;
    const [tip, from] = [at(t), back === t ? [a.x, a.y] : at(back)];
    return { tip, angle: Math.atan2(tip[1] - from[1], tip[0] - from[0]) };
  }
  const linkAlpha = () => (scene.visible.length > 700 ? 0.13 : scene.visible.length > 250 ? 0.28 : 0.6);

  // A path that goes through an actor has no link to draw: a thin dotted line stands for it.
  function through(pen, light) {
    if (!state.path) return;
    const c = marks.colours();
    state.path.links.forEach((n, hop) => {
      if (n != null || hop === 0) return;
      const [a, b] = [state.path.statements[hop - 1], state.path.statements[hop]].map((m) => data.statements[m]);
      if (light && page.statementVisible(a) && page.statementVisible(b)) pen.path(line(a.x, a.y, b.x, b.y), { stroke: c.accent, width: 1.6, dash: [1.5, 4] });
    });
  }
  page.draw = { canvasPen, svgPen, behind, mark, label, link, through, gutter, linkAlpha };
})(window.escalate);
