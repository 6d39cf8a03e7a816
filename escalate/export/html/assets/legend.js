// The legend, which filters: each sign can be switched off and on.
"use strict";
(function (page) {
  const { data, state, marks, el } = page;
  const holder = document.getElementById("legend");

  function chip(group, value, label, icon) {
    const off = state.hidden[group].has(value);
    return el("button", { type: "button", class: "chip", "aria-pressed": String(!off), "data-group": group, "data-value": value, title: off ? `Show ${label}` : `Hide ${label}`, onclick: () => page.toggle(group, value) }, icon, el("span", {}, label));
  }
  function draw() {
    const quads = marks.QUADS.filter((quad) => data.statements.some((s) => s.quad === quad));
    const relations = Object.keys(marks.RELATIONS).filter((relation) => data.links.some((l) => l.relation === relation));
    const group = (...chips) => el("div", { class: "chips" }, chips);
    const neutral = { quad: "neutral", intensity: 0 };
    holder.replaceChildren(
      group(...quads.map((quad) => chip("quad", quad, quad, marks.markIcon({ quad, spoken: true }, 15)))),
      group(chip("mode", "said", "said", marks.markIcon({ ...neutral, spoken: true }, 15)), chip("mode", "done", "done", marks.markIcon({ ...neutral, spoken: false }, 15))),
      group(...relations.map((relation) => chip("relation", relation, marks.RELATIONS[relation], marks.lineIcon(relation, false)))),
      data.links.length ? group(chip("basis", "explicit", "stated in the text", marks.lineIcon("provokes", false)), chip("basis", "inferred", "inferred", marks.lineIcon("provokes", true))) : "",
    );
  }
  page.on("filter", draw);
  page.on("theme", draw);
  page.legend = { draw };
})(window.escalate);
