// Start: theme, views, buttons; then what the address asks for.
"use strict";
(function (page) {
  const { data, state, byId, count } = page;
  const VIEWS = ["timeline", "threats", "table"];

  function setTheme(dark) {
    page.dark = dark;
    document.documentElement.dataset.theme = dark ? "dark" : "light";
    page.emit("theme");
  }
  function setView(view) {
    state.view = VIEWS.includes(view) ? view : "timeline";
    document.body.dataset.shows = state.view;
    for (const name of VIEWS) byId(`${name}-view`).hidden = name !== state.view;
    for (const button of document.querySelectorAll("[data-view]")) button.setAttribute("aria-pressed", String(button.dataset.view === state.view));
    if (state.view === "timeline") page.chart.relayout();
    else page[state.view].draw();
    page.emit("view");
  }
  function summary() {
    const dated = page.order.filter((s) => s.day != null);
    const span = dated.length ? `, ${[...new Set([dated[0], dated[dated.length - 1]].map((s) => page.time.describe(s.when)))].join(" to ")}` : "";
    byId("summary").textContent = `${count(data.statements.length, "statement")} and ${count(data.links.length, "link")} from ${count(data.articles.length, "article")}${span}`;
  }
  page.restore = () => {
    const view = page.fragment.read();
    page.legend.draw();
    setView(view);
    page.emit("select", state.selected);
  };
  Object.assign(page, { setView, setTheme });
  // Those who don't see the chart hear what is chosen.
  page.on("select", (chosen) => {
    const s = chosen && chosen.kind === "statement" ? data.statements[chosen.n] : null;
    byId("chosen").textContent = s ? `${s.who} ${s.label}, ${page.time.describe(s.when)}. ${count(s.causes.length, "cause")}, ${count(s.answers.length, "answer")}.` : "";
  });

  document.documentElement.dataset.theme = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  page.dark = document.documentElement.dataset.theme === "dark";
  summary();
  page.legend.draw();
  page.chart.start();
  for (const part of [page.search, page.play, page.take, page.keys]) part.bind();
  page.lanes.bindSlider();
  for (const button of document.querySelectorAll("[data-view]")) button.addEventListener("click", () => setView(button.dataset.view));
  byId("theme").addEventListener("click", () => setTheme(!page.dark));
  byId("find-path").addEventListener("click", () => (state.panel === "path" && !state.selected ? page.paths.close() : page.paths.open()));
  byId("zoom-in").addEventListener("click", () => page.chart.zoom(0.6));
  byId("zoom-out").addEventListener("click", () => page.chart.zoom(1.6));
  byId("fit").addEventListener("click", () => { page.scene.fit(); page.chart.relayout(); });
  page.restore();
  page.fragment.bind();
  page.ready = true;
})(window.escalate);
