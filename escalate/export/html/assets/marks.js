// The signs: colour says the quad class, shape said or done, size intensity; lines say the relation.
"use strict";
(function (page) {
  const LIGHT = {
    paper: "#fdfdfb", band: "#f5f5f1", ink: "#1d2329", muted: "#5d6773", line: "#e3e3dd", strong: "#c9c9c1", accent: "#1f5f99",
    quad: { "verbal cooperation": "#56b4e9", "material cooperation": "#0072b2", "verbal conflict": "#e69f00", "material conflict": "#d55e00", neutral: "#8e969f" },
    relation: { provokes: "#5d6773", repeats: "#a3a9b0", fulfils: "#b0430a", meets: "#00775a", defies: "#a34f86" },
  };
  const DARK = {
    paper: "#14181c", band: "#1a1f24", ink: "#e8eaec", muted: "#a2acb6", line: "#2a3138", strong: "#434c55", accent: "#7db8ee",
    quad: { "verbal cooperation": "#56b4e9", "material cooperation": "#3f9bd8", "verbal conflict": "#e69f00", "material conflict": "#ee7326", neutral: "#939ba4" },
    relation: { provokes: "#95a0ab", repeats: "#66707a", fulfils: "#f0895a", meets: "#35c29b", defies: "#dd93c1" },
  };
  const QUADS = Object.keys(LIGHT.quad);
  const RELATIONS = { provokes: "provokes", repeats: "says again", fulfils: "carries out", meets: "meets demand", defies: "defies" };
  const ANSWERED = { provokes: "provoked", repeats: "was said again in", fulfils: "was carried out by", meets: "was met by", defies: "was defied by" };
  const CAUSED = { provokes: "answers", repeats: "says again", fulfils: "carries out", meets: "meets", defies: "defies" };

  const colours = () => (page.dark ? DARK : LIGHT);

  // The outline of a mark around (0, 0), as a path both canvas and SVG understand.
  function outline(spoken, r) {
    if (spoken) return `M${-r},0A${r},${r} 0 1 0 ${r},0A${r},${r} 0 1 0 ${-r},0Z`;
    const d = r * 1.18;
    return `M0,${-d}L${d},0L0,${d}L${-d},0Z`;
  }
  function drawMark(ctx, s, x, y, look) {
    const c = colours();
    const shape = new Path2D(outline(s.spoken, s.r));
    ctx.save();
    ctx.globalAlpha = look.dim ? 0.16 : 1;
    ctx.translate(x, y);
    ctx.fillStyle = c.quad[s.quad];
    if (s.future || s.hypothetical) {
      ctx.fillStyle = c.paper;
      ctx.fill(shape);
      ctx.strokeStyle = c.quad[s.quad];
      ctx.lineWidth = 2.5;
      ctx.stroke(shape);
    } else {
      ctx.fill(shape);
      ctx.strokeStyle = c.paper;
      ctx.lineWidth = 1.2;
      ctx.stroke(shape);
    }
    if (look.selected || look.hover) {
      ctx.strokeStyle = c.ink;
      ctx.lineWidth = look.selected ? 2 : 1.2;
      ctx.stroke(new Path2D(outline(s.spoken, s.r + 3.5)));
    }
    ctx.restore();
  }
  // A small drawing of a mark for the legend and lists.
  function markIcon(s, size) {
    const c = colours();
    const svg = page.el("svg", { width: size, height: size, viewBox: "-10 -10 20 20", class: "mark", "aria-hidden": "true" });
    const hollow = s.future || s.hypothetical;
    svg.append(page.el("path", { d: outline(s.spoken, 7), fill: hollow ? c.paper : c.quad[s.quad], stroke: c.quad[s.quad], "stroke-width": hollow ? 2.5 : 0 }));
    return svg;
  }
  function lineIcon(relation, dashed) {
    const c = colours();
    const svg = page.el("svg", { width: 26, height: 12, viewBox: "0 0 26 12", class: "mark", "aria-hidden": "true" });
    svg.append(page.el("path", { d: "M1,9C9,9 13,3 20,3", fill: "none", stroke: c.relation[relation], "stroke-width": 1.8, "stroke-dasharray": dashed ? "4 3" : null }));
    svg.append(page.el("path", { d: "M19,0L25,3L19,6Z", fill: c.relation[relation] }));
    return svg;
  }
  page.marks = { colours, outline, drawMark, markIcon, lineIcon, QUADS, RELATIONS, ANSWERED, CAUSED };
})(window.escalate);
