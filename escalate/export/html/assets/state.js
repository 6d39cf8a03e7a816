// What is shown: the data, what is selected, what is filtered away. Everything else listens here.
"use strict";
(function (page) {
  const data = JSON.parse(document.getElementById("data").textContent);
  const listeners = {};
  page.on = (event, action) => (listeners[event] ||= []).push(action);
  page.emit = (event, value) => (listeners[event] || []).forEach((action) => action(value));

  const state = {
    selected: null, // {kind: "statement" | "link" | "actor" | "group", n}
    path: null, // {statements: [n], links: [n or null]} in order
    hidden: { quad: new Set(), mode: new Set(), relation: new Set(), basis: new Set(), side: new Set(), article: new Set() },
    least: 0, // confidence
    query: "",
    view: "timeline",
    panel: "overview", // what the panel shows when nothing is selected: overview or path
    fold: true,
    merge: true, // let actors with little to say share a lane
    pair: "", // sides whose tension is drawn, "" for all
    until: null, // position in `order` up to which play has come
  };

  // Offsets count code points, as in Python; JavaScript counts UTF-16 units.
  data.paragraphs.forEach((p) => {
    const runes = /[\ud800-\udfff]/.test(p.text) ? Array.from(p.text) : null;
    p.slice = (a, b) => (runes ? runes.slice(a, b).join("") : p.text.slice(a, b));
    p.length = runes ? runes.length : p.text.length;
  });
  function shorten(text, most) {
    const runes = [...text.replace(/\s+/g, " ")];
    return runes.length > most ? runes.slice(0, most - 1).join("").trimEnd() + "…" : runes.join("");
  }
  const nameOf = (m) => data.actors[m.actor].name;
  data.statements.forEach((s, n) => {
    s.n = n;
    s.intensity ??= 0;
    s.day ??= null;
    s.low ??= s.day == null ? null : Math.floor(s.day); // what is left out is a day as a whole
    s.high ??= s.day == null ? null : Math.floor(s.day) + 1;
    for (const list of ["sources", "targets", "reporters", "addressees", "spans"]) s[list] ||= [];
    s.causes = [];
    s.answers = [];
    s.side = data.lanes[s.lane].side;
    s.happened = !(s.negated || s.hypothetical); // else it has no weight: nothing was done
    s.r = 4 + Math.abs(s.happened ? s.intensity : 0) * 0.4;
    s.who = s.sources.map(nameOf).join(", ") || "Someone";
    s.quad = data.quads[s.event];
    const verbs = data.verbs[s.event].slice(s.targets.length ? 0 : 1);
    s.verb = s.negated ? `${s.plural ? "do" : "does"} not ${verbs[2]}` : verbs[s.plural ? 2 : 0];
    if (s.hypothetical) s.verb += " (only supposed)";
    for (const report of s.reports) {
      const p = report.paragraph == null ? null : data.paragraphs[report.paragraph];
      if (p) report.text = p.slice(report.sentence[0] - p.start, report.sentence[1] - p.start);
    }
    if (s.said) s.quote = data.paragraphs[s.reports[0].paragraph].slice(...s.said.map((at) => at - data.paragraphs[s.reports[0].paragraph].start));
    s.label = s.event === "STATEMENT" && s.quote ? `says: ${shorten(s.quote, 80)}` : [s.verb, s.targets.map(nameOf).join(", ")].filter(Boolean).join(" ");
    s.words = s.quote || s.reports[0].text;
    s.search = [s.who, s.label, s.event, s.quote, s.condition && s.condition.text, ...s.reports.map((r) => r.text)].filter(Boolean).join(" \u2022 ").toLowerCase();
    s.articles = new Set(s.reports.filter((r) => r.paragraph != null).map((r) => data.paragraphs[r.paragraph].article));
    s.targetSides = [...new Set(s.targets.map((m) => data.actors[m.actor].side))];
  });
  data.links.forEach((link, n) => {
    link.n = n;
    data.statements[link.from].answers.push(link);
    data.statements[link.to].causes.push(link);
  });
  data.contradictions.forEach((found) => [found.statement, found.other].forEach((n) => n != null && (data.statements[n].contradicted ||= []).push(found)));
  data.threats.forEach((entry) => (data.statements[entry.statement].threat = entry));
  const byTime = (a, b) => (a.day ?? Infinity) - (b.day ?? Infinity) || a.n - b.n;
  const order = [...data.statements].sort((a, b) => (a.day === b.day ? a.n - b.n : byTime(a, b)));
  order.forEach((s, n) => (s.place = n));

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
  const filtered = () => state.least > 0 || Object.values(state.hidden).some((set) => set.size);

  function select(kind, n) {
    state.selected = kind == null ? null : { kind, n };
    if (kind != null || state.panel !== "path") state.path = kind === "statement" && state.path && state.path.statements.includes(n) ? state.path : null;
    page.emit("select", state.selected);
  }
  const isChosen = (kind, n) => Boolean(state.selected) && state.selected.kind === kind && state.selected.n === n;
  function toggle(group, value) {
    const set = state.hidden[group];
    if (!set.delete(value)) set.add(value);
    page.emit("filter");
  }
  function showAll() {
    for (const set of Object.values(state.hidden)) set.clear();
    state.least = 0;
    page.emit("filter");
  }
  const matches = (s) => state.query.toLowerCase().split(/\s+/).every((word) => s.search.includes(word));

  // The statements and links that the selection, the path or the search lights up; null for no difference.
  function lit() {
    if (state.path) return { links: new Set(state.path.links.filter((n) => n != null)), statements: new Set(state.path.statements) };
    const chosen = state.selected;
    if (!chosen && !state.query) return null;
    if (!chosen) return { links: new Set(), statements: new Set(data.statements.filter(matches).map((s) => s.n)) };
    if (chosen.kind === "link") {
      const link = data.links[chosen.n];
      return { links: new Set([link.n]), statements: new Set([link.from, link.to]) };
    }
    if (chosen.kind === "statement") {
      const s = data.statements[chosen.n];
      const near = [...s.causes, ...s.answers];
      return { links: new Set(near.map((l) => l.n)), statements: new Set([s.n, ...near.flatMap((l) => [l.from, l.to])]) };
    }
    if (chosen.kind === "group") return { links: new Set(), statements: new Set(chosen.n) };
    const own = data.statements.filter((s) => [...s.sources, ...s.targets].some((m) => m.actor === chosen.n));
    return { links: new Set(), statements: new Set(own.map((s) => s.n)) };
  }

  const SVG = new Set(["svg", "g", "path", "line", "text", "tspan", "circle", "rect", "title", "clipPath", "defs"]);
  // Make an element: el("p", {class: "x"}, "text", child). Text is always text, never markup.
  function el(tag, attributes, ...children) {
    const node = SVG.has(tag) ? document.createElementNS("http://www.w3.org/2000/svg", tag) : document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) {
      if (value == null || value === false) continue;
      if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
      else if (name === "style") Object.assign(node.style, value);
      else node.setAttribute(name, value === true ? "" : value);
    }
    for (const child of children.flat(Infinity)) if (child != null && child !== false) node.append(child);
    return node;
  }
  // The words of a statement, in quotation marks where they are its own and bear none yet.
  const quoted = (s) => (s.direct && s.quote && !/^\s*["“”„‘'«`]/.test(s.quote) ? `“${s.quote}”` : s.words);
  const byId = (id) => document.getElementById(id);
  const count = (n, one) => `${n} ${one}${n === 1 ? "" : "s"}`;
  const percent = (share) => `${Math.round(share * 100)} %`;

  Object.assign(page, { data, state, order, byTime, statementVisible, linkVisible, filtered, select, isChosen, toggle, showAll, matches, lit, el, byId, count, percent, shorten, quoted });
})(window.escalate);
