// The panel: what is selected in its own words, what it answers and what answered it, each one click away.
"use strict";
(function (page) {
  const { data, state, marks, el } = page;
  const holder = document.getElementById("panel");
  const FLAGS = { negated: "denied or refused", future: "announced, not yet done", hypothetical: "hypothetical" };

  function show() {
    const chosen = state.selected;
    const parts = !chosen ? overview() : chosen.kind === "statement" ? statement(data.statements[chosen.n]) : chosen.kind === "link" ? link(data.links[chosen.n]) : actor(chosen.n);
    const head = chosen ? [el("button", { type: "button", class: "back", onclick: () => page.select(null) }, "← Overview")] : [];
    holder.replaceChildren(...head, ...parts);
    holder.scrollTop = 0;
  }
  function item(s, before) {
    return el("button", { type: "button", class: "item", onclick: () => page.select("statement", s.n) },
      marks.markIcon(s, 18),
      el("span", { class: "text" }, before ? el("span", { class: "why" }, before) : null, el("b", {}, el("bdi", {}, s.who)), " ", el("bdi", {}, s.label), el("span", { class: "date" }, page.time.describe(s.when))));
  }
  function overview() {
    const shown = data.statements.filter(page.statementVisible);
    if (!shown.length) return [el("h2", {}, "Nothing to show"), el("p", { class: "quiet" }, data.statements.length ? "All statements are filtered away." : "The articles gave no statements.")];
    const worth = (s) => Math.abs(s.intensity) + 1.5 * (s.causes.length + s.answers.length) + (s.quote ? 1 : 0);
    const keys = [...shown].sort((a, b) => worth(b) * b.confidence - worth(a) * a.confidence || a.n - b.n).slice(0, 7).sort((a, b) => (a.day ?? 1e9) - (b.day ?? 1e9) || a.n - b.n);
    return [
      el("h2", {}, "In short"),
      el("p", { class: "quiet" }, "The acts and words with most weight and most answers. Click one, or any mark, to read the passage it rests on."),
      el("div", { class: "items" }, keys.map((s) => item(s))),
    ];
  }
  function statement(s) {
    const report = s.reports[0];
    return [
      el("div", { class: "kicker" }, marks.markIcon(s, 20), el("span", {}, `${s.event}${s.mode ? " · " + s.mode : ""} · ${s.spoken ? "said" : "done"}`)),
      el("h2", {}, actors(s.sources, "Someone"), " ", el("bdi", {}, s.verb), " ", actors(s.targets, "")),
      el("p", { class: "when" }, page.time.describe(s.when), basis(s.when)),
      s.quote ? el("blockquote", { class: s.direct ? "direct" : "" }, el("bdi", {}, s.direct ? `“${s.quote}”` : s.quote)) : null,
      facts(s),
      answers(s),
      el("h3", {}, s.reports.length > 1 ? `The passages (${s.reports.length} reports)` : "The passage"),
      s.reports.map((r, n) => passage(s, r, n === 0)),
      el("p", { class: "fine" }, `Read by the rule “${report.rule}”, confidence ${percent(s.confidence)}. `, report.reason, el("br"), `id ${s.id}`),
    ].flat().filter(Boolean);
  }
  function actors(mentions, none) {
    if (!mentions.length) return none;
    return mentions.flatMap((m, n) => [n ? ", " : "", el("button", { type: "button", class: "name", onclick: () => page.select("actor", m.actor) }, el("bdi", {}, data.actors[m.actor].name))]);
  }
  function basis(when) {
    if (!when) return null;
    const words = when.words ? ` from “${when.words}”` : "";
    const how = { stated: "stated", relative: "reckoned", inferred: "taken from the publication date" }[when.basis];
    return el("span", { class: "quiet" }, ` · ${how}${words}, to the ${when.precision === "before" || when.precision === "after" ? "nearest bound" : when.precision}`);
  }
  function facts(s) {
    const rows = [];
    const add = (name, value) => value && value.length !== 0 && rows.push(el("dt", {}, name), el("dd", {}, value));
    if (s.condition) add("Condition", el("mark", { class: "condition" }, el("bdi", {}, s.condition.text)));
    if (s.deadline) add("Deadline", page.time.describe(s.deadline));
    add("Intensity", `${s.intensity > 0 ? "+" : ""}${s.intensity} of ±10 · ${s.quad}`);
    const flags = Object.keys(FLAGS).filter((name) => s[name]).map((name) => FLAGS[name]);
    add("Note", flags.join(", "));
    add("Said in", s.venue && el("bdi", {}, s.venue));
    add("Passed on by", s.reporters.length && actors(s.reporters, ""));
    add("Said to", s.addressees.length && actors(s.addressees, ""));
    const side = [...new Set([...s.sources, ...s.targets].flatMap((m) => m.affiliations || []))];
    add("Ties", side.length && el("bdi", {}, side.join(", ")));
    const resolved = [...s.sources, ...s.targets].filter((m) => m.reason).map((m) => `“${m.text}”: ${m.reason}`);
    add("Names", resolved.length && el("bdi", {}, resolved.join("; ")));
    return rows.length ? el("dl", {}, rows) : null;
  }
  function answers(s) {
    const parts = [];
    const list = (title, links, other, wording) => {
      if (!links.length) return;
      parts.push(el("h3", {}, title));
      parts.push(el("div", { class: "items" }, links.map((l) => el("div", { class: "link" }, item(data.statements[l[other]], wording[l.relation]), why(l)))));
    };
    list("It answers", s.causes, "from", marks.CAUSED);
    list("What followed", s.answers, "to", marks.ANSWERED);
    return parts;
  }
  function why(l) {
    const delta = l.delta ? (l.delta < 0 ? ` Escalates by ${-l.delta}.` : ` De-escalates by ${l.delta}.`) : "";
    return el("button", { type: "button", class: "reason", onclick: () => page.select("link", l.n) }, marks.lineIcon(l.relation, l.basis === "inferred"), el("span", {}, el("bdi", {}, l.reason), el("span", { class: "quiet" }, ` ${l.basis}, ${percent(l.confidence)}.${delta}`)));
  }
  function link(l) {
    const a = data.statements[l.from];
    const b = data.statements[l.to];
    return [
      el("div", { class: "kicker" }, marks.lineIcon(l.relation, l.basis === "inferred"), el("span", {}, `${marks.RELATIONS[l.relation]} · ${l.basis}`)),
      el("h2", {}, "Why these two are linked"),
      el("p", {}, el("bdi", {}, l.reason)),
      l.evidence ? el("blockquote", {}, el("bdi", {}, l.evidence)) : el("p", { class: "quiet" }, "No words of the text say so; it is inferred."),
      el("dl", {}, el("dt", {}, "Confidence"), el("dd", {}, percent(l.confidence)), el("dt", {}, "Intensity"), el("dd", {}, `${a.intensity} → ${b.intensity} (${l.delta < 0 ? "escalates" : l.delta > 0 ? "de-escalates" : "level"})`)),
      el("h3", {}, "Earlier"), el("div", { class: "items" }, item(a)),
      el("h3", {}, "Later"), el("div", { class: "items" }, item(b)),
      el("p", { class: "fine" }, `id ${l.id}`),
    ];
  }
  function actor(n) {
    const record = data.actors[n];
    const said = data.statements.filter((s) => s.sources.some((m) => m.actor === n));
    const met = data.statements.filter((s) => s.targets.some((m) => m.actor === n) && !said.includes(s));
    const byDay = (a, b) => (a.day ?? 1e9) - (b.day ?? 1e9) || a.n - b.n;
    const rows = [];
    const add = (name, value) => value && rows.push(el("dt", {}, name), el("dd", {}, el("bdi", {}, value)));
    add("Kind", record.kind);
    add("Side", record.side !== record.name && record.side);
    add("Role", record.role);
    add("Belongs to", record.groups.join(", "));
    add("Also", record.aliases.join(", "));
    const list = (title, found) => (found.length ? [el("h3", {}, `${title} (${found.length})`), el("div", { class: "items" }, found.sort(byDay).map((s) => item(s)))] : []);
    return [el("h2", {}, el("bdi", {}, record.name)), el("dl", {}, rows), ...list("Said and did", said), ...list("Was meant", met), el("p", { class: "fine" }, `id ${record.id}`)];
  }
  // The paragraph with its sentence set off and the spans marked: built from text nodes only.
  function passage(s, report, first) {
    const paragraph = report.paragraph == null ? null : data.paragraphs[report.paragraph];
    const article = paragraph && data.articles[paragraph.article];
    const body = el("p", { class: "passage", dir: "auto" });
    if (!paragraph) body.append(report.text);
    else {
      const spans = [...(first ? s.spans : []), [...report.trigger, "trigger"]].map(([a, b, role]) => [a - paragraph.start, b - paragraph.start, role]);
      const [from, to] = report.sentence.map((at) => at - paragraph.start);
      const cuts = [...new Set([0, paragraph.length, from, to, ...spans.flatMap((x) => x.slice(0, 2))])].filter((at) => at >= 0 && at <= paragraph.length).sort((a, b) => a - b);
      const slice = slicer(paragraph);
      cuts.slice(1).forEach((end, n) => {
        const start = cuts[n];
        const roles = spans.filter(([a, b]) => a <= start && b >= end).map((x) => x[2]);
        const inside = start >= from && end <= to;
        body.append(roles.length ? el("mark", { class: roles.join(" ") + (inside ? " in" : "") }, slice(start, end)) : el("span", { class: inside ? "sentence" : "around" }, slice(start, end)));
      });
    }
    const from = article ? [article.title, article.site, article.published && `published ${page.time.readable(article.published)}`].filter(Boolean).join(" · ") : "article not in the graph";
    return el("figure", {}, body, el("figcaption", {}, el("bdi", {}, from), article ? el("span", { class: "where" }, el("bdi", {}, ` ${article.source}`)) : null));
  }
  // Offsets count code points, as in Python; JavaScript counts UTF-16 units.
  function slicer(paragraph) {
    paragraph.runes ||= /[\ud800-\udfff]/.test(paragraph.text) ? Array.from(paragraph.text) : paragraph.text;
    return (a, b) => (typeof paragraph.runes === "string" ? paragraph.runes.slice(a, b) : paragraph.runes.slice(a, b).join(""));
  }
  data.paragraphs.forEach((p) => { slicer(p); p.length = p.runes.length; });
  const percent = (share) => `${Math.round(share * 100)} %`;

  page.on("select", show);
  page.on("filter", () => state.selected || show());
  page.on("theme", show);
  page.panel = { show, item };
})(window.escalate);
