// Beside the chart the lanes' names; below it the slider over all time with its histogram.
"use strict";
(function (page) {
  const { data, scene, el, byId } = page;
  const lanes = {};

  function nameOf(lane) {
    if (lane.key === "rest") return `${lane.members.length} other actors`;
    if (lane.members.length > 1) return `${lane.members.length} others`;
    return lane.actor == null ? "Unnamed source" : data.actors[lane.actor].name;
  }
  // What stands under the name: the role, and the side where no lane above says it.
  function underName(lane) {
    if (lane.members.length > 1) return lane.side;
    const actor = lane.actor == null ? null : data.actors[lane.actor];
    if (!actor) return "";
    return [actor.role, lane.side !== actor.name && lane.side].filter(Boolean).join(", ");
  }
  function drawLanes() {
    const inner = el("div", { class: "lanes-inner" });
    scene.lanes.forEach((lane, n) => {
      const under = lane.height >= 34 ? underName(lane) : "";
      const alone = lane.members.length === 1;
      const actor = lane.actor == null || !alone ? null : data.actors[lane.actor];
      const title = alone ? [nameOf(lane), actor && actor.role, actor && actor.kind, lane.side].filter(Boolean).join(" · ") : lane.members.map((m) => (data.lanes[m].actor == null ? "unnamed" : data.actors[data.lanes[m].actor].name)).join(", ");
      inner.append(el("button", { type: "button", class: `lane${nameOf(lane) === lane.side ? " side" : ""}${n % 2 ? " odd" : ""}${lane.height >= 42 && !under ? " tall" : ""}`, title, style: { top: `${lane.y}px`, height: `${lane.height}px` }, onclick: () => (actor ? page.select("actor", lane.actor) : page.select("group", data.statements.filter((s) => page.statementVisible(s) && lane.members.includes(s.lane)).map((s) => s.n))) },
        el("bdi", {}, nameOf(lane)), under ? el("small", {}, el("bdi", {}, under)) : null));
      if (lane.first && n) inner.append(el("i", { class: "rule", style: { top: `${lane.y - 4}px` } }));
    });
    byId("lanes").replaceChildren(inner);
    follow();
  }
  function follow() {
    const inner = byId("lanes").firstChild;
    if (inner) inner.style.transform = `translateY(${-page.chart.scroll}px)`;
  }

  const SLIDER = 42;
  const pixel = {};
  function drawSlider() {
    const c = page.marks.colours();
    const holder = byId("histogram");
    const width = (pixel.width = holder.clientWidth);
    const [low, high] = scene.whole().map((u, n) => u + (n ? 1 : -1) * scene.scale.end * 0.01);
    pixel.of = (u) => 8 + ((u - low) / (high - low)) * (width - 16);
    pixel.to = (x) => low + ((x - 8) / (width - 16)) * (high - low);
    const svg = el("svg", { width, height: SLIDER, "aria-hidden": "true" });
    const bins = new Map();
    for (const s of scene.visible) {
      if (s.day == null) continue;
      const key = Math.round(pixel.of(scene.scale.toU(s.day)) / 5);
      bins.set(key, (bins.get(key) || 0) + 1);
    }
    const most = Math.max(1, ...bins.values());
    for (const [key, n] of bins) {
      const height = 4 + Math.sqrt(n / most) * 24;
      svg.append(el("rect", { x: key * 5 - 2, width: 4, y: 34 - height, height, fill: c.muted, opacity: 0.5, rx: 1 }));
    }
    for (const gap of scene.scale.breaks) svg.append(el("path", { d: `M${pixel.of(gap.u)},4V34`, stroke: c.strong, "stroke-dasharray": "2 3" }));
    holder.replaceChildren(svg);
    moveWindow();
  }
  function moveWindow() {
    if (!pixel.of) return;
    const width = pixel.width; // measured when last drawn: asking anew costs a layout of the page
    const [a, b] = scene.view.map((u) => Math.max(8, Math.min(width - 8, pixel.of(u))));
    Object.assign(byId("window").style, { left: `${a}px`, width: `${Math.max(4, b - a)}px` });
    for (const [id, u, at] of [["from", scene.view[0], a], ["to", scene.view[1], b]]) {
      const handle = byId(id);
      handle.style.left = `${at}px`;
      const date = page.time.toDate(scene.scale.fromU(u)).toISOString().slice(0, 10);
      const [least, most] = scene.whole().map((end) => Math.round(scene.scale.fromU(end)));
      handle.setAttribute("aria-valuemin", least);
      handle.setAttribute("aria-valuemax", most);
      handle.setAttribute("aria-valuetext", page.time.readable(date));
      handle.setAttribute("aria-valuenow", Math.round(scene.scale.fromU(u)));
    }
  }
  function bindSlider() {
    const holder = byId("slider");
    let drag = null;
    const at = (event) => event.clientX - holder.getBoundingClientRect().left;
    holder.addEventListener("pointerdown", (event) => {
      const x = at(event);
      const [a, b] = scene.view.map(pixel.of);
      let how = event.target.id === "from" || event.target.id === "to" ? event.target.id : Math.abs(x - a) < 9 ? "from" : Math.abs(x - b) < 9 ? "to" : "both";
      if (how === "both" && (x < a || x > b)) {
        const half = (scene.view[1] - scene.view[0]) / 2;
        page.chart.show(pixel.to(x) - half, pixel.to(x) + half);
      }
      drag = { how, x, view: [...scene.view] };
      holder.setPointerCapture(event.pointerId);
    });
    holder.addEventListener("pointermove", (event) => {
      if (!drag) return;
      const shift = pixel.to(at(event)) - pixel.to(drag.x);
      const [a, b] = drag.view;
      if (drag.how === "from") page.chart.show(Math.min(a + shift, b - 0.12), b);
      else if (drag.how === "to") page.chart.show(a, Math.max(b + shift, a + 0.12));
      else page.chart.show(a + shift, b + shift);
    });
    for (const end of ["pointerup", "pointercancel"]) holder.addEventListener(end, () => (drag = null));
    for (const id of ["from", "to"])
      byId(id).addEventListener("keydown", (event) => {
        const step = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 }[event.key];
        if (!step) return;
        event.preventDefault();
        event.stopPropagation();
        const [a, b] = scene.view;
        const shift = (step * (b - a)) / 20;
        if (id === "from") page.chart.show(Math.min(a + shift, b - 0.12), b);
        else page.chart.show(a, Math.max(b + shift, a + 0.12));
      });
  }
  page.on("laid", () => { drawLanes(); drawSlider(); });
  page.on("moved", () => { follow(); moveWindow(); });
  page.on("theme", drawSlider);
  Object.assign(lanes, { bindSlider, nameOf, underName });
  page.lanes = lanes;
})(window.escalate);
