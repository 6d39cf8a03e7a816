// The legend, which filters: each sign can be switched off and on; sides, articles and confidence in a drawer.
"use strict";
(function (page) {
  const { data, state, marks, el, byId } = page;
  const LABELS = { explicit: "stated in the text", inferred: "inferred" };

  function chip(group, value, label, icon) {
    const off = state.hidden[group].has(value);
    return el("button", { type: "button", class: "chip", "aria-pressed": String(!off), "data-group": group, "data-value": value, title: `${off ? "Show" : "Hide"}: ${label}`, onclick: () => page.toggle(group, value) }, icon, el("span", {}, label));
  }
  // Drawing anew takes the focus away from what was just used: give it back.
  function held() {
    const { id, dataset } = byId("legend").contains(document.activeElement) ? document.activeElement : {};
    if (!id && !(dataset && dataset.group)) return () => {};
    return () => {
      const same = [...byId("legend").querySelectorAll("button, input")].find((other) => (id ? other.id === id : other.dataset.group === dataset.group && other.dataset.value === dataset.value));
      if (same) same.focus({ preventScroll: true });
    };
  }
  function draw() {
    const has = (list, key) => new Set(list.map((entry) => entry[key]));
    const quads = has(data.statements, "quad");
    const relations = has(data.links, "relation");
    const bases = has(data.links, "basis");
    const plain = { quad: "neutral" };
    const group = (name, ...chips) => (chips.flat().length ? el("div", { class: "chips", role: "group", "aria-label": name }, chips) : "");
    const open = byId("legend").querySelector("details[open]");
    const giveBack = held();
    byId("legend").replaceChildren(
      group("Kinds", marks.QUADS.filter((quad) => quads.has(quad)).map((quad) => chip("quad", quad, quad, marks.markIcon({ quad, spoken: true }, 15)))),
      group("Said or done", chip("mode", "said", "said", marks.markIcon({ ...plain, spoken: true }, 15)), chip("mode", "done", "done", marks.markIcon({ ...plain }, 15)),
        data.statements.some(marks.isHollow) ? el("span", { class: "key", title: "An open mark is a threat, promise or plan: not done yet, or only supposed" }, marks.markIcon({ ...plain, spoken: true, future: true }, 15), "announced") : ""),
      group("Links", Object.keys(marks.RELATIONS).filter((relation) => relations.has(relation)).map((relation) => chip("relation", relation, marks.RELATIONS[relation], marks.lineIcon(relation, false)))),
      group("What links rest on", Object.keys(LABELS).filter((basis) => bases.has(basis)).map((basis) => chip("basis", basis, LABELS[basis], marks.lineIcon("provokes", basis === "inferred")))),
      el("div", { class: "chips end" }, page.filtered() ? el("button", { type: "button", class: "action small", id: "show-all", onclick: page.showAll }, "Show all") : "", drawer(Boolean(open))));
    giveBack();
  }
  function drawer(open) {
    const sides = new Map();
    for (const s of data.statements) sides.set(s.side, (sides.get(s.side) || 0) + 1);
    const articles = new Map();
    for (const s of data.statements) for (const n of s.articles) articles.set(n, (articles.get(n) || 0) + 1);
    const check = (group, value, label, n) => el("label", { class: "check" }, el("input", { type: "checkbox", checked: !state.hidden[group].has(value), "data-group": group, "data-value": value, onchange: () => page.toggle(group, value) }), el("bdi", {}, label), el("span", { class: "quiet" }, ` ${n}`));
    const least = Math.round(state.least * 100);
    const off = state.hidden.side.size + state.hidden.article.size + (state.least > 0 ? 1 : 0);
    return el("details", { class: "drawer", open },
      el("summary", {}, off ? `More filters (${off})` : "More filters"),
      el("div", { class: "sheet" },
        el("label", { class: "range" }, `Confidence at least ${least} %`, el("input", { type: "range", id: "least", min: 0, max: 95, step: 5, value: least, oninput: (event) => { event.target.previousSibling.textContent = `Confidence at least ${event.target.value} %`; }, onchange: (event) => { state.least = event.target.value / 100; page.emit("filter"); } })),
        el("h3", {}, "Sides"), [...sides].sort((a, b) => b[1] - a[1]).map(([side, n]) => check("side", side, side, n)),
        el("h3", {}, "Articles"), [...articles].sort((a, b) => a[0] - b[0]).map(([n, found]) => check("article", n, data.articles[n].title || data.articles[n].source, found))));
  }
  document.addEventListener("pointerdown", (event) => {
    const open = document.querySelector("details.drawer[open]");
    if (open && !open.contains(event.target)) open.open = false;
  });
  page.on("filter", draw);
  page.on("theme", draw);
  page.legend = { draw };
})(window.escalate);
