// Start: theme, views, keys.
"use strict";
(function (page) {
  const { data, state } = page;
  const byId = (id) => document.getElementById(id);

  function setTheme(dark) {
    page.dark = dark;
    document.documentElement.dataset.theme = dark ? "dark" : "light";
    page.emit("theme");
  }
  function setView(view) {
    state.view = view;
    for (const button of document.querySelectorAll("[data-view]")) button.setAttribute("aria-pressed", String(button.dataset.view === view));
    byId("timeline-view").hidden = view !== "timeline";
    byId("table-view").hidden = view !== "table";
    if (view === "table") page.table.draw();
    else page.chart.relayout();
  }
  function summary() {
    const dated = data.statements.filter((s) => s.day != null).sort((a, b) => a.day - b.day);
    const span = dated.length ? `, ${page.time.describe(dated[0].when)} to ${page.time.describe(dated[dated.length - 1].when)}` : "";
    const count = (n, one) => `${n} ${one}${n === 1 ? "" : "s"}`;
    byId("summary").textContent = `${count(data.statements.length, "statement")} and ${count(data.links.length, "link")} from ${count(data.articles.length, "article")}${span}`;
  }
  document.documentElement.dataset.theme = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  page.dark = document.documentElement.dataset.theme === "dark";
  summary();
  page.legend.draw();
  page.chart.start();
  page.strip.bindSlider();
  page.table.bindSearch();
  page.panel.show();
  for (const button of document.querySelectorAll("[data-view]")) button.addEventListener("click", () => setView(button.dataset.view));
  byId("theme").addEventListener("click", () => setTheme(!page.dark));
  byId("zoom-in").addEventListener("click", () => page.chart.zoom(0.6));
  byId("zoom-out").addEventListener("click", () => page.chart.zoom(1.6));
  byId("fit").addEventListener("click", () => { page.scene.fit(); page.chart.relayout(); });
  document.addEventListener("keydown", (event) => {
    if (event.target.closest("input, select, textarea, dialog") || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "/") { event.preventDefault(); byId("search").focus(); }
    if (event.key === "Escape") page.select(null);
  });
  page.setView = setView;
  page.ready = true;
})(window.escalate);
