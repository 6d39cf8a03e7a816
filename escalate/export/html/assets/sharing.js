// Which actors have a lane to themselves and which share one, by the weight of what they said and did.
"use strict";
(function (page) {
  const { data, state } = page;
  const LANE_SPACE = 38; // a lane needs about this many pixels to be read
  const weight = (s) => Math.abs(s.intensity) * s.confidence + 1.5 * Math.min(4, s.causes.length + s.answers.length) + (s.condition ? 2 : 0) + (s.quote ? 1 : 0);

  // Lanes from the top down. When there are more than are readable, actors with little to say share a
  // lane with others of their side, and sides with little to say share the last lane.
  function arrangeLanes(scene, height) {
    const weights = new Map();
    for (const s of scene.visible) weights.set(s.lane, (weights.get(s.lane) || 0) + 1 + weight(s) / 3);
    const present = data.lanes.map((lane, n) => ({ ...lane, n, weight: weights.get(n) || 0 })).filter((lane) => lane.weight);
    const most = Math.max(7, Math.floor(height / LANE_SPACE));
    scene.merged = state.merge && present.length > most;
    scene.canMerge = present.length > most;
    if (!scene.merged) return present.map((lane) => ({ ...lane, key: `${lane.n}`, members: [lane.n] }));
    const byWeight = [...present].sort((a, b) => b.weight - a.weight || a.n - b.n);
    for (let keep = most - 1; keep > 0; keep--) {
      const lanes = shareLanes(present, new Set(byWeight.slice(0, keep).map((lane) => lane.n)));
      if (lanes.length <= most) return lanes;
    }
    return shareLanes(present, new Set());
  }
  function shareLanes(present, kept) {
    const sides = new Set(present.filter((lane) => kept.has(lane.n)).map((lane) => lane.side));
    const lanes = new Map();
    for (const lane of present) {
      const key = kept.has(lane.n) ? `${lane.n}` : sides.has(lane.side) ? `side ${lane.side}` : "rest";
      if (!lanes.has(key)) lanes.set(key, { ...lane, key, members: [], side: key === "rest" ? "" : lane.side });
      lanes.get(key).members.push(lane.n);
    }
    const sideOrder = [...new Set(present.map((lane) => lane.side))];
    const rank = (lane) => (lane.key === "rest" ? 1e6 : sideOrder.indexOf(lane.side) * 1000 + (lane.members.length > 1 ? 999 : 0));
    return [...lanes.values()].sort((a, b) => rank(a) - rank(b) || a.n - b.n);
  }
  page.sharing = { arrangeLanes, weight };
})(window.escalate);
