// The table of everything: the chart's accessible twin, sortable.
"use strict";
(function (page) {
  const { data, state, marks, el, byId } = page;
  const whom = (s) => s.targets.map((m) => data.actors[m.actor].name).join(", ");
  const articleOf = (s) => [...s.articles].map((n) => data.articles[n].title || data.articles[n].source).join("; ");
  const answersOf = (s) => s.causes.map((l) => `${marks.CAUSED[l.relation]}: ${data.statements[l.from].who} ${data.statements[l.from].verb}`).join("; ");
  // Name, what to sort by, what to show.
  const COLUMNS = [
    ["Date", (s) => s.day ?? Infinity, (s) => page.time.describe(s.when)],
    ["Who", (s) => s.who.toLowerCase(), (s) => s.who],
    ["What", (s) => s.event, (s) => [marks.markIcon(s, 16), ` ${s.verb}`]],
    ["Whom", (s) => whom(s).toLowerCase(), whom],
    ["Words", (s) => s.words, (s) => page.scene.shorten(s.words, 160)],
    ["Condition", (s) => (s.condition ? s.condition.text : "\uffff"), (s) => (s.condition ? s.condition.text : "")],
    ["Intensity", (s) => s.intensity, (s) => (s.happened ? String(s.intensity).replace("-", "−") : "")],
    ["Fate", (s) => (s.threat ? s.threat.fate : "\uffff"), (s) => (s.threat ? s.threat.fate : "")],
    ["Answers", (s) => -s.causes.length, answersOf],
    ["Article", articleOf, articleOf],
  ];
  const MOST_ROWS = 600; // more take a second to lay out
  const sorting = { column: 0, down: false };

  function sortedStatements() {
    const key = COLUMNS[sorting.column][1];
    const sign = sorting.down ? -1 : 1;
    return data.statements.filter(page.statementVisible).sort((a, b) => {
      const [x, y] = [key(a), key(b)];
      return x === y ? a.n - b.n : x < y ? -sign : sign;
    });
  }
  // The roles are said, because a phone's styles lay the cells out as cards, which would take them away.
  function draw() {
    if (state.view !== "table") return;
    const shown = sortedStatements();
    const rows = state.wholeTable ? shown : shown.slice(0, MOST_ROWS);
    const head = COLUMNS.map(([name], n) => el("th", { scope: "col", role: "columnheader", "aria-sort": n !== sorting.column ? "none" : sorting.down ? "descending" : "ascending" },
      el("button", { type: "button", onclick: () => sortBy(n) }, name, n !== sorting.column ? "" : sorting.down ? " ▾" : " ▴")));
    byId("table-view").replaceChildren(el("table", { role: "table" },
      el("caption", {}, `${shown.length} of ${data.statements.length} statements. Click a heading to sort, a name to read the passage.`),
      el("thead", { role: "rowgroup" }, el("tr", { role: "row" }, head)), el("tbody", { role: "rowgroup" }, rows.map(line))),
      rows.length < shown.length ? el("p", {}, el("button", { type: "button", class: "action", onclick: () => { state.wholeTable = true; draw(); } }, `Show the other ${shown.length - rows.length}, too`)) : "");
  }
  function line(s) {
    return el("tr", { role: "row", class: page.isChosen("statement", s.n) ? "chosen" : null, "data-n": s.n, onclick: () => page.select("statement", s.n) },
      COLUMNS.map(([name, , text]) => name === "Who"
        ? el("th", { scope: "row", role: "rowheader" }, el("button", { type: "button" }, el("bdi", {}, text(s))))
        : el("td", { role: "cell", class: name.toLowerCase(), "data-name": name }, name === "What" ? text(s) : text(s) ? el("bdi", {}, text(s)) : null)));
  }
  function sortBy(n) {
    Object.assign(sorting, { down: n === sorting.column && !sorting.down, column: n });
    draw();
    byId("table-view").querySelectorAll("thead button")[n].focus();
  }
  function markChosen() {
    if (state.view !== "table") return;
    for (const row of byId("table-view").querySelectorAll("tbody tr")) row.classList.toggle("chosen", page.isChosen("statement", Number(row.dataset.n)));
  }
  page.on("filter", draw);
  page.on("select", markChosen);
  page.on("theme", draw);
  page.table = { draw };
})(window.escalate);
