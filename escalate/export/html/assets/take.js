// What can be taken away: the view as SVG or PNG, the shown statements as CSV, a link to the view, a print.
"use strict";
(function (page) {
  const { data, scene, draw, marks, el, byId } = page;
  const LEFT = 190;
  const TOP = 58;

  // The whole chart as one SVG: title, tension, dates, lanes, links, marks and labels.
  function picture() {
    const c = marks.colours();
    const strip = page.strip.HEIGHT;
    const width = LEFT + scene.width;
    const height = TOP + strip + scene.height + 26;
    const svg = el("svg", { xmlns: "http://www.w3.org/2000/svg", width, height, viewBox: `0 0 ${width} ${height}`, "font-family": "system-ui, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif", "font-size": 12.5 });
    svg.append(el("rect", { width, height, fill: c.paper }));
    const write = (x, y, text, look) => svg.append(el("text", { x, y, fill: c.ink, ...look }, text));
    write(16, 27, clean(data.title), { "font-size": 19, "font-weight": 650 });
    write(16, 46, clean(byId("summary").textContent), { fill: c.muted });
    const top = page.strip.picture(scene.width);
    svg.append(el("g", { transform: `translate(${LEFT} ${TOP})` }, ...top.childNodes));
    write(16, TOP + 22, "Tension", { fill: c.muted });
    const body = el("g", { transform: `translate(${LEFT} ${TOP + strip})`, "clip-path": "url(#plot)" });
    svg.append(el("defs", {}, el("clipPath", { id: "plot" }, el("rect", { x: 0, y: 0, width: scene.width, height: scene.height }))), body);
    const pen = draw.svgPen(body);
    const light = page.lit();
    draw.behind(pen, 0, scene.height, light);
    for (const link of data.links) if (page.linkVisible(link)) draw.link(pen, link, page.chart.curve(link), Boolean(light && light.links.has(link.n)), light);
    for (const s of scene.shown) draw.mark(pen, s, light);
    for (const s of scene.shown) draw.label(pen, s, light);
    for (const lane of scene.lanes) {
      const y = TOP + strip + lane.y + lane.height / 2;
      const under = lane.height >= 34 ? page.lanes.underName(lane) : "";
      write(LEFT - 12, y + (under ? -2 : 4), clean(scene.shorten(page.lanes.nameOf(lane), 26)), { "text-anchor": "end", "font-weight": page.lanes.nameOf(lane) === lane.side ? 650 : null });
      if (under) write(LEFT - 12, y + 13, clean(scene.shorten(under, 28)), { "text-anchor": "end", fill: c.muted, "font-size": 12 });
    }
    key(svg, c, height - 9);
    return svg;
  }
  const clean = (text) => text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "");
  function key(svg, c, y) {
    let x = 16;
    const add = (icon, text) => {
      icon.setAttribute("x", x);
      icon.setAttribute("y", y - 12);
      svg.append(icon, el("text", { x: x + Number(icon.getAttribute("width")) + 4, y, fill: c.muted, "font-size": 12 }, text));
      x += Number(icon.getAttribute("width")) + scene.textWidth(text) + 18;
    };
    for (const quad of marks.QUADS) if (data.statements.some((s) => s.quad === quad)) add(marks.markIcon({ quad, spoken: true }, 15), quad);
    add(marks.markIcon({ quad: "neutral", spoken: true }, 15), "said");
    add(marks.markIcon({ quad: "neutral" }, 15), "done");
    add(marks.lineIcon("provokes", true), "inferred");
  }
  const markup = () => new XMLSerializer().serializeToString(picture());

  function save(name, content, type) {
    const url = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
    const anchor = el("a", { href: url, download: name });
    document.body.append(anchor);
    anchor.click();
    anchor.remove();
    setTimeout(() => URL.revokeObjectURL(url), 10000);
  }
  const saveSvg = () => save("timeline.svg", markup(), "image/svg+xml");
  function savePng() {
    const image = new Image();
    const url = URL.createObjectURL(new Blob([markup()], { type: "image/svg+xml" }));
    image.onload = () => {
      const scale = 2;
      const canvas = el("canvas", { width: image.width * scale, height: image.height * scale });
      const ctx = canvas.getContext("2d");
      ctx.scale(scale, scale);
      ctx.drawImage(image, 0, 0);
      URL.revokeObjectURL(url);
      canvas.toBlob((blob) => save("timeline.png", blob), "image/png");
    };
    image.src = url;
  }
  // A cell that a spreadsheet would run as a formula gets an apostrophe in front.
  function cell(value) {
    if (typeof value === "number") return String(value);
    const text = value == null ? "" : String(value);
    const safe = /^\s*[=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text;
    return `"${safe.replace(/"/g, '""')}"`;
  }
  function table() {
    const light = page.lit();
    const rows = page.order.filter((s) => page.statementVisible(s) && (!light || light.statements.has(s.n)));
    const names = (mentions) => mentions.map((m) => data.actors[m.actor].name).join("; ");
    const head = ["id", "start", "end", "precision", "basis", "source", "event", "spoken", "target", "intensity", "not done", "only supposed", "words", "condition", "fate", "answers", "article", "sentence"];
    const lines = rows.map((s) => [s.id, s.when && s.when.start, s.when && s.when.end, s.when && s.when.precision, s.when && s.when.basis, names(s.sources), s.event, s.spoken ? "yes" : "no", names(s.targets), s.intensity, s.negated ? "yes" : "no", s.hypothetical ? "yes" : "no", s.quote, s.condition && s.condition.text, s.threat && s.threat.fate, s.causes.map((l) => data.statements[l.from].id).join("; "), [...s.articles].map((n) => data.articles[n].source).join("; "), s.reports[0].text].map(cell).join(","));
    return `\ufeff${[head.map(cell).join(","), ...lines].join("\r\n")}\r\n`;
  }
  const saveCsv = () => save("statements.csv", table(), "text/csv;charset=utf-8");
  async function copyLink() {
    const link = location.href;
    try {
      await navigator.clipboard.writeText(link);
      tell("The link is copied. It opens this very view.");
    } catch (error) {
      if (!(error instanceof DOMException)) throw error;
      tell("The address bar holds the link to this very view.");
    }
  }
  function tell(text) {
    const note = byId("toast");
    note.textContent = text;
    note.hidden = false;
    setTimeout(() => (note.hidden = true), 3500);
  }
  // On paper the chart is vector, too, and what the panel shows follows; ink on white, whatever the screen.
  let wasDark = false;
  function beforePrint() {
    wasDark = page.dark;
    if (wasDark) page.setTheme(false);
    byId("print").replaceChildren(picture());
  }
  function afterPrint() {
    byId("print").replaceChildren();
    if (wasDark) page.setTheme(true);
  }
  function bind() {
    const actions = { "take-png": savePng, "take-svg": saveSvg, "take-csv": saveCsv, "take-link": copyLink, "take-print": () => window.print() };
    for (const [id, action] of Object.entries(actions)) byId(id).addEventListener("click", () => { byId("take").open = false; action(); });
    document.addEventListener("pointerdown", (event) => { if (!event.target.closest("#take")) byId("take").open = false; });
    window.addEventListener("beforeprint", beforePrint);
    window.addEventListener("afterprint", afterPrint);
  }
  page.take = { bind, picture, markup, table };
})(window.escalate);
