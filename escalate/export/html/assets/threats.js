// The ledger: every threat, demand and promise, its condition and deadline, and what became of it.
"use strict";
(function (page) {
  const { data, state, marks, el, byId } = page;
  const ORDER = ["carried out", "defied", "met", "withdrawn", "expired", "open"];
  const MEANING = {
    open: "nothing told here decides it", "carried out": "its own side did what it announced", met: "the other side did what was asked",
    defied: "the other side did what was warned against, or refused", withdrawn: "it was taken back", expired: "its deadline passed, and nothing told here decided it",
  };

  function draw() {
    if (state.view !== "threats") return;
    const shown = data.threats.filter((entry) => page.statementVisible(data.statements[entry.statement]));
    const groups = ORDER.map((fate) => [fate, shown.filter((entry) => entry.fate === fate)]).filter(([, entries]) => entries.length);
    byId("threats-view").replaceChildren(
      shown.length ? el("p", { class: "lead" }, `${shown.length} ${shown.length === 1 ? "threat, demand or promise" : "threats, demands and promises"}: `, groups.map(([fate, entries], n) => `${n ? ", " : ""}${entries.length} ${fate}`).join(""), ".") : el("p", { class: "empty-note" }, "No threats, demands or promises among what is shown."),
      ...groups.map(([fate, entries]) => el("section", { class: "fates" }, el("h2", {}, fate[0].toUpperCase() + fate.slice(1), el("span", { class: "quiet" }, ` ${MEANING[fate]}`)), entries.map(card))));
  }
  function card(entry) {
    const s = data.statements[entry.statement];
    const row = (name, value) => (value ? el("div", {}, el("dt", {}, name), el("dd", {}, value)) : null);
    const jump = (n, text) => el("button", { type: "button", class: "name", onclick: () => page.select("statement", n) }, text);
    return el("article", { class: "card" },
      el("button", { type: "button", class: "item", onclick: () => page.select("statement", s.n) }, marks.markIcon(s, 18), el("span", { class: "text" }, el("b", {}, el("bdi", {}, s.who)), " ", el("bdi", {}, s.label), el("span", { class: "on" }, page.time.describe(s.when)))),
      el("p", { class: s.direct ? "words direct" : "words", dir: "auto" }, page.quoted(s)),
      el("dl", {},
        row("Condition", s.condition && el("bdi", {}, s.condition.text)),
        row("Deadline", s.deadline && page.time.describe(s.deadline)),
        row("Said again", entry.repeats.length ? entry.repeats.map((n, at) => [at ? ", " : "", jump(n, page.time.describe(data.statements[n].when))]) : null),
        row("Why so", entry.fate === "open" ? null : el("bdi", {}, entry.reason)),
        row("Decided by", entry.decidedBy.length ? entry.decidedBy.map((n, at) => [at ? "; " : "", jump(n, [el("bdi", {}, `${data.statements[n].who} ${data.statements[n].label}`), ` (${page.time.describe(data.statements[n].when)})`])]) : null)));
  }
  page.on("filter", draw);
  page.on("theme", draw);
  page.threats = { draw };
})(window.escalate);
