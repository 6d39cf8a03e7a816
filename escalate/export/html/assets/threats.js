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
  const jump = (n, ...text) => el("button", { type: "button", class: "name", onclick: () => page.select("statement", n) }, text);
  // Who threatens whom and when; the words with the condition marked in them; what became of it, and why.
  function card(entry) {
    const s = data.statements[entry.statement];
    return el("article", { class: "card" },
      el("button", { type: "button", class: "item", onclick: () => page.select("statement", s.n) }, marks.markIcon(s, 18), el("span", { class: "text" }, el("b", {}, el("bdi", {}, s.who)), " ", el("bdi", {}, s.label), el("span", { class: "on" }, page.time.describe(s.when)))),
      el("p", { class: s.direct ? "words direct" : "words", dir: "auto" }, said(s)),
      el("div", { class: "outcome" }, outcome(entry, s)));
  }
  function said(s) {
    const text = page.quoted(s);
    const condition = s.condition && s.condition.text;
    const at = condition ? text.indexOf(condition) : -1;
    if (at >= 0) return [text.slice(0, at), el("mark", { class: "condition" }, condition), text.slice(at + condition.length)];
    return condition ? [text, " ", el("mark", { class: "condition" }, condition)] : text;
  }
  function outcome(entry, s) {
    const decided = entry.decidedBy.map((n, at) => [at ? "; " : "", jump(n, el("bdi", {}, `${data.statements[n].who} ${data.statements[n].label}`), ` (${page.time.describe(data.statements[n].when)})`)]);
    return [
      s.deadline ? el("p", {}, el("span", { class: "quiet" }, "By "), page.time.describe(s.deadline)) : null,
      decided.length ? el("p", {}, decided) : null,
      entry.repeats.length ? el("p", {}, el("span", { class: "quiet" }, "Said again "), entry.repeats.map((n, at) => [at ? ", " : "", jump(n, page.time.describe(data.statements[n].when))])) : null,
      entry.fate === "open" ? null : el("p", { class: "quiet", dir: "auto" }, entry.reason),
    ];
  }
  page.on("filter", draw);
  page.on("theme", draw);
  page.threats = { draw };
})(window.escalate);
