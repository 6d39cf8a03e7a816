// The address keeps the view: what stands after the # restores selection, filters, time and the rest.
"use strict";
(function (page) {
  const { data, state, scene, byId } = page;
  let writing = 0;
  let own = "";

  function write() {
    const parts = new URLSearchParams();
    if (state.view !== "timeline") parts.set("view", state.view);
    const chosen = state.selected;
    if (chosen && chosen.kind === "statement") parts.set("s", data.statements[chosen.n].id);
    if (chosen && chosen.kind === "link") parts.set("l", data.links[chosen.n].id);
    if (chosen && chosen.kind === "actor") parts.set("a", data.actors[chosen.n].id);
    for (const [group, set] of Object.entries(state.hidden)) for (const value of set) parts.append("hide", `${group}:${group === "article" ? data.articles[value].id : value}`);
    if (state.least) parts.set("least", state.least);
    if (state.query) parts.set("q", state.query);
    if (state.pair) parts.set("pair", state.pair);
    if (!state.fold) parts.set("fold", "0");
    if (!state.merge) parts.set("merge", "0");
    if (state.panel === "path") parts.set("path", page.paths.written());
    const whole = scene.whole();
    if (scene.view.some((u, n) => Math.abs(u - whole[n]) > 1e-6)) parts.set("time", scene.view.map((u) => scene.scale.fromU(u).toFixed(2)).join("~"));
    own = parts.toString();
    if (own !== location.hash.slice(1)) history.replaceState(null, "", own ? `#${own}` : location.pathname + location.search);
  }
  function later() {
    clearTimeout(writing);
    writing = setTimeout(write, 150);
  }
  function read() {
    const parts = new URLSearchParams(location.hash.slice(1));
    for (const set of Object.values(state.hidden)) set.clear();
    for (const entry of parts.getAll("hide")) {
      const [group, ...rest] = entry.split(":");
      if (!Object.hasOwn(state.hidden, group)) continue;
      const value = rest.join(":");
      const article = data.articles.findIndex((a) => a.id === value);
      if (group !== "article") state.hidden[group].add(value);
      else if (article >= 0) state.hidden.article.add(article);
    }
    state.least = Math.min(1, Math.max(0, Number(parts.get("least")) || 0));
    state.query = parts.get("q") || "";
    byId("search").value = state.query;
    state.pair = parts.get("pair") || "";
    state.fold = parts.get("fold") !== "0";
    state.merge = parts.get("merge") !== "0";
    scene.makeScale();
    scene.fit();
    const time = (parts.get("time") || "").split("~").map(Number);
    if (time.length === 2 && time.every(Number.isFinite) && time[0] < time[1]) scene.view = time.map(scene.scale.toU);
    state.panel = parts.has("path") ? "path" : "overview";
    page.paths.restore(parts.get("path"));
    const places = { statement: [data.statements, "s"], link: [data.links, "l"], actor: [data.actors, "a"] };
    state.selected = null;
    for (const [kind, [list, key]] of Object.entries(places)) {
      const n = parts.has(key) ? list.findIndex((entry) => entry.id === parts.get(key)) : -1;
      if (n >= 0) state.selected = { kind, n };
    }
    return parts.get("view");
  }
  function bind() {
    for (const event of ["select", "filter", "query", "view", "laid", "pair", "path"]) page.on(event, later);
    window.addEventListener("hashchange", () => { if (location.hash.slice(1) !== own) page.restore(); });
  }
  page.fragment = { bind, read, write };
})(window.escalate);
