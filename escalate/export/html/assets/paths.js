// The path finder: from an actor or a statement to another, never back in time as far as the dates can tell.
"use strict";
(function (page) {
  const { data, state, el, marks } = page;
  const MOST_HOPS = 12;
  const ends = { from: "", to: "", through: true };
  const low = (s) => (s.when && s.when.start && s.low != null ? s.low : -Infinity);
  const high = (s) => (s.when && s.when.end && s.high != null ? s.high : Infinity);

  // Statements that a name stands for: those an actor or its side issued, or the one of an id.
  function statementsOf(name) {
    const wanted = name.trim().toLowerCase();
    if (!wanted) return [];
    const id = (name.match(/\[([^\]]+)\]\s*$/) || [])[1] || name.trim();
    const byId = data.statements.filter((s) => s.id === id);
    if (byId.length) return byId;
    const called = (actor) => [actor.name, actor.id, ...actor.aliases].some((known) => known.toLowerCase() === wanted);
    const within = (actor) => actor.name.toLowerCase().includes(wanted);
    const found = data.actors.some(called) ? called : within;
    const chosen = new Set(data.actors.map((actor, n) => (found(actor) ? n : -1)).filter((n) => n >= 0));
    const names = new Set([...chosen].map((n) => data.actors[n].name));
    const own = (actor) => chosen.has(actor) || data.actors[actor].groups.some((group) => names.has(group));
    const issued = data.statements.filter((s) => s.sources.some((m) => own(m.actor)));
    if (issued.length) return issued;
    return data.statements.filter((s) => s.targets.some((m) => own(m.actor)));
  }
  // Hops out of a statement: along its links, and, through actors, to what the side it was directed at says or does next.
  function nextOf(s, through, bySide) {
    const hops = s.answers.filter(page.linkVisible).map((l) => ({ to: data.statements[l.to], link: l.n, cost: 1 }));
    if (!through) return hops;
    const linked = new Set(hops.map((hop) => hop.to));
    for (const side of s.targetSides) for (const to of bySide.get(side) || []) if (to !== s && !linked.has(to) && low(s) < low(to)) hops.push({ to, link: null, cost: 3 });
    return hops;
  }
  // The path of least cost, a link counting one and a hop through an actor three; `t` is the earliest
  // day at which a statement can have happened given all before it, so that vague dates can't run backwards.
  function search(fromName, toName, through) {
    const starts = statementsOf(fromName);
    const goals = new Set(statementsOf(toName).filter((s) => !starts.includes(s)));
    if (!starts.length || !goals.size) return { path: null, missing: !starts.length ? fromName : toName };
    const bySide = new Map();
    for (const s of data.statements) if (page.statementVisible(s)) bySide.set(s.side, [...(bySide.get(s.side) || []), s]);
    const best = new Map();
    const buckets = [starts.filter(page.statementVisible).map((s) => ({ s, t: low(s), before: null, link: null, hops: 0 }))];
    for (let cost = 0; cost < buckets.length; cost++) {
      const labels = (buckets[cost] || []).sort((a, b) => a.t - b.t || a.s.n - b.s.n);
      for (const label of labels) {
        const known = best.get(label.s.n);
        if (known != null && known <= label.t) continue;
        best.set(label.s.n, label.t);
        if (goals.has(label.s)) return { path: unroll(label) };
        if (label.hops >= MOST_HOPS) continue;
        for (const hop of nextOf(label.s, through, bySide)) {
          if (!page.statementVisible(hop.to) || label.t > high(hop.to)) continue;
          (buckets[cost + hop.cost] ||= []).push({ s: hop.to, t: Math.max(label.t, low(hop.to)), before: label, link: hop.link, hops: label.hops + 1 });
        }
      }
    }
    return { path: null };
  }
  // Links that are told or concluded come first; actors are gone through only where those lead nowhere.
  function find(fromName, toName, through) {
    const linked = search(fromName, toName, false);
    return linked.path || linked.missing || !through ? linked : search(fromName, toName, true);
  }
  function unroll(label) {
    const statements = [];
    const links = [];
    for (let at = label; at; at = at.before) {
      statements.unshift(at.s.n);
      links.unshift(at.link);
    }
    return { statements, links };
  }
  function run() {
    const result = find(ends.from, ends.to, ends.through);
    state.path = result.path;
    ends.missing = result.missing;
    page.emit("light");
    page.emit("panel");
    page.emit("path");
  }
  function open(s) {
    state.panel = "path";
    if (s) ends.from = `${s.who} ${s.label}, ${page.time.describe(s.when)} [${s.id}]`;
    state.selected = null;
    state.path = null;
    page.emit("select", null);
    const input = document.getElementById(s ? "path-to" : "path-from");
    if (input) input.focus();
  }
  function close() {
    state.panel = "overview";
    state.path = null;
    page.emit("light");
    page.emit("panel");
    page.emit("path");
  }
  function view() {
    const names = [...new Set(data.statements.flatMap((s) => s.sources.map((m) => data.actors[m.actor].name)))].sort();
    const field = (id, label) => el("label", { class: "field" }, label, el("input", { id: `path-${id}`, list: "names", value: ends[id], autocomplete: "off", oninput: (event) => (ends[id] = event.target.value) }));
    return [
      el("button", { type: "button", class: "back", onclick: close }, "← Overview"),
      el("h2", {}, "Find a path"),
      el("p", { class: "quiet" }, "From an actor or a statement to another, along the links and never back in time."),
      el("form", { class: "path", onsubmit: (event) => { event.preventDefault(); run(); } },
        field("from", "From"), field("to", "To"), el("datalist", { id: "names" }, names.map((name) => el("option", { value: name }))),
        el("label", { class: "check" }, el("input", { type: "checkbox", id: "path-through", checked: ends.through, onchange: (event) => (ends.through = event.target.checked) }), " also through the actors addressed"),
        el("button", { type: "submit", class: "action" }, "Show the path")),
      result(),
    ];
  }
  function result() {
    if (ends.missing) return el("p", { class: "quiet", role: "status" }, "No statement belongs to “", el("bdi", {}, ends.missing), "”.");
    if (!state.path) return ends.from && ends.to ? el("p", { class: "quiet", role: "status" }, "No path that respects time was found among what is shown.") : null;
    const { statements, links } = state.path;
    return [
      el("h3", {}, `${page.count(links.length - 1, "hop")}, ${page.time.describe(data.statements[statements[0]].when)} to ${page.time.describe(data.statements[statements[statements.length - 1]].when)}`),
      el("ol", { class: "hops" }, statements.map((n, hop) => {
        const s = data.statements[n];
        return el("li", {}, hop ? step(links[hop], data.statements[statements[hop - 1]], s) : null, page.panel.item(s), el("p", { class: "inset", dir: "auto" }, page.scene.shorten(s.words, 220)));
      })),
    ];
  }
  function step(link, before, s) {
    const unsure = !(high(before) <= low(s) || (before.day != null && s.day != null && before.high <= s.low + 1 && before.low < s.low)) ? el("span", { class: "quiet" }, " The order of the two is not certain.") : null;
    if (link != null) return [page.panel.why(data.links[link]), unsure && el("p", { class: "inset" }, unsure)];
    return el("p", { class: "reason quiet" }, marks.lineIcon("repeats", true), el("span", {}, `No link: ${s.side}, which was addressed, speaks or acts next.`, unsure));
  }
  page.paths = { find, run, open, close, view, ends };
})(window.escalate);
