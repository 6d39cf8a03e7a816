// Paths through time as `escalate paths` finds them (escalate.query): the same ends, the same hops, the same optima.
// A test compares the two.
"use strict";
(function (page) {
  const { data } = page;
  const DAY = 1440;
  const [EARLIEST, LATEST] = [0, 3652061 * DAY - 1]; // minutes; no date of the calendar reaches them
  // What a path costs, from when it can have arrived and departed and its hops: the least is the best.
  const COSTS = {
    foremost: (arrives, departs, hops) => [arrives, hops, -departs],
    "latest departure": (arrives, departs, hops) => [-departs, hops, arrives],
    fastest: (arrives, departs, hops) => [Math.max(0, arrives - departs), hops, arrives],
    shortest: (arrives, departs, hops) => [hops, arrives, -departs],
  };
  function minute(iso, last) {
    if (!iso) return last ? LATEST : EARLIEST;
    const day = page.time.toDay(Number(iso.slice(0, 4)), Number(iso.slice(5, 7)) - 1, Number(iso.slice(8, 10))) * DAY;
    return iso.length > 10 ? day + Number(iso.slice(11, 13)) * 60 + Number(iso.slice(14, 16)) : day + (last ? DAY - 1 : 0);
  }
  data.statements.forEach((s) => {
    s.first = minute(s.when && s.when.start, false);
    s.last = minute(s.when && s.when.end, true);
  });
  data.byTime.forEach((n, rank) => (data.statements[n].rank = rank));
  const before = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
  const sidesOf = (n) => [n, ...(data.actors[n].stands || [])];
  const issued = new Map(); // by the actors themselves and by those on their side
  for (const s of data.statements) for (const n of new Set(s.sources.flatMap((m) => sidesOf(m.actor)))) issued.set(n, [...(issued.get(n) || []), s]);
  for (const list of issued.values()) list.sort((a, b) => a.rank - b.rank);

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
    const actors = findActors(id === given ? given : id);
    if (!actors.length) return { why: `No actor or statement is called “${given}”.` };
    if (actors.length > 1) return { why: `“${given}” may mean ${actors.length} actors. Which one?`, choices: actors };
    return issued.has(actors[0]) ? inTime(issued.get(actors[0])) : { why: `${data.actors[actors[0]].name} says and does nothing here, so no path starts or ends there.` };
  }

  const isCertain = (a, b) => a.last < b.first;
  const byStrength = (a, b) => (a.basis !== "explicit") - (b.basis !== "explicit") || b.confidence - a.confidence || before(a.relation, b.relation) || before(a.id, b.id);
  // Hops out of a statement: along its links, the strongest first, then, through actors, to all that those it was
  // directed at and their side said and did.
  function* hops(s, through, leadsOn) {
    for (const link of [...s.answers].sort(byStrength)) if (page.linkVisible(link)) yield { to: data.statements[link.to], link: link.n, actor: null };
    if (!through) return;
    for (const actor of new Set((s.targets.length ? s.targets : s.addressees).map((m) => m.actor)))
      if (leadsOn(actor)) for (const to of issued.get(actor) || []) if (to !== s && page.statementVisible(to)) yield { to, link: null, actor };
  }
  function makeHeap() {
    const heap = [];
    const less = (a, b) => a.cost[0] - b.cost[0] || a.cost[1] - b.cost[1] || a.cost[2] - b.cost[2] || a.count - b.count;
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
  // The path of least cost. One that reaches a statement, or an actor to go through, no earlier than another, having left no later and
  // with no fewer hops, is given up; unless the other began at one of the ends, which it can't come back to.
  function search(starts, ends, best, through) {
    const goal = new Set(ends);
    const heap = makeHeap();
    const known = new Map();
    let count = 0;
    const isBeaten = (path, origin, at) => (known.get(origin)?.get(at) || []).some((other) => other.arrives <= path.arrives && other.departs >= path.departs && other.hops <= path.hops);
    function enters(path, at) {
      if (isBeaten(path, path.origin, at) || isBeaten(path, null, at)) return false;
      if (!known.has(path.origin)) known.set(path.origin, new Map());
      const own = known.get(path.origin);
      own.set(at, [...(own.get(at) || []), path]);
      return true;
    }
    function push(path) {
      if (!(path.hops && goal.has(path.s)) && !enters(path, path.s)) return;
      heap.push({ path, cost: COSTS[best](path.arrives, path.departs, path.hops), count: count++ });
    }
    for (const s of starts.filter(page.statementVisible)) push({ s, arrives: s.first, departs: s.last, hops: 0, before: null, link: null, actor: null, origin: goal.has(s) ? s : null });
    while (heap.size()) {
      const { path } = heap.pop();
      if (path.hops && goal.has(path.s)) return path;
      for (const { to, link, actor } of hops(path.s, through, (actor) => enters(path, actor))) {
        const arrives = Math.max(path.arrives, to.first);
        if (arrives > to.last || to === path.origin) continue;
        push({ s: to, arrives, departs: Math.min(path.departs, to.last), hops: path.hops + 1, before: path, link, actor, origin: path.origin });
      }
    }
    return null;
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
    const unclear = [["from", from], ["to", to]].find(([, end]) => end.why);
    if (unclear) return { path: null, why: unclear[1].why, choices: unclear[1].choices, field: unclear[0] };
    const last = search(from.found, to.found, best, false) || (through ? search(from.found, to.found, best, true) : null);
    return last ? { path: unroll(last) } : { path: null, why: "No path that respects time was found among what is shown." };
  }
  page.finder = { find, isCertain, CHOICES: Object.keys(COSTS) };
})(window.escalate);
