// The signs: colour says the quad class, shape said or done, size intensity; lines say the relation.
"use strict";
(function (page) {
  const LIGHT = {
    paper: "#fdfdfb", band: "#f5f5f1", ink: "#1d2329", muted: "#5d6773", line: "#e6e6e0", strong: "#c9c9c1", accent: "#1f5f99",
    hot: "#d55e00", cool: "#0072b2",
    quad: { "verbal cooperation": "#56b4e9", "material cooperation": "#0072b2", "verbal conflict": "#e69f00", "material conflict": "#d55e00", neutral: "#8e969f" },
    relation: { provokes: "#5d6773", repeats: "#a3a9b0", fulfils: "#b0430a", meets: "#00775a", defies: "#a34f86" },
  };
  const DARK = {
    paper: "#14181c", band: "#1a1f24", ink: "#e8eaec", muted: "#a2acb6", line: "#272d34", strong: "#434c55", accent: "#7db8ee",
    hot: "#ee7326", cool: "#3f9bd8",
    quad: { "verbal cooperation": "#7cc6f2", "material cooperation": "#3089cc", "verbal conflict": "#e69f00", "material conflict": "#ee7326", neutral: "#939ba4" },
    relation: { provokes: "#95a0ab", repeats: "#66707a", fulfils: "#f0895a", meets: "#35c29b", defies: "#dd93c1" },
  };
  const QUADS = Object.keys(LIGHT.quad);
  const RELATIONS = { provokes: "provokes", repeats: "says again", fulfils: "carries out", meets: "meets demand", defies: "defies" };
  const ANSWERED = { provokes: "provoked", repeats: "was said again", fulfils: "was carried out", meets: "was met", defies: "was defied" };
  const CAUSED = { provokes: "answers", repeats: "says again", fulfils: "carries out", meets: "meets", defies: "defies" };

  const colours = () => (page.dark ? DARK : LIGHT);
  const isHollow = (s) => Boolean(s.future || s.hypothetical);

  // The outline of a mark around (0, 0), as a path that canvas and SVG both understand.
  function outline(spoken, r) {
    r = Math.round(r * 10) / 10;
    if (spoken) return `M${-r},0A${r},${r} 0 1 0 ${r},0A${r},${r} 0 1 0 ${-r},0Z`;
    const d = Math.round(r * 11.8) / 10;
    return `M0,${-d}L${d},0L0,${d}L${-d},0Z`;
  }
  function markIcon(s, size) {
    const c = colours();
    const hollow = isHollow(s);
    return page.el("svg", { width: size, height: size, viewBox: "-10 -10 20 20", class: "mark", "aria-hidden": "true" },
      page.el("path", { d: outline(s.spoken, 7), fill: hollow ? c.paper : c.quad[s.quad], stroke: c.quad[s.quad], "stroke-width": hollow ? 2.6 : 0 }));
  }
  function lineIcon(relation, dashed) {
    const colour = colours().relation[relation];
    return page.el("svg", { width: 26, height: 12, viewBox: "0 0 26 12", class: "mark", "aria-hidden": "true" },
      page.el("path", { d: "M1,9C9,9 13,3 20,3", fill: "none", stroke: colour, "stroke-width": 1.8, "stroke-dasharray": dashed ? "4 3" : null }),
      page.el("path", { d: "M19,0L25,3L19,6Z", fill: colour }));
  }
  page.marks = { colours, outline, isHollow, markIcon, lineIcon, QUADS, RELATIONS, ANSWERED, CAUSED };
})(window.escalate);
