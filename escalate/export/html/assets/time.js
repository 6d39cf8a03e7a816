// Time: days counted from 0001-01-01 as in Python's date.toordinal, and a scale that folds long empty gaps.
"use strict";
window.escalate = {};
(function (page) {
  const EPOCH = 719163; // 1970-01-01 as an ordinal
  const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

  function toDate(day) {
    return new Date((day - EPOCH) * 86400000);
  }
  function toDay(year, month, dayOfMonth) {
    const date = new Date(0);
    date.setUTCFullYear(year, month, dayOfMonth);
    return Math.floor(date.getTime() / 86400000) + EPOCH;
  }
  function readable(iso) {
    const [year, month, day] = iso.slice(0, 10).split("-").map(Number);
    const clock = iso.length > 10 ? " " + iso.slice(11, 16) : "";
    return `${day} ${MONTHS[month - 1]} ${year}${clock}`;
  }
  // A date as a person would write it, no finer than it is known.
  function describe(when) {
    if (!when) return "date unknown";
    const { start, end, precision } = when;
    if (precision === "before" || (!start && end)) return "before " + readable(end || start);
    if (precision === "after" || (start && !end)) return "after " + readable(start || end);
    if (!start) return "date unknown";
    const [year, month] = start.split("-").map(Number);
    const sameYear = start.slice(0, 4) === end.slice(0, 4);
    if (precision === "year" && sameYear) return String(year);
    if (precision === "month" && start.slice(0, 7) === end.slice(0, 7)) return `${MONTHS[month - 1]} ${year}`;
    if (start.slice(0, 10) === end.slice(0, 10)) return readable(start);
    return `${readable(start)} – ${readable(end)}`;
  }

  // Folded time. `days` are the moments at which something happens. A gap that is much longer
  // than all shorter gaps together is folded to a fixed share of the axis.
  function foldedScale(days, fold) {
    const sorted = [...new Set(days)].sort((a, b) => a - b);
    if (!sorted.length) sorted.push(EPOCH);
    const gaps = sorted.slice(1).map((day, n) => ({ from: sorted[n], to: day, size: day - sorted[n] }));
    const bySize = [...gaps].sort((a, b) => a.size - b.size);
    const folded = new Set();
    let rest = 0;
    for (const gap of bySize) {
      if (fold && rest > 0 && gap.size > 2.5 * rest && gap.size > 20) folded.add(gap);
      else if (folded.size === 0) rest += gap.size;
    }
    const base = Math.max(rest, 1);
    const width = folded.size ? Math.max(base * 0.12, 0.5) : 0;
    const knots = [{ day: sorted[0], u: 0 }];
    const breaks = [];
    for (const gap of gaps) {
      const last = knots[knots.length - 1];
      if (folded.has(gap)) {
        const edge = Math.min(base * 0.03, gap.size * 0.1);
        knots.push({ day: gap.from + edge, u: last.u + edge });
        knots.push({ day: gap.to - edge, u: last.u + edge + width });
        knots.push({ day: gap.to, u: last.u + 2 * edge + width });
        breaks.push({ from: gap.from, to: gap.to, u: last.u + edge + width / 2, day: (gap.from + gap.to) / 2 });
      } else knots.push({ day: gap.to, u: last.u + gap.size });
    }
    const toU = (day) => interpolate(knots, day, "day", "u");
    const fromU = (u) => interpolate(knots, u, "u", "day");
    return { toU, fromU, breaks, first: sorted[0], last: sorted[sorted.length - 1], end: knots[knots.length - 1].u };
  }
  function interpolate(knots, value, from, to) {
    const first = knots[0];
    const last = knots[knots.length - 1];
    if (value <= first[from]) return first[to] + (value - first[from]);
    if (value >= last[from]) return last[to] + (value - last[from]);
    let low = 0;
    let high = knots.length - 1;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (knots[middle][from] <= value) low = middle;
      else high = middle;
    }
    const a = knots[low];
    const b = knots[high];
    const share = b[from] === a[from] ? 0 : (value - a[from]) / (b[from] - a[from]);
    return a[to] + share * (b[to] - a[to]);
  }

  // Ticks between two days at about one every `space` pixels; `x` maps a day to a pixel.
  function ticks(x, from, to, breaks) {
    const found = [];
    const candidates = [];
    const start = toDate(from);
    const firstYear = start.getUTCFullYear();
    const lastYear = toDate(to).getUTCFullYear();
    for (let year = firstYear; year <= lastYear + 1; year++) candidates.push({ day: toDay(year, 0, 1), label: String(year), rank: year % 10 ? 1 : 0 });
    if (to - from < 366 * 60)
      for (let year = firstYear; year <= lastYear; year++)
        for (let month = 1; month < 12; month++)
          candidates.push({ day: toDay(year, month, 1), label: MONTHS[month], rank: month % 3 ? 3 : 2 });
    for (let day = Math.ceil(from); day <= to; day++) {
      if (to - from > 3000 && breaks.some((gap) => day > gap.from && day < gap.to)) { day = Math.floor(breaks.find((gap) => day > gap.from && day < gap.to).to); continue; }
      const date = toDate(day);
      const dom = date.getUTCDate();
      if (dom === 1) continue;
      candidates.push({ day, label: `${dom} ${MONTHS[date.getUTCMonth()]}`, rank: dom === 15 ? 4 : date.getUTCDay() === 1 ? 5 : 6 });
    }
    if (to - from < 4)
      for (let day = Math.floor(from); day <= to; day++)
        for (const hour of [6, 12, 18]) candidates.push({ day: day + hour / 24, label: `${hour}:00`, rank: hour === 12 ? 7 : 8 });
    candidates.sort((a, b) => a.rank - b.rank || a.day - b.day);
    for (const tick of candidates) {
      if (tick.day < from || tick.day > to) continue;
      if (breaks.some((gap) => tick.day > gap.from && tick.day < gap.to && x(gap.to) - x(gap.from) < 120)) continue;
      const at = x(tick.day);
      const space = 30 + tick.label.length * 5;
      if (found.some((other) => Math.abs(other.x - at) < space)) continue;
      found.push({ x: at, day: tick.day, label: tick.label, rank: tick.rank });
    }
    return found.sort((a, b) => a.x - b.x);
  }

  page.time = { toDate, toDay, readable, describe, foldedScale, ticks, MONTHS, EPOCH };
})(window.escalate);
