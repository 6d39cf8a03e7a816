// The panel: what is selected in its own words, what it answers and what answered it, each one click away.
"use strict";
(function (page) {
  const { data, state, marks, el, byId, percent, count } = page;
  const holder = byId("panel");
  const AROUND = 180;
  const MOST_LISTED = 200;
  const FLAGS = { negated: "told as not done", future: "announced, not yet done", hypothetical: "only supposed" };

  function show() {
    const chosen = state.selected;
    const views = { statement: (n) => statement(data.statements[n]), link: (n) => link(data.links[n]), actor, group };
    const parts = chosen ? views[chosen.kind](chosen.n) : state.panel === "path" ? page.paths.view() : overview();
    const back = state.panel === "path" ? "← Path" : "← Overview";
    const head = chosen ? [el("button", { type: "button", class: "back", onclick: () => page.select(null) }, back)] : [];
    const wasHere = holder.contains(document.activeElement);
    holder.replaceChildren(...head, ...parts.flat(Infinity).filter(Boolean));
    document.body.classList.toggle("reading", Boolean(chosen) || state.panel === "path");
    holder.scrollTop = 0;
    if (wasHere) holder.focus({ preventScroll: true }); // what was pressed is gone: Tab goes on from here
  }
  // A line that stands for a statement and selects it.
  function item(s, before, gist) {
    return el("button", { type: "button", class: "item", onclick: () => page.select("statement", s.n) },
      marks.markIcon(s, 18),
      el("span", { class: "text" }, before ? el("span", { class: "why" }, before) : null, el("b", {}, el("bdi", {}, s.who)), " ", el("bdi", {}, s.label),
        gist ? el("span", { class: "gist", dir: "auto" }, page.quoted(s)) : null, el("span", { class: "on" }, page.time.describe(s.when), fateOf(s))));
  }
  function fateOf(s) {
    return s.threat && s.threat.fate !== "open" ? el("span", { class: "fate" }, ` · ${s.threat.fate}`) : null;
  }
  function overview() {
    const shown = data.statements.filter(page.statementVisible);
    if (!shown.length) return [el("h2", {}, "Nothing to show"), el("p", { class: "quiet" }, data.statements.length ? "All statements are filtered away." : "The articles gave no statements.")];
    const worth = (s) => (Math.abs(s.intensity) + 1.5 * Math.min(6, s.causes.length + s.answers.length) + (s.quote ? 1 : 0) + (s.condition ? 1 : 0)) * s.confidence;
    const told = shown.filter((s) => !s.hypothetical && s.when && s.when.start);
    const keys = told.sort((a, b) => worth(b) - worth(a) || a.n - b.n).slice(0, 8).sort(page.byTime);
    const open = data.threats.filter((t) => t.fate === "open" && page.statementVisible(data.statements[t.statement]));
    return [
      el("h2", {}, "In short"),
      el("p", { class: "quiet" }, "What weighs most and drew most answers. Click one, or any mark, to read the passage it rests on."),
      el("div", { class: "items" }, keys.map((s) => item(s, null, true))),
      disagreements(),
      open.length ? el("p", { class: "actions" }, el("button", { type: "button", class: "action", onclick: () => page.setView("threats") }, `${open.length} of ${count(data.threats.length, "threat")}, demands and promises are open`)) : null,
    ];
  }
  function statement(s) {
    return [
      el("div", { class: "kicker" }, marks.markIcon(s, 20), el("span", {}, [s.event, s.mode, s.spoken ? "said" : "done"].filter(Boolean).join(" · "))),
      el("h2", {}, actors(s.sources, "Someone"), " ", el("bdi", {}, s.verb), " ", actors(s.targets, "")),
      el("p", { class: "when" }, page.time.describe(s.when), basis(s.when)),
      s.quote ? el("blockquote", { class: s.direct ? "direct" : "", dir: "auto" }, page.quoted(s)) : null,
      terms(s),
      el("h3", {}, "Where it stands"),
      corroboration(s),
      passage(s, s.reports[0], true),
      contradictions(s),
      answers(s),
      s.reports.length > 1 ? el("h3", {}, "Also told here") : null,
      s.reports.slice(1).map((report) => passage(s, report, false)),
      el("h3", {}, "How it was read"),
      reading(s),
      el("p", { class: "actions" }, el("button", { type: "button", class: "action", onclick: () => page.paths.open(s) }, "Find a path from here")),
    ];
  }
  function actors(mentions, none) {
    if (!mentions.length) return none;
    return mentions.map((m, n) => [n ? ", " : "", el("button", { type: "button", class: "name", onclick: () => page.select("actor", m.actor) }, el("bdi", {}, data.actors[m.actor].name))]);
  }
  function basis(when) {
    if (!when) return null;
    const how = { stated: "the text says so", relative: "reckoned", inferred: "from the date of publication" }[when.basis];
    const words = when.words ? [": “", el("bdi", {}, when.words), "”"] : null;
    return el("span", { class: "quiet" }, ` · ${how}`, words);
  }
  function list() {
    const rows = [];
    const add = (name, value) => { if (value && value.length !== 0) rows.push(el("dt", {}, name), el("dd", {}, value)); };
    return { add, made: () => (rows.length ? el("dl", {}, rows) : null) };
  }
  // How many tell it, and how many of them are no copies of another.
  function corroboration(s) {
    if (s.reports.length < 2) return null;
    const told = s.independent === s.reports.length ? "all independent" : `${s.independent} independent`;
    return el("p", { class: "quiet" }, `${s.reports.length} reports, ${told}.`);
  }
  // Where tellings of one event can't all be true: both stand as they were told.
  function contradictions(s) {
    if (!s.contradicted) return null;
    return [el("h3", {}, "Told otherwise"), s.contradicted.map((found) => [
      el("p", { dir: "auto" }, found.reason),
      found.other == null ? el("p", { class: "quiet", dir: "auto" }, found.words.map((words) => `“${words}”`).join(" – ")) : el("div", { class: "items" }, item(data.statements[found.other === s.n ? found.statement : found.other])),
    ])];
  }
  function disagreements() {
    const shown = data.contradictions.filter((found) => page.statementVisible(data.statements[found.statement]));
    if (!shown.length) return null;
    return [el("h3", {}, "Where tellings disagree"), el("ul", { class: "plain" }, shown.slice(0, MOST_LISTED).map((found) => el("li", {}, el("button", { type: "button", class: "name", onclick: () => page.select("statement", found.statement) }, el("bdi", {}, found.reason)))))];
  }
  const merged = (kind, n) => [...new Set(data.merges.filter((entry) => entry[kind] === n).map((entry) => entry.reason + (entry.place ? ` (${entry.place})` : "")))];
  // What the matter hangs on and what became of it.
  function terms(s) {
    const { add, made } = list();
    if (s.condition) add("Condition", el("mark", { class: "condition", dir: "auto" }, s.condition.text));
    add("Deadline", s.deadline && [page.time.describe(s.deadline), s.deadline.words ? el("span", { class: "quiet" }, " “", el("bdi", {}, s.deadline.words), "”") : ""]);
    if (s.threat) add("Fate", [el("b", {}, s.threat.fate), ". ", el("bdi", {}, s.threat.reason)]);
    add("Note", Object.keys(FLAGS).filter((name) => s[name]).map((name) => FLAGS[name]).join(", "));
    add("Said in", s.venue && el("bdi", {}, s.venue));
    add("Passed on by", s.reporters.length && actors(s.reporters, ""));
    add("Said to", s.addressees.length && actors(s.addressees, ""));
    return made();
  }
  function reading(s) {
    const { add, made } = list();
    if (s.happened) add("Intensity", `${s.intensity > 0 ? "+" : ""}${String(s.intensity).replace("-", "−")} on a scale of ±10, ${s.quad}`);
    const ties = [...new Set([...s.sources, ...s.targets].flatMap((m) => m.affiliations || []))];
    add("Ties", ties.length && el("bdi", {}, ties.join(", ")));
    const resolved = [...s.sources, ...s.targets].filter((m) => m.reason).map((m) => (m.reason.includes(`“${m.text}”`) ? m.reason : `“${m.text}”: ${m.reason}`));
    add("Names", resolved.length && el("bdi", {}, [...new Set(resolved)].join("; ")));
    add("Rule", el("bdi", {}, [s.reports[0].rule, s.reports[0].reason].filter(Boolean).join(": ")));
    add("Confidence", percent(s.confidence));
    add("Brought together", merged("statement", s.n).join("; "));
    add("Id", s.id);
    return made();
  }
  function answers(s) {
    const list = (title, links, other, wording) => links.length ? [
      el("h3", {}, title),
      el("div", { class: "items" }, links.map((l) => el("div", { class: "link" }, item(data.statements[l[other]], wording[l.relation]), why(l)))),
    ] : null;
    return [list("It answers", s.causes, "from", marks.CAUSED), list("What followed", s.answers, "to", marks.ANSWERED)];
  }
  function why(l) {
    const delta = l.delta ? ` ${l.delta < 0 ? "Escalates" : "Eases"} by ${Math.abs(l.delta)}.` : "";
    return el("button", { type: "button", class: "reason", title: "Why this link is there", onclick: () => page.select("link", l.n) },
      marks.lineIcon(l.relation, l.basis === "inferred"), el("span", {}, el("bdi", {}, l.reason), el("span", { class: "quiet" }, ` ${l.basis}, ${percent(l.confidence)}.${delta}`)));
  }
  function link(l) {
    const a = data.statements[l.from];
    const b = data.statements[l.to];
    const course = l.delta < 0 ? "escalates" : l.delta > 0 ? "eases" : "stays level";
    return [
      el("div", { class: "kicker" }, marks.lineIcon(l.relation, l.basis === "inferred"), el("span", {}, `${marks.RELATIONS[l.relation]} · ${l.basis}`)),
      el("h2", {}, "Why these two are linked"),
      el("p", { dir: "auto" }, l.reason),
      l.evidence ? el("blockquote", { dir: "auto" }, l.evidence) : el("p", { class: "quiet" }, "No words of the text say so: it is inferred."),
      el("dl", {}, el("dt", {}, "Confidence"), el("dd", {}, percent(l.confidence)), el("dt", {}, "Intensity"), el("dd", {}, `${a.intensity} → ${b.intensity}: ${course}`.replaceAll("-", "−"))),
      el("h3", {}, "Earlier"), el("div", { class: "items" }, item(a), el("p", { class: "inset", dir: "auto" }, a.words)),
      el("h3", {}, "Later"), el("div", { class: "items" }, item(b), el("p", { class: "inset", dir: "auto" }, b.words)),
      el("p", { class: "fine" }, `id ${l.id}`),
    ];
  }
  function actor(n) {
    const record = data.actors[n];
    const said = data.statements.filter((s) => s.sources.some((m) => m.actor === n)).sort(page.byTime);
    const met = data.statements.filter((s) => s.targets.some((m) => m.actor === n) && !said.includes(s)).sort(page.byTime);
    const rows = [];
    const add = (name, value) => { if (value) rows.push(el("dt", {}, name), el("dd", {}, el("bdi", {}, value))); };
    add("Kind", record.kind);
    add("Role", record.role);
    add("Side", record.side !== record.name && record.side);
    add("Belongs to", record.groups.join(", "));
    add("Also called", record.aliases.join(", "));
    add("Taken for one", merged("actor", n).join("; "));
    const list = (title, found) => (found.length ? [el("h3", {}, `${title}: ${found.length}`), el("div", { class: "items" }, found.map((s) => item(s)))] : null);
    return [el("h2", {}, el("bdi", {}, record.name)), el("dl", {}, rows), list("Said and did", said.slice(0, MOST_LISTED)), list("Was spoken to or acted on", met.slice(0, MOST_LISTED)), el("p", { class: "fine" }, `id ${record.id}`)];
  }
  function group(members) {
    const found = members.map((n) => data.statements[n]).sort(page.byTime);
    const names = [...new Set(found.map((s) => s.who))];
    return [el("h2", {}, el("bdi", {}, names.length > 1 ? `${names.length} actors` : names[0])), el("p", { class: "quiet" }, `${count(found.length, "statement")} drawn together`),
      el("p", { class: "actions" }, el("button", { type: "button", class: "action", onclick: () => zoomTo(found) }, "Zoom in on these")), el("div", { class: "items" }, found.slice(0, MOST_LISTED).map((s) => item(s))), found.length > MOST_LISTED ? el("p", { class: "quiet" }, `and ${found.length - MOST_LISTED} more: zoom in, or see the table`) : null];
  }
  function zoomTo(found) {
    const us = found.filter((s) => s.day != null).map((s) => page.scene.scale.toU(s.day));
    if (!us.length) return;
    const [a, b] = [Math.min(...us), Math.max(...us)];
    page.chart.show(a - (b - a) * 0.5 - 1, b + (b - a) * 0.5 + 1);
  }
  // The paragraph with its sentence set off and the spans marked: built of text nodes only.
  function passage(s, report, first) {
    const paragraph = report.paragraph == null ? null : data.paragraphs[report.paragraph];
    const article = paragraph && data.articles[paragraph.article];
    const body = el("p", { class: "passage", dir: "auto" });
    if (!paragraph) body.append(report.text);
    else body.append(...marked(paragraph, report, [...(first ? s.spans : []), [...report.trigger, "trigger"]]));
    const about = article ? [article.title, article.site, article.published && `published ${page.time.readable(article.published)}`].filter(Boolean).join(" · ") : "This article is not in the graph.";
    return el("figure", {}, body, el("figcaption", {}, el("bdi", {}, about), article ? el("span", { class: "where" }, el("bdi", {}, article.source)) : null));
  }
  function marked(paragraph, report, spans) {
    const here = spans.map(([a, b, role]) => [a - paragraph.start, b - paragraph.start, role]);
    const [from, to] = report.sentence.map((at) => at - paragraph.start);
    const cuts = [0, paragraph.length, from, to, ...here.flatMap((span) => span.slice(0, 2))].filter((at) => at >= 0 && at <= paragraph.length);
    const edges = [...new Set(cuts)].sort((a, b) => a - b);
    return edges.slice(1).map((end, n) => {
      const start = edges[n];
      const roles = here.filter(([a, b]) => a <= start && b >= end).map((span) => span[2]);
      if (start >= from && end <= to) return el(roles.length ? "mark" : "span", { class: [...new Set(roles), "sentence"].join(" ") }, paragraph.slice(start, end));
      return around(paragraph.slice(start, end), end <= from);
    });
  }
  // What stands around the sentence, cut to what is near it until asked for.
  function around(text, before) {
    if (text.length <= AROUND + 40) return el("span", { class: "around" }, text);
    const at = before ? text.indexOf(" ", text.length - AROUND) : text.lastIndexOf(" ", AROUND);
    const near = at < 0 ? text.length : at;
    const [hidden, shown] = before ? [text.slice(0, near), text.slice(near)] : [text.slice(near), text.slice(0, near)];
    const more = el("button", { type: "button", class: "more", title: "Show the whole paragraph", onclick: () => more.replaceWith(hidden) }, " … ");
    return el("span", { class: "around" }, before ? [more, shown] : [shown, more]);
  }

  page.on("select", show);
  page.on("panel", show);
  page.on("filter", () => state.selected || show());
  page.on("theme", show);
  page.panel = { show, item, why };
})(window.escalate);
