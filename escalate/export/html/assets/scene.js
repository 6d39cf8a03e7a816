// Where everything lies, in pixels of the chart: x from the time scale, y from lanes and the rows within them.
"use strict";
(function (page) {
  const { data, state, shorten } = page;
  const { arrangeLanes, weight } = page.sharing;
  const FONT = "12.5px system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";
  const UNDATED_WIDTH = 62;
  const FEW_MARKS = 50; // up to these in view, every mark is drawn by itself
  const MANY_MARKS = 220; // beyond these, one of those that fall together is
  const MOST_MARKS = 1600; // beyond these, all marks of a lane that fall together become one
  const CELL = 13; // pixels within which marks fall together
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

  const cuts = new Map();
  function cut(text, most) {
    const key = `${most} ${text}`;
    if (!cuts.has(key)) cuts.set(key, shorten(text, most));
    return cuts.get(key);
  }
  function makeScale() {
    scene.scale = page.time.makeScale(data.statements.filter((s) => s.day != null).map((s) => s.day), state.fold);
    scene.hasClock = data.statements.some((s) => s.when && (s.when.start || "").length > 10);
    scene.hasUndated = data.statements.some((s) => s.day == null);
  }
  function whole() {
    const end = scene.scale.end || 1;
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

  // From roomy to dense. `share` is the part of the statements, the weightiest first, whose labels make room
  // for themselves; the others' labels are written where there is room left. A row without labels takes
  // only `bare` pixels.
  const plan = (share, most, rowHeight, bare) => ({ share, most, rowHeight, bare, pad: rowHeight > 20 ? 6 : 3 });
  const PLANS = [
    plan(1, 40, 24, 24), plan(1, 30, 21, 18), plan(0.8, 30, 19, 13), plan(0.65, 30, 18, 13), plan(0.5, 30, 18, 13), plan(0.4, 30, 17, 13), plan(0.3, 28, 17, 13),
    plan(0.22, 28, 17, 12), plan(0.15, 28, 17, 12), plan(0.08, 28, 17, 12), plan(0.04, 28, 17, 11), plan(0.02, 26, 17, 11), plan(0, 26, 17, 11), plan(0, 0, 8, 8),
  ];
  // How many times the chart's height the lanes may take, and for the sake of how many labels at least: what
  // does not fit without scrolling had better be readable.
  const LIMITS = [[1, 0.22], [1.5, 0.15], [2.2, 0.04], [4, 0], [Infinity, 0]];

  function layout(width, height) {
    scene.width = width;
    scene.margin = Math.min(110, width * 0.16);
    scene.visible = data.statements.filter(page.statementVisible);
    const lanes = arrangeLanes(scene, height);
    const laneOf = new Map(lanes.flatMap((lane) => lane.members.map((n) => [n, lane])));
    for (const s of scene.visible) {
      s.laneShown = laneOf.get(s.lane);
      s.px = x(s.day); // asked for again and again until everything has its place
    }
    collapse();
    const inView = scene.shown.filter((s) => s.day != null && !s.group && s.px > left() - 12 && s.px < width + 20);
    const heaviest = [...inView].sort((a, b) => weight(b) - weight(a) || a.n - b.n);
    choosePlan(lanes, heaviest, width, height);
    spread(height);
    place();
  }
  function choosePlan(lanes, heaviest, width, height) {
    const heights = new Map();
    const tryPlan = (tried) => {
      pack(lanes, tried, new Set(heaviest.slice(0, Math.ceil(tried.share * heaviest.length))));
      heights.set(tried, scene.height);
    };
    for (const [limit, share] of LIMITS)
      for (const tried of PLANS) {
        if (tried.share < share || !mayFit(tried, heaviest, width * height * limit)) continue;
        if (!heights.has(tried)) tryPlan(tried);
        if (heights.get(tried) > height * limit) continue;
        if (scene.plan !== tried) tryPlan(tried);
        if (tried.most && tried.share < 1) labelTheRest(tried, heaviest, height * limit);
        return;
      }
  }
  // Whether the labels of a plan could be laid side by side at all: packing them is what takes time.
  function mayFit(tried, heaviest, area) {
    let taken = 0;
    for (const s of heaviest.slice(0, Math.ceil(tried.share * heaviest.length))) taken += (Math.min(s.label.length, tried.most) * 6 + 24) * tried.rowHeight;
    return taken < area;
  }
  // Where many marks of a lane fall together, the weightiest stay and one numbered mark stands for the
  // rest; with very many marks in view, one stands for all.
  function collapse() {
    for (const s of scene.visible) s.stands = s.group = null;
    const inView = scene.visible.filter((s) => s.day == null || (s.px > 0 && s.px < scene.width)).length;
    scene.shown = scene.visible;
    scene.collapsed = scene.dense = false;
    if (inView <= FEW_MARKS) return;
    scene.dense = inView > MOST_MARKS;
    const stay = scene.dense ? 0 : inView > MANY_MARKS ? 1 : 3;
    const light = page.lit();
    const isLit = (s) => (light && light.statements.size < 60 && light.statements.has(s.n) ? 1 : 0); // what is lit stands by itself
    const cells = new Map();
    for (const s of scene.visible) {
      const key = `${s.laneShown.key}:${s.day == null ? "none" : Math.round(x(Math.floor(s.day)) / CELL)}`;
      if (!cells.has(key)) cells.set(key, []);
      cells.get(key).push(s);
    }
    scene.shown = [];
    for (const members of cells.values()) {
      const alone = Math.max(stay, members.filter(isLit).length);
      if (members.length <= alone + 1) {
        scene.shown.push(...members);
        continue;
      }
      members.sort((a, b) => isLit(b) - isLit(a) || weight(b) - weight(a) || a.n - b.n);
      const rest = members.slice(alone);
      scene.shown.push(...members.slice(0, alone + 1));
      members[alone].group = [...rest].sort((a, b) => a.n - b.n);
      for (const s of rest) s.stands = members[alone];
      scene.collapsed = true;
    }
    scene.shown.sort((a, b) => a.n - b.n);
  }
  function pack(lanes, plan, labelled) {
    const members = new Map(lanes.map((lane) => [lane.key, []]));
    for (const s of scene.shown) members.get(s.laneShown.key).push(s);
    scene.plan = plan;
    let y = 4;
    let side = null;
    scene.lanes = lanes.map((lane) => {
      const first = lane.side !== side;
      if (first && side !== null) y += 7;
      side = lane.side;
      const rows = [];
      const mine = members.get(lane.key).sort((a, b) => (a.day ?? -1) - (b.day ?? -1) || a.n - b.n);
      for (const s of mine) placeInRow(s, rows, plan, labelled.has(s));
      const height = Math.max(heightOf(rows, plan), 19) + 6;
      const placed = { ...lane, y, height, rows, first };
      y += height;
      return placed;
    });
    scene.height = y + 4;
  }
  const radius = (s) => (s.group ? Math.min(13, 8 + Math.sqrt(s.group.length) / 1.5) : s.r);
  const shared = (s) => s.laneShown.members.length > 1;
  const fullLabel = (s) => (shared(s) ? `${s.who} ${s.label}` : s.label);

  const rowHeight = (row, plan) => Math.max(row.labelled ? plan.rowHeight : plan.bare, row.tall || 0);
  const heightOf = (rows, plan) => rows.reduce((sum, row) => sum + rowHeight(row, plan), 0);
  function placeInRow(s, rows, plan, labelled) {
    const at = s.px;
    const r = radius(s);
    if (at < -40 || at > scene.width + 40) {
      s.row = 0;
      setLabel(s, "", "");
      return;
    }
    fitLabel(s, labelled ? cut(fullLabel(s), plan.most + (shared(s) ? 8 : 0)) : "", at, r);
    const open = s.when && s.day != null && !s.group ? (!s.when.start ? "before" : !s.when.end ? "after" : null) : null;
    const from = at - r - Math.max(s.flip ? labelWidth(s) : 0, open === "before" ? 34 : 0) - plan.pad;
    const to = at + r + Math.max(s.flip ? 0 : labelWidth(s), open === "after" ? 34 : 0) + plan.pad;
    let row = rows.findIndex((taken) => fits(taken, from, to));
    if (row < 0) row = rows.push([]) - 1;
    rows[row].push([from, to]);
    rows[row].labelled ||= Boolean(s.text);
    if (s.group) rows[row].tall = Math.max(rows[row].tall || 0, 2 * r + 2);
    s.row = row;
  }
  function setLabel(s, text, note) {
    s.text = text;
    s.note = text ? note : "";
    s.textWidth = text ? textWidth(text) : 0;
  }
  // To the right of its mark, else to the left; without its note, else not at all.
  function fitLabel(s, text, at, r) {
    for (const [words, note] of [[text, noteOf(s)], [text, ""], ["", ""]]) {
      setLabel(s, words, note);
      const wide = labelWidth(s);
      s.flip = wide > 0 && at + r + wide > scene.width - 12;
      if (!s.flip || at - r - wide > left() - 10) return;
    }
  }
  const labelWidth = (s) => (s.text ? s.textWidth + (s.note ? textWidth(s.note) + 6 : 0) + 6 : 0);
  function fits(taken, from, to) {
    for (let n = taken.length - 1; n >= 0; n--) if (from < taken[n][1] && to > taken[n][0]) return false;
    return true;
  }
  // Write the labels that found no room of their own where their rows have space left, the weightiest first;
  // a row that had no label grows for it as long as there is room.
  function labelTheRest(plan, heaviest, room) {
    const lanes = new Map(scene.lanes.map((lane) => [lane.key, lane]));
    let spare = Math.min(room, scene.height * 1.25) - scene.height;
    for (const s of heaviest) {
      const row = lanes.get(s.laneShown.key).rows[s.row];
      const growth = row.labelled ? 0 : Math.max(0, plan.rowHeight - rowHeight(row, plan));
      if (s.text || growth > spare) continue;
      const edge = s.px + radius(s) + plan.pad;
      for (const most of [plan.most + (shared(s) ? 8 : 0), 16]) {
        const text = cut(most === 16 ? (shared(s) ? s.who : s.verb) : fullLabel(s), most);
        const to = edge + textWidth(text) + 8;
        if (to > scene.width - 12 || !fits(row, edge + 0.5, to)) continue;
        setLabel(s, text, "");
        row.push([edge + 0.5, to]);
        row.labelled = true;
        spare -= growth;
        break;
      }
    }
    let y = 4;
    for (const lane of scene.lanes) {
      if (lane.first && y > 4) y += 7;
      lane.y = y;
      lane.height = Math.max(heightOf(lane.rows, plan), 19) + 6;
      y += lane.height;
    }
    scene.height = y + 4;
  }
  const FATES = { "carried out": "carried out", met: "met", defied: "defied", withdrawn: "withdrawn", expired: "expired" };
  function noteOf(s) {
    const fate = s.threat && FATES[s.threat.fate];
    return [s.condition && `${s.condition.kind} …`, fate && `→ ${fate}`].filter(Boolean).join(" ");
  }
  // Give spare height to the lanes, so that a small graph fills the chart, and each row its place.
  function spread(height) {
    const spare = height - scene.height;
    const each = spare > 0 && scene.lanes.length ? Math.min(spare / scene.lanes.length, 36) : 0;
    scene.lanes.forEach((lane, n) => {
      lane.y += n * each;
      lane.height += each;
      let y = lane.y + (lane.height - heightOf(lane.rows, scene.plan)) / 2;
      lane.middles = lane.rows.map((row) => {
        const tall = rowHeight(row, scene.plan);
        y += tall;
        return y - tall / 2;
      });
    });
    scene.height += each * scene.lanes.length;
  }
  function place() {
    const lanes = new Map(scene.lanes.map((lane) => [lane.key, lane]));
    for (const s of scene.shown) {
      const lane = lanes.get(s.laneShown.key);
      s.x = x(s.day);
      s.y = lane.middles[s.row] ?? lane.y + lane.height / 2;
      const vague = s.day != null && !s.group && s.when.start && s.when.end && s.high - s.low > 1.01;
      s.whisker = vague ? [Math.max(x(s.low), left() - 12), x(s.high)] : null;
      s.open = s.when && s.day != null && !s.group ? (!s.when.start ? "before" : !s.when.end ? "after" : null) : null;
    }
    if (scene.collapsed) for (const s of scene.visible) if (s.stands && s.stands !== s) [s.x, s.y] = [s.stands.x, s.stands.y];
  }
  Object.assign(scene, { makeScale, whole, fit, layout, place, isCovered, x, xOfU, uOfX, left, right, radius, textWidth, shorten, noteOf });
  page.scene = scene;
})(window.escalate);
