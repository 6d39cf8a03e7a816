// The table of everything: the chart's accessible twin, sortable; and the search over words and names.
"use strict";
(function (page) {
  const { data, state, marks, el } = page;
  const holder = document.getElementById("table-view");
  const COLUMNS = [
    ["Date", (s) => s.day ?? Infinity, (s) => page.time.describe(s.when)],
    ["Who", (s) => s.who, (s) => s.who],
    ["What", (s) => s.event, (s) => [marks.markIcon(s, 16), ` ${s.verb}`]],
    ["Whom", (s) => whom(s), (s) => whom(s)],
    ["Intensity", (s) => s.intensity, (s) => String(s.intensity)],
    ["Words", (s) => s.quote || s.reports[0].text, (s) => page.scene.shorten(s.quote || s.reports[0].text, 160)],
    ["Condition", (s) => (s.condition ? s.condition.text : ""), (s) => (s.condition ? s.condition.text : "")],
    ["Answers", (s) => s.causes.length, (s) => s.causes.map((l) => `${data.statements[l.from].who}: ${data.statements[l.from].verb}`).join("; ")],
    ["Source", (s) => articleOf(s), (s) => articleOf(s)],
  ];
  let order = { column: 0, down: false };
  const whom = (s) => s.targets.map((m) => data.actors[m.actor].name).join(", ");
  const articleOf = (s) => [...s.articles].map((n) => data.articles[n].title || data.articles[n].source).join("; ");

  function draw() {
    if (state.view !== "table") return;
    const key = COLUMNS[order.column][1];
    const shown = data.statements.filter(page.statementVisible).sort((a, b) => {
      const [x, y] = [key(a), key(b)];
      return (x < y ? -1 : x > y ? 1 : a.n - b.n) * (order.down ? -1 : 1);
    });
    const head = el("tr", {}, COLUMNS.map(([name], n) => el("th", { scope: "col", "aria-sort": n === order.column ? (order.down ? "descending" : "ascending") : "none" }, el("button", { type: "button", onclick: () => { order = { column: n, down: n === order.column && !order.down }; draw(); } }, name, n === order.column ? (order.down ? " ▾" : " ▴") : ""))));
    const body = shown.map((s) => el("tr", { class: state.selected && state.selected.kind === "statement" && state.selected.n === s.n ? "chosen" : "", onclick: () => page.select("statement", s.n) }, COLUMNS.map(([name, , text], n) => (n === 1 ? el("th", { scope: "row" }, el("button", { type: "button" }, el("bdi", {}, text(s)))) : el("td", { class: name.toLowerCase() }, el("bdi", {}, text(s)))))));
    holder.replaceChildren(el("table", {}, el("caption", {}, `${shown.length} of ${data.statements.length} statements`), el("thead", {}, head), el("tbody", {}, body)));
  }
  function bindSearch() {
    const box = document.getElementById("search");
    const results = document.getElementById("results");
    const close = () => (results.hidden = true);
    box.addEventListener("input", () => {
      const words = box.value.toLowerCase().split(/\s+/).filter(Boolean);
      results.hidden = !words.length;
      const found = words.length ? data.statements.filter((s) => words.every((w) => s.search.includes(w))) : [];
      const people = words.length ? data.actors.map((a, n) => [a, n]).filter(([a]) => words.every((w) => [a.name, ...a.aliases].join(" ").toLowerCase().includes(w))) : [];
      results.replaceChildren(
        el("p", { class: "quiet" }, found.length || people.length ? `${found.length} statements, ${people.length} actors` : "Nothing found"),
        ...people.slice(0, 4).map(([a, n]) => el("button", { type: "button", class: "item", onclick: () => { close(); page.select("actor", n); } }, el("span", { class: "text" }, el("b", {}, el("bdi", {}, a.name)), el("span", { class: "date" }, a.kind)))),
        ...found.slice(0, 30).map((s) => { const entry = page.panel.item(s); entry.addEventListener("click", close); return entry; }),
      );
    });
    box.addEventListener("keydown", (event) => {
      if (event.key === "Escape") { box.value = ""; close(); box.blur(); }
      if (event.key === "ArrowDown" || event.key === "Enter") { const first = results.querySelector("button"); if (first) { event.preventDefault(); if (event.key === "Enter") first.click(); else first.focus(); } }
    });
    document.addEventListener("pointerdown", (event) => { if (!event.target.closest(".search")) close(); });
  }
  page.on("filter", draw);
  page.on("select", draw);
  page.on("theme", draw);
  page.table = { draw, bindSearch };
})(window.escalate);
