// The keyboard: along the links, through time, to search, and help.
"use strict";
(function (page) {
  const { data, state, marks, el, byId } = page;
  const KEYS = [
    ["→", "to what answered the selected statement"], ["←", "to what it answers"], ["↑ ↓", "to the next answer to the same cause"],
    ["n  p", "to the next or previous statement in time"], ["Space", "play through time, and pause"], ["/", "search words and names"],
    ["f", "find a path"], ["1 2 3", "timeline, threats, table"], ["+  −  0", "zoom in time, zoom out, show all"], ["⇧ ← →", "earlier, later"], ["PgUp PgDn", "scroll the lanes"], ["Esc", "let go of the selection"], ["?", "this help"],
  ];
  const PAGE = 240; // pixels
  const SIDEWAYS = { ArrowLeft: 120, ArrowRight: -120 };
  const usable = (l) => page.linkVisible(l);

  function along(forward) {
    const chosen = state.selected;
    if (!chosen || chosen.kind !== "statement") return first();
    const s = data.statements[chosen.n];
    const links = (forward ? s.answers : s.causes).filter(usable).sort((a, b) => b.confidence - a.confidence || a.n - b.n);
    if (links.length) page.select("statement", forward ? links[0].to : links[0].from);
  }
  function aside(by) {
    const chosen = state.selected;
    if (!chosen || chosen.kind !== "statement") return first();
    const s = data.statements[chosen.n];
    const cause = s.causes.find(usable);
    const siblings = (cause ? data.statements[cause.from].answers.filter(usable).map((l) => data.statements[l.to]) : data.statements.filter((other) => other.lane === s.lane && page.statementVisible(other))).sort(page.byTime);
    const unique = [...new Set(siblings)];
    page.select("statement", unique[(unique.indexOf(s) + by + unique.length) % unique.length].n);
  }
  function inTime(by) {
    const list = page.order.filter(page.statementVisible);
    const chosen = state.selected && state.selected.kind === "statement" ? list.findIndex((s) => s.n === state.selected.n) : by > 0 ? -1 : list.length;
    const next = list[chosen + by];
    if (next) page.select("statement", next.n);
  }
  const first = () => inTime(1);

  const ACTIONS = {
    ArrowRight: () => along(true), ArrowLeft: () => along(false), ArrowUp: () => aside(-1), ArrowDown: () => aside(1), n: () => inTime(1), p: () => inTime(-1),
    " ": () => page.play.play(), "/": () => byId("search").focus(), f: () => page.paths.open(), 1: () => page.setView("timeline"), 2: () => page.setView("threats"), 3: () => page.setView("table"),
    PageDown: () => page.chart.pan(0, -PAGE), PageUp: () => page.chart.pan(0, PAGE),
    "+": () => page.chart.zoom(0.6), "=": () => page.chart.zoom(0.6), "-": () => page.chart.zoom(1.6), 0: () => byId("fit").click(), "?": help,
    Escape: () => { page.play.stop(); if (state.selected) page.select(null); else if (state.panel === "path") page.paths.close(); },
  };
  function onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea, dialog")) return;
    if (!Object.hasOwn(ACTIONS, event.key)) return;
    if (event.key.startsWith("Page") && (state.view !== "timeline" || event.target.closest("#panel"))) return;
    if (event.key === " " && event.target.closest("button, summary")) return;
    if (event.key.startsWith("Arrow") && event.target.closest("[role=slider], .panel, #table-view, #threats-view") && !event.target.closest("#panel")) return;
    event.preventDefault();
    if (event.shiftKey && SIDEWAYS[event.key]) page.chart.pan(SIDEWAYS[event.key], 0);
    else ACTIONS[event.key]();
  }
  function help() {
    const sign = (icon, text) => el("li", {}, icon, el("span", {}, text));
    const plain = { quad: "verbal conflict", spoken: true };
    byId("help-box").replaceChildren(
      el("h2", { tabindex: "-1", autofocus: true }, "How to read this page"),
      el("p", {}, "Time runs to the right. Every actor has a lane, and lanes of one side lie together. A mark is one thing said or done; a line leads from a cause to its answer. Click a mark to read the passage it rests on, click a line to read why it is there."),
      el("ul", { class: "signs" },
        sign(marks.markIcon(plain, 18), "a circle was said"), sign(marks.markIcon({ ...plain, quad: "material conflict", spoken: false }, 18), "a diamond was done"),
        sign(marks.markIcon({ ...plain, future: true }, 18), "an open mark is announced, threatened or only supposed"),
        sign(el("span", { class: "glyph" }, "●•"), "the larger, the more hostile or friendly"), sign(el("span", { class: "glyph" }, "③"), "several statements close in time: click to list them, zoom in to part them"),
        sign(el("span", { class: "glyph" }, "├─┤"), "the time within which it happened; within a day, what answers stands to the right"),
        sign(marks.lineIcon("provokes", false), "the text says that one answers the other"), sign(marks.lineIcon("provokes", true), "escalate concludes it; the reason is told")),
      el("h3", {}, "Keys"),
      el("dl", { class: "keys" }, KEYS.map(([key, what]) => [el("dt", {}, el("kbd", {}, key)), el("dd", {}, what)])),
      el("p", { class: "quiet" }, "Wheel: zoom in time, or scroll where lanes don't fit (then Ctrl and wheel zooms). Drag: move. The page is one file, works offline and sends nothing anywhere."),
      el("form", { method: "dialog" }, el("button", { class: "action" }, "Close")));
    byId("help-box").showModal();
  }
  function bind() {
    document.addEventListener("keydown", onKey);
    byId("help").addEventListener("click", help);
  }
  page.keys = { bind };
})(window.escalate);
