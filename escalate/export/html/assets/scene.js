// Where everything lies, in pixels of the chart: x from the time scale, y from lanes and rows within them.
"use strict";
(function (page) {
  const { data, state } = page;
  const FONT = "12.5px system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";
  const UNDATED_WIDTH = 64;
  const ruler = document.createElement("canvas").getContext("2d");
  const widths = new Map();
  const scene = { marks: [], lanes: [], height: 0, width: 0, level: 0, FONT, view: [0, 1] };

  function textWidth(text) {
    if (!widths.has(text)) {
      ruler.font = FONT;
      widths.set(text, ruler.measureText(text).width);
    }
    return widths.get(text);
  }
  function shorten(text, most) {
    const runes = [...text];
    return runes.length > most ? runes.slice(0, most - 1).join("").trimEnd() + "…" : text;
  }

  function makeScale() {
    const days = data.statements.filter((s) => s.day != null).map((s) => s.day);
    scene.scale = page.time.foldedScale(days, state.fold);
    scene.hasUndated = data.statements.some((s) => s.day == null);
  }
  function fit() {
    const end = Math.max(scene.scale.end, 1);
    scene.view = [-end * 0.03, end * 1.03];
  }
  function left() {
    return scene.hasUndated ? UNDATED_WIDTH : 8;
  }
  function x(day) {
    if (day == null) return UNDATED_WIDTH / 2 - 8;
    return xOfU(scene.scale.toU(day));
  }
  function xOfU(u) {
    const [a, b] = scene.view;
    const right = scene.width - scene.margin;
    return left() + 14 + ((u - a) / (b - a)) * (right - left() - 14);
  }
  function uOfX(px) {
    const [a, b] = scene.view;
    return a + ((px - left() - 14) / (scene.width - scene.margin - left() - 14)) * (b - a);
  }

  // Lay the visible statements out. Three levels: full labels, short labels, marks with labels where there is room.
  function layout(width, height) {
    scene.width = width;
    scene.visible = data.statements.filter(page.statementVisible);
    scene.margin = Math.min(150, width * 0.2);
    const plans = [
      { most: 34, label: (s) => s.label, rowHeight: 25, pad: 9, limit: 1 },
      { most: 22, label: (s) => s.label, rowHeight: 22, pad: 6, limit: 1.25 },
      { most: 18, label: (s) => s.verb, rowHeight: 20, pad: 5, limit: 1.6 },
      { most: 0, label: () => "", rowHeight: 14, pad: 3, limit: 2.5 },
      { most: 0, label: () => "", rowHeight: 8, pad: 2, limit: Infinity },
    ];
    for (const [level, plan] of plans.entries()) {
      scene.level = level;
      pack(plan);
      if (scene.height <= height * plan.limit) break;
    }
    spread(height);
    place();
  }
  function pack(plan) {
    const byLane = new Map();
    for (const s of scene.visible) {
      if (!byLane.has(s.lane)) byLane.set(s.lane, []);
      byLane.get(s.lane).push(s);
    }
    scene.lanes = [];
    scene.rowHeight = plan.rowHeight;
    let y = 8;
    let side = null;
    data.lanes.forEach((lane, n) => {
      const members = byLane.get(n);
      if (!members) return;
      const newSide = lane.side !== side;
      if (newSide && side !== null) y += 8;
      side = lane.side;
      const rows = [];
      members.sort((a, b) => (a.day ?? -1) - (b.day ?? -1) || a.n - b.n);
      for (const s of members) placeInRow(s, rows, plan);
      const height = Math.max(rows.length * plan.rowHeight, 18) + 8;
      scene.lanes.push({ n, ...lane, y, height, rows: rows.length, first: newSide, count: members.length });
      y += height;
    });
    scene.height = y + 8;
  }
  function placeInRow(s, rows, plan) {
    const at = x(s.day);
    s.text = plan.most && s.day != null ? shorten(plan.label(s), plan.most) : "";
    const labelWidth = s.text ? textWidth(s.text) + 7 : 0;
    const flip = labelWidth && at + s.r + labelWidth > scene.width - 4;
    s.flip = Boolean(flip);
    const from = at - s.r - (flip ? labelWidth : 0) - plan.pad;
    const to = at + s.r + (flip ? 0 : labelWidth) + plan.pad;
    let row = rows.findIndex((taken) => !taken.some((box) => from < box[1] && to > box[0]));
    if (row < 0) row = rows.push([]) - 1;
    rows[row].push([from, to]);
    s.row = row;
  }
  // Give spare height to the lanes, so that a small graph fills the chart.
  function spread(height) {
    const spare = height - scene.height;
    if (spare > 0 && scene.lanes.length) {
      const each = Math.min(spare / scene.lanes.length, 34);
      scene.lanes.forEach((lane, n) => {
        lane.y += n * each;
        lane.height += each;
      });
      scene.height += each * scene.lanes.length;
    }
    for (const lane of scene.lanes) lane.top = lane.y + (lane.height - lane.rows * scene.rowHeight) / 2 + scene.rowHeight / 2;
  }
  function place() {
    const lanes = new Map(scene.lanes.map((lane) => [lane.n, lane]));
    for (const s of scene.visible) {
      s.x = x(s.day);
      s.y = lanes.get(s.lane).top + s.row * scene.rowHeight;
      s.whisker = s.day != null && s.high - s.low > 1.01 ? [x(s.low), x(s.high)] : null;
      const when = s.when;
      s.open = when && s.day != null ? (!when.start ? "before" : !when.end ? "after" : null) : null;
    }
  }
  // From mark to mark: leaves and arrives sideways, as vis-network's own horizontal Bézier does.
  const ROUNDNESS = 0.5;
  function curve(link) {
    const a = data.statements[link.from];
    const b = data.statements[link.to];
    const dx = a.x - b.x;
    return { a, b, x1: a.x - ROUNDNESS * dx, y1: a.y, x2: b.x + ROUNDNESS * dx, y2: b.y };
  }
  Object.assign(scene, { makeScale, fit, layout, place, x, xOfU, uOfX, left, textWidth, shorten, curve, ROUNDNESS });
  page.scene = scene;
})(window.escalate);
