// Where everything lies, in pixels of the chart: x from the time scale, y from lanes and the rows within them.
"use strict";
(function (page) {
  const { data, state } = page;
  const FONT = "12.5px system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";
  const UNDATED_WIDTH = 62;
  const MOST_MARKS = 1600; // more than these in view, and the marks of an actor that fall together become one
  const ruler = document.createElement("canvas").getContext("2d");
  const widths = new Map();
  const scene = { lanes: [], visible: [], shown: [], height: 0, width: 0, FONT, view: [0, 1], collapsed: false };

  function textWidth(text) {
    if (!widths.has(text)) {
      ruler.font = FONT;
      widths.set(text, ruler.measureText(text).width);
    }
    return widths.get(text);
  }
  function shorten(text, most) {
    const runes = [...text.replace(/\s+/g, " ")];
    return runes.length > most ? runes.slice(0, most - 1).join("").trimEnd() + "…" : runes.join("");
  }

  function makeScale() {
    scene.scale = page.time.makeScale(data.statements.filter((s) => s.day != null).map((s) => s.day), state.fold);
    scene.hasUndated = data.statements.some((s) => s.day == null);
  }
  function whole() {
    const end = Math.max(scene.scale.end, 1);
    return [-end * 0.02, end * 1.02];
  }
  function fit() {
    scene.view = whole();
  }
  const left = () => (scene.hasUndated ? UNDATED_WIDTH : 6) + 14;
  const right = () => scene.width - scene.margin;
  function xOfU(u) {
    const [a, b] = scene.view;
    return left() + ((u - a) / (b - a)) * (right() - left());
  }
  function uOfX(px) {
    const [a, b] = scene.view;
    return a + ((px - left()) / (right() - left())) * (b - a);
  }
  const isCovered = (s) => s.day != null && s.x < left() - 12;
  const x = (day) => (day == null ? UNDATED_WIDTH / 2 - 4 : xOfU(scene.scale.toU(day)));

  // From roomy to dense: the first plan whose lanes fit into its share of the height is taken.
  const PLANS = [
    { most: 40, label: (s) => s.label, note: true, rowHeight: 24, pad: 7, limit: 1 },
    { most: 30, label: (s) => s.label, note: true, rowHeight: 22, pad: 5, limit: 1.02 },
    { most: 18, label: (s) => s.verb, note: true, rowHeight: 21, pad: 4, limit: 1.3 },
    { most: 18, label: (s) => s.verb, note: false, rowHeight: 20, pad: 4, limit: 1.9 },
    { most: 0, rowHeight: 15, pad: 2, limit: 2.2 },
    { most: 0, rowHeight: 8, pad: 1, limit: Infinity },
  ];
  function layout(width, height) {
    scene.width = width;
    scene.margin = Math.min(110, width * 0.16);
    scene.visible = data.statements.filter(page.statementVisible);
    collapse();
    for (const plan of PLANS) {
      pack(plan);
      if (scene.height <= height * plan.limit) break;
    }
    spread(height);
    place();
  }
  // With too many marks in view, one mark stands for all of an actor that fall within a few pixels.
  function collapse() {
    const inView = scene.visible.filter((s) => s.day == null || (x(s.day) > 0 && x(s.day) < scene.width));
    scene.collapsed = inView.length > MOST_MARKS;
    for (const s of scene.visible) s.stands = s.group = null;
    scene.shown = scene.visible;
    if (!scene.collapsed) return;
    const cells = new Map();
    for (const s of scene.visible) {
      const key = `${s.lane}:${s.day == null ? "none" : Math.round(x(Math.floor(s.day)) / 18)}`;
      if (!cells.has(key)) cells.set(key, []);
      cells.get(key).push(s);
    }
    scene.shown = [];
    for (const members of cells.values()) {
      const head = members.reduce((a, b) => (Math.abs(b.intensity) > Math.abs(a.intensity) ? b : a));
      scene.shown.push(head);
      if (members.length === 1) continue;
      head.group = members;
      for (const s of members) s.stands = head;
    }
    scene.shown.sort((a, b) => a.n - b.n);
  }
  function pack(plan) {
    const byLane = new Map();
    for (const s of scene.shown) {
      if (!byLane.has(s.lane)) byLane.set(s.lane, []);
      byLane.get(s.lane).push(s);
    }
    scene.lanes = [];
    scene.rowHeight = plan.rowHeight;
    let y = 6;
    let side = null;
    data.lanes.forEach((lane, n) => {
      const members = byLane.get(n);
      if (!members) return;
      const first = lane.side !== side;
      if (first && side !== null) y += 8;
      side = lane.side;
      const rows = [];
      members.sort((a, b) => (a.day ?? -1) - (b.day ?? -1) || a.n - b.n);
      for (const s of members) placeInRow(s, rows, plan);
      const height = Math.max(rows.length * plan.rowHeight, 20) + 8;
      scene.lanes.push({ n, ...lane, y, height, rows: rows.length, first });
      y += height;
    });
    scene.height = y + 6;
  }
  const radius = (s) => (s.group ? Math.min(15, 6 + Math.sqrt(s.group.length) * 1.6) : s.r);
  function placeInRow(s, rows, plan) {
    const at = x(s.day);
    const r = radius(s);
    const labelled = plan.most && s.day != null && !s.group;
    s.text = labelled ? shorten(plan.label(s), plan.most) : "";
    s.note = labelled && plan.note ? noteOf(s) : "";
    s.textWidth = s.text ? textWidth(s.text) : 0;
    const wide = s.text ? s.textWidth + (s.note ? textWidth(s.note) + 6 : 0) + 6 : 0;
    s.flip = wide > 0 && at + r + wide > scene.width - 2;
    if (s.flip && at - r - wide < left()) return placeInRow(s, rows, s.note ? { ...plan, note: false } : { ...plan, most: 0 });
    const reach = s.group || !s.when ? 0 : s.when.start && s.when.end ? 0 : 34; // the arrow of an open end
    const before = Math.max(s.flip ? wide : 0, s.when && !s.when.start ? reach : 0);
    const after = Math.max(s.flip ? 0 : wide, s.when && !s.when.end ? reach : 0);
    const from = at - r - before - plan.pad;
    const to = at + r + after + plan.pad;
    let row = rows.findIndex((taken) => fits(taken, from, to));
    if (row < 0) row = rows.push([]) - 1;
    rows[row].push([from, to]);
    s.row = row;
    return row;
  }
  function fits(taken, from, to) {
    for (let n = taken.length - 1; n >= 0; n--) if (from < taken[n][1] && to > taken[n][0]) return false;
    return true;
  }
  const FATES = { "carried out": "carried out", met: "met", defied: "defied", withdrawn: "withdrawn", expired: "expired" };
  function noteOf(s) {
    const fate = s.threat && FATES[s.threat.fate];
    return [s.negated && "not", s.condition && (s.condition.kind.startsWith("as") ? "as long as …" : `${s.condition.kind} …`), fate && `→ ${fate}`].filter(Boolean).join(" ");
  }
  // Give spare height to the lanes, so that a small graph fills the chart.
  function spread(height) {
    const spare = height - scene.height;
    const each = spare > 0 && scene.lanes.length ? Math.min(spare / scene.lanes.length, 36) : 0;
    scene.lanes.forEach((lane, n) => {
      lane.y += n * each;
      lane.height += each;
      lane.top = lane.y + (lane.height - lane.rows * scene.rowHeight) / 2 + scene.rowHeight / 2;
    });
    scene.height += each * scene.lanes.length;
  }
  function place() {
    const lanes = new Map(scene.lanes.map((lane) => [lane.n, lane]));
    for (const s of scene.shown) {
      s.x = x(s.day);
      s.y = lanes.get(s.lane).top + s.row * scene.rowHeight;
      const vague = s.day != null && !s.group && s.high - s.low > 1.01;
      s.whisker = vague ? [Math.max(x(s.low), left() - 12), x(s.high)] : null;
      s.open = s.when && s.day != null && !s.group ? (!s.when.start ? "before" : !s.when.end ? "after" : null) : null;
    }
    if (scene.collapsed) for (const s of scene.visible) if (s.stands && s.stands !== s) [s.x, s.y] = [s.stands.x, s.stands.y];
  }
  Object.assign(scene, { makeScale, whole, fit, layout, place, isCovered, x, xOfU, uOfX, left, right, radius, textWidth, shorten, noteOf });
  page.scene = scene;
})(window.escalate);
