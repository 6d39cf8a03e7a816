// The search over words and names: lights up what it finds and lists it.
"use strict";
(function (page) {
  const { data, state, el, byId } = page;
  const box = byId("search");
  const results = byId("results");
  const close = () => { results.hidden = true; box.setAttribute("aria-expanded", "false"); };

  function look() {
    state.query = box.value.trim();
    if (state.selected && state.query) page.select(null);
    page.emit("light");
    page.emit("query");
    if (!state.query) return close();
    const words = state.query.toLowerCase().split(/\s+/);
    const found = data.statements.filter(page.matches).sort(page.byTime);
    const people = data.actors.map((actor, n) => ({ actor, n })).filter(({ actor }) => words.every((word) => [actor.name, ...actor.aliases].join(" ").toLowerCase().includes(word)));
    results.replaceChildren(
      el("p", { class: "quiet", role: "status" }, found.length + people.length ? `${page.count(found.length, "statement")}, ${page.count(people.length, "actor")}` : "Nothing found"),
      ...people.slice(0, 4).map(({ actor, n }) => el("button", { type: "button", class: "item", onclick: () => choose(() => page.select("actor", n)) }, el("span", { class: "text" }, el("b", {}, el("bdi", {}, actor.name)), el("span", { class: "on" }, actor.kind)))),
      ...found.slice(0, 40).map((s) => {
        const entry = page.panel.item(s);
        entry.addEventListener("click", close);
        return entry;
      }));
    results.hidden = false;
    box.setAttribute("aria-expanded", "true");
  }
  function choose(action) {
    close();
    action();
  }
  function step(event, by) {
    const entries = [...results.querySelectorAll("button")];
    const at = entries.indexOf(document.activeElement) + by;
    event.preventDefault();
    if (at < 0) box.focus();
    else if (entries[at]) entries[at].focus();
  }
  function bind() {
    box.addEventListener("input", look);
    box.addEventListener("focus", () => state.query && look());
    byId("search-form").addEventListener("keydown", (event) => {
      if (event.key === "Escape") { box.value = ""; look(); box.blur(); }
      else if (event.key === "ArrowDown") step(event, 1);
      else if (event.key === "ArrowUp") step(event, -1);
      else if (event.key === "Enter" && event.target === box) { const first = results.querySelector("button"); if (first) first.click(); }
      else return;
      event.stopPropagation();
    });
    document.addEventListener("pointerdown", (event) => { if (!event.target.closest("#search-form")) close(); });
  }
  page.search = { bind, look };
})(window.escalate);
