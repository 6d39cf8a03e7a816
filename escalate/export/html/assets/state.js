// What is shown: the data, what is selected, what is filtered away; everything else listens here.
"use strict";
(function (page) {
  const data = JSON.parse(document.getElementById("data").textContent);
  const listeners = {};
  page.on = (event, action) => (listeners[event] ||= []).push(action);
  page.emit = (event, value) => (listeners[event] || []).forEach((action) => action(value));

  data.statements.forEach((s, n) => {
    s.n = n;
    for (const list of ["sources", "targets", "reporters", "addressees", "reports", "spans"]) s[list] ||= [];
    s.causes = [];
    s.answers = [];
    s.side = data.lanes[s.lane].side;
    s.r = 4.5 + Math.abs(s.intensity || 0) * 0.55;
    s.who = s.sources.map((m) => data.actors[m.actor].name).join(", ") || "someone";
    s.search = [s.who, s.label, s.event, s.quote, s.condition && s.condition.text, ...s.reports.map((r) => r.text)].filter(Boolean).join(" \u2022 ").toLowerCase();
    s.articles = new Set(s.reports.filter((r) => r.paragraph != null).map((r) => data.paragraphs[r.paragraph].article));
  });
  data.links.forEach((link, n) => {
    link.n = n;
    data.statements[link.from].answers.push(link);
    data.statements[link.to].causes.push(link);
  });

  const state = {
    selected: null, // {kind: "statement" | "link" | "actor", n}
    path: null, // links in order
    hidden: { quad: new Set(), mode: new Set(), relation: new Set(), basis: new Set(), side: new Set(), article: new Set() },
    least: 0, // confidence
    query: "",
    view: "timeline",
    fold: true,
  };

  function statementVisible(s) {
    const hidden = state.hidden;
    if (hidden.quad.has(s.quad) || hidden.mode.has(s.spoken ? "said" : "done") || hidden.side.has(s.side)) return false;
    if (s.confidence < state.least) return false;
    return !hidden.article.size || !s.articles.size || [...s.articles].some((a) => !hidden.article.has(a));
  }
  function linkVisible(link) {
    const hidden = state.hidden;
    if (hidden.relation.has(link.relation) || hidden.basis.has(link.basis) || link.confidence < state.least) return false;
    return statementVisible(data.statements[link.from]) && statementVisible(data.statements[link.to]);
  }
  function select(kind, n) {
    state.selected = kind == null ? null : { kind, n };
    page.emit("select", state.selected);
  }
  function toggle(group, value) {
    const set = state.hidden[group];
    if (set.has(value)) set.delete(value);
    else set.add(value);
    page.emit("filter");
  }
  // The statements and links that the selection lights up; null when nothing is selected.
  function lit() {
    if (state.path) {
      const links = new Set(state.path.map((link) => link.n));
      return { links, statements: new Set(state.path.flatMap((link) => [link.from, link.to])) };
    }
    const chosen = state.selected;
    if (!chosen) return null;
    if (chosen.kind === "link") {
      const link = data.links[chosen.n];
      return { links: new Set([link.n]), statements: new Set([link.from, link.to]) };
    }
    if (chosen.kind === "statement") {
      const s = data.statements[chosen.n];
      const near = [...s.causes, ...s.answers];
      return { links: new Set(near.map((l) => l.n)), statements: new Set([s.n, ...near.flatMap((l) => [l.from, l.to])]) };
    }
    const own = data.statements.filter((s) => [...s.sources, ...s.targets].some((m) => m.actor === chosen.n));
    return { links: new Set(), statements: new Set(own.map((s) => s.n)) };
  }

  // Make an element: el("p", {class: "x"}, "text", child). Text is always text.
  function el(tag, attributes, ...children) {
    const svg = ["svg", "g", "path", "line", "text", "circle", "rect", "polyline", "title"].includes(tag);
    const node = svg ? document.createElementNS("http://www.w3.org/2000/svg", tag) : document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) {
      if (value == null || value === false) continue;
      if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
      else if (name === "style") Object.assign(node.style, value);
      else node.setAttribute(name, value === true ? "" : value);
    }
    for (const child of children.flat()) if (child != null && child !== false) node.append(child);
    return node;
  }

  Object.assign(page, { data, state, statementVisible, linkVisible, select, toggle, lit, el });
})(window.escalate);
