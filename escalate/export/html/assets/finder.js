// Paths through time, found as `escalate paths` finds them (escalate/query/search.py): the same hops, the same
// order of preference, the same answer. A test compares the two.
"use strict";
(function (page) {
  const { data } = page;
  const [EARLIEST, LATEST] = [-1e9, 1e9];
  // What makes a path better: what the search goes by, then what paths to one statement are compared by.
  const RANKS = {
    foremost: (path) => [path.arrives, path.hops],
    "latest departure": (path) => [-path.departs, path.arrives],
    fastest: (path) => [path.arrives, -path.departs],
    shortest: (path) => [path.hops, path.arrives],
  };
  const toDay = (iso) => page.time.toDay(Number(iso.slice(0, 4)), Number(iso.slice(5, 7)) - 1, Number(iso.slice(8, 10)));
  data.statements.forEach((s) => {
    s.first = s.when && s.when.start ? toDay(s.when.start) : EARLIEST;
    s.last = s.when && s.when.end ? toDay(s.when.end) : LATEST;
  });
  data.byTime.forEach((n, rank) => (data.statements[n].rank = rank));
  const before = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
  const sidesOf = (n) => [n, ...(data.actors[n].stands || [])];
  const issued = new Map(); // by the actors themselves and by those on their side
  for (const s of data.statements) for (const n of new Set(s.sources.flatMap((m) => sidesOf(m.actor)))) issued.set(n, [...(issued.get(n) || []), s]);
  for (const list of issued.values()) list.sort((a, b) => a.first - b.first || a.last - b.last || before(a.id, b.id));

  // Whom a name means: by id, name or alias, else by whole words of one name.
  const plain = (text) => text.replaceAll(".", "").replaceAll("’", "'").toLowerCase().split(/\s+/).filter(Boolean).join(" ").replace(/^the /, "");
  function findActors(name) {
    const wanted = plain(name);
    const all = data.actors.map((actor, n) => ({ n, id: actor.id, names: [actor.name, ...actor.aliases].map(plain), own: [plain(actor.id), plain(actor.name)] }));
    const tries = [(a) => a.id === name, (a) => a.own.includes(wanted), (a) => a.names.includes(wanted), (a) => wanted && a.names.some((known) => ` ${known.replaceAll("-", " ")} `.includes(` ${wanted} `))];
    for (const fits of tries) {
      const found = all.filter(fits);
      const active = found.filter((a) => issued.has(a.n));
      if (found.length) return (active.length ? active : found).map((a) => a.n);
    }
    return [];
  }
  function liesWithin(s, date) {
    const { start, end } = s.when || {};
    return Boolean(start || end) && !(end && end < date.slice(0, end.length)) && !(start && start.slice(0, date.length) > date);
  }
  // The statements a name stands for, in the order of time, or in words why there are none.
  function resolve(name) {
    const given = name.trim();
    const inTime = (list) => ({ found: [...list].sort((a, b) => a.rank - b.rank) });
    if (/^\d{4}(-\d{2}(-\d{2})?)?$/.test(given)) {
      const found = data.statements.filter((s) => liesWithin(s, given));
      return found.length ? inTime(found) : { why: `Nothing is dated ${given}.` };
    }
    const id = (given.match(/\[([^\]]+)\]$/) || [])[1] || given;
    const one = data.statements.find((s) => s.id === id);
    if (one) return { found: [one] };
    const actors = findActors(given);
    if (!actors.length) return { why: `No actor or statement is called “${given}”.` };
    if (actors.length > 1) return { why: `“${given}” may mean ${actors.map((n) => data.actors[n].name).sort().join(", ")}: give one whole name.` };
    return issued.has(actors[0]) ? inTime(issued.get(actors[0])) : { why: `${data.actors[actors[0]].name} says and does nothing here, so no path starts or ends there.` };
  }

  function order(a, b) {
    const ends = (x, y) => Boolean(x && y && x.end && y.start) && x.end.slice(0, Math.min(x.end.length, y.start.length)) < y.start.slice(0, Math.min(x.end.length, y.start.length));
    return ends(a.when, b.when) ? "before" : ends(b.when, a.when) ? "after" : "unknown";
  }
  function mayFollow(a, b) {
    if (a.first > b.last) return false;
    return !(a.first === b.first && a.last === b.last && a.first === a.last) || order(a, b) !== "after";
  }
  // Hops out of a statement: along its links, then, through actors, to all that those it was directed at said and did.
  function* hops(s, through) {
    for (const link of s.answers) if (page.linkVisible(link) && mayFollow(s, data.statements[link.to])) yield { to: data.statements[link.to], link: link.n, actor: null };
    if (!through) return;
    const seen = new Set([s]);
    const met = [...new Set((s.targets.length ? s.targets : s.addressees).map((m) => m.actor))].sort((a, b) => before(data.actors[a].id, data.actors[b].id));
    for (const actor of met)
      for (const to of issued.get(actor) || [])
        if (!seen.has(to) && page.statementVisible(to)) {
          seen.add(to);
          if (mayFollow(s, to)) yield { to, link: null, actor };
        }
  }
  function makeHeap() {
    const heap = [];
    const less = (a, b) => a.key[0] - b.key[0] || a.key[1] - b.key[1] || a.count - b.count;
    return {
      push(entry) {
        let at = heap.push(entry) - 1;
        for (let up = (at - 1) >> 1; at && less(heap[at], heap[up]) < 0; at = up, up = (at - 1) >> 1) [heap[at], heap[up]] = [heap[up], heap[at]];
      },
      pop() {
        const top = heap[0];
        const end = heap.pop();
        if (!heap.length) return top;
        heap[0] = end;
        for (let at = 0; ; ) {
          const least = [at, 2 * at + 1, 2 * at + 2].filter((n) => n < heap.length).reduce((a, b) => (less(heap[b], heap[a]) < 0 ? b : a));
          if (least === at) return top;
          [heap[at], heap[least]] = [heap[least], heap[at]];
          at = least;
        }
      },
      size: () => heap.length,
    };
  }
  const took = (path) => Math.max(0, path.arrives - path.departs);
  function search(starts, ends, best, through) {
    const rank = RANKS[best];
    const goal = new Set(ends);
    const heap = makeHeap();
    let count = 0;
    const push = (path, key) => heap.push({ path, key, count: count++ });
    for (const s of starts.filter(page.statementVisible)) {
      const path = { s, arrives: s.first, departs: s.last, hops: 0, before: null, link: null, actor: null };
      push(path, rank(path));
    }
    const reached = new Map();
    const waiting = new Map();
    let winner = null;
    while (heap.size()) {
      const { path, key } = heap.pop();
      if (path.hops && goal.has(path.s)) {
        if (best !== "fastest") return path;
        if (!winner || took(path) < took(winner)) winner = path;
        continue;
      }
      if (reached.has(path.s) && (best === "foremost" || key[1] >= reached.get(path.s))) continue;
      reached.set(path.s, key[1]);
      for (const hop of hops(path.s, through)) {
        if (best === "foremost" && reached.has(hop.to)) continue;
        const arrives = Math.max(path.arrives, hop.to.first);
        if (arrives > hop.to.last) continue;
        const longer = { s: hop.to, arrives, departs: Math.min(path.departs, hop.to.last), hops: path.hops + 1, before: path, link: hop.link, actor: hop.actor };
        const [first, then] = rank(longer);
        const known = waiting.get(hop.to);
        if (known && first >= known[0] && then >= known[1]) continue;
        waiting.set(hop.to, [first, then]);
        push(longer, [first, then]);
      }
    }
    return winner;
  }
  function unroll(last) {
    const found = { statements: [], links: [], actors: [] };
    for (let path = last; path; path = path.before) {
      found.statements.unshift(path.s.n);
      found.links.unshift(path.link);
      found.actors.unshift(path.actor);
    }
    return found;
  }
  // The best path among what is shown, or in words why there is none. Links, told or concluded, come first:
  // actors are gone through only where those lead nowhere.
  function find(fromName, toName, { through = false, best = "foremost" } = {}) {
    const [from, to] = [resolve(fromName), resolve(toName)];
    const why = from.why || to.why;
    if (why) return { path: null, why };
    const last = search(from.found, to.found, best, false) || (through ? search(from.found, to.found, best, true) : null);
    return last ? { path: unroll(last) } : { path: null, why: "No path that respects time was found among what is shown." };
  }
  page.finder = { find, order, RANKS: Object.keys(RANKS) };
})(window.escalate);
