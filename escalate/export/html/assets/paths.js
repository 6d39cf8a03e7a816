// The path finder's panel: from an actor, a statement or a date to another, listed hop by hop.
"use strict";
(function (page) {
  const { data, state, el, marks, finder } = page;
  const MEANING = { foremost: "arrives first", "latest departure": "begins latest", fastest: "takes least time", shortest: "has fewest hops" };
  const ends = { from: "", to: "", through: true, best: "foremost" };

  function run() {
    const result = finder.find(ends.from, ends.to, ends);
    state.path = result.path;
    Object.assign(ends, { why: result.why, choices: result.choices, field: result.field });
    page.emit("light");
    page.emit("panel");
    page.emit("path");
    const status = document.getElementById("path-result");
    if (!status) return;
    status.focus({ preventScroll: true });
    const panel = document.getElementById("panel");
    const [inner, outer] = [status, panel].map((node) => node.getBoundingClientRect());
    if (inner.bottom > outer.bottom) panel.scrollTop += inner.top - outer.top - 8;
  }
  function restore(text) {
    const [from = "", to = "", through = "1", best] = (text || "").split("~");
    Object.assign(ends, { from, to, through: through !== "0", best: finder.CHOICES.includes(best) ? best : "foremost", why: undefined, choices: undefined });
    const result = from && to ? finder.find(from, to, ends) : {};
    state.path = result.path || null;
    Object.assign(ends, { why: result.why, choices: result.choices, field: result.field });
  }
  const written = () => [ends.from, ends.to, ends.through ? "1" : "0", ends.best].map((part) => part.replaceAll("~", "-")).join("~");
  function open(s) {
    state.panel = "path";
    if (s) ends.from = `${s.who} ${s.label}, ${page.time.describe(s.when)} [${s.id}]`;
    state.selected = null;
    state.path = null;
    Object.assign(ends, { why: undefined, choices: undefined });
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
    const issuing = [...new Set(data.statements.flatMap((s) => s.sources.map((m) => m.actor)))].map((n) => data.actors[n]);
    const times = new Map();
    for (const { name } of issuing) times.set(name, (times.get(name) || 0) + 1);
    const names = issuing.map(({ name, id }) => (times.get(name) > 1 ? `${name} [${id}]` : name)).sort();
    const field = (id, label) => el("label", { class: "field" }, label, el("input", { id: `path-${id}`, list: "names", value: ends[id], autocomplete: "off", oninput: (event) => (ends[id] = event.target.value) }));
    return [
      el("button", { type: "button", class: "back", onclick: close }, "← Overview"),
      el("h2", {}, "Find a path"),
      el("p", { class: "quiet" }, "From an actor, a statement or a date to another, along the links and never back in time."),
      el("form", { class: "path", onsubmit: (event) => { event.preventDefault(); run(); } },
        field("from", "From"), field("to", "To"), el("datalist", { id: "names" }, names.map((name) => el("option", { value: name }))),
        el("label", { class: "field" }, "Which", el("select", { id: "path-best", onchange: (event) => (ends.best = event.target.value) }, finder.CHOICES.map((best) => el("option", { value: best, selected: best === ends.best }, `the one that ${MEANING[best]}`)))),
        el("label", { class: "check" }, el("input", { type: "checkbox", id: "path-through", checked: ends.through, onchange: (event) => (ends.through = event.target.checked) }), " where no link leads on, through the actors addressed"),
        el("button", { type: "submit", class: "action" }, "Show the path")),
      el("div", { id: "path-result", tabindex: "-1" }, result()),
    ];
  }
  function result() {
    if (ends.why) return [el("p", { class: "quiet", role: "status" }, el("bdi", {}, ends.why)), ends.choices ? el("ul", { class: "plain" }, ends.choices.map(choice)) : null];
    if (!state.path) return null;
    const { statements, links, actors } = state.path;
    const [first, last] = [data.statements[statements[0]], data.statements[statements[statements.length - 1]]];
    return [
      el("h3", { role: "status" }, `${page.count(links.length - 1, "hop")}, ${page.time.describe(first.when)} to ${page.time.describe(last.when)}`),
      el("ol", { class: "hops" }, statements.map((n, hop) => {
        const s = data.statements[n];
        return el("li", {}, hop ? step(links[hop], actors[hop], data.statements[statements[hop - 1]], s) : null, page.panel.item(s), el("p", { class: "inset", dir: "auto" }, page.scene.shorten(s.words, 220)));
      })),
    ];
  }
  // One of several actors that a name may mean.
  function choice(n) {
    const { name, role, kind, id } = data.actors[n];
    const first = data.statements.find((s) => s.sources.some((m) => m.actor === n));
    const told = first && `${first.verb}, ${page.time.describe(first.when)}`;
    return el("li", {}, el("button", { type: "button", class: "name", onclick: () => { ends[ends.field] = id; run(); } }, el("bdi", {}, name)), el("span", { class: "quiet" }, ` ${[role || kind, told].filter(Boolean).join("; ")}`));
  }
  function step(link, actor, before, s) {
    const unsure = finder.isCertain(before, s) ? null : el("span", { class: "quiet" }, " The order of the two is not certain.");
    if (link != null) return [page.panel.why(data.links[link]), unsure && el("p", { class: "inset" }, unsure)];
    return el("p", { class: "reason quiet" }, marks.lineIcon("repeats", true), el("span", {}, "No link: the statement before was directed at ", el("bdi", {}, data.actors[actor].name), ", which speaks or acts here.", unsure));
  }
  page.paths = { run, restore, written, open, close, view, ends };
})(window.escalate);
