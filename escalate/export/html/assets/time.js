// Time: days counted from 0001-01-01 as Python's date.toordinal does, and a scale that folds long empty gaps.
"use strict";
window.escalate = {};
(function (page) {
  const EPOCH = 719163; // 1970-01-01
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
    if (!when || (!when.start && !when.end)) return "date unknown";
    const { start, end, precision } = when;
    if (precision === "before" || !start) return "before " + readable(end || start);
    if (precision === "after" || !end) return "after " + readable(start);
    const [year, month] = start.split("-").map(Number);
    const wholeYear = start.slice(5, 10) === "01-01" && end.slice(5, 10) === "12-31";
    if (wholeYear && start.slice(0, 4) === end.slice(0, 4)) return String(year);
    if (precision === "month" && start.slice(0, 7) === end.slice(0, 7)) return `${MONTHS[month - 1]} ${year}`;
    if (start.slice(0, 10) === end.slice(0, 10)) return readable(start);
    return `${readable(start)} – ${readable(end)}`;
  }
  function describeSpan(days) {
    if (days >= 548) return `${Math.round(days / 365.25)} y`;
    if (days >= 45) return `${Math.round(days / 30.4)} mo`;
    return `${Math.round(days)} d`;
  }

  // A scale from days to u, in which a gap much longer than all shorter gaps together is folded.
  function makeScale(days, fold) {
    const sorted = [...new Set(days)].sort((a, b) => a - b);
    if (!sorted.length) sorted.push(EPOCH);
    const gaps = sorted.slice(1).map((day, n) => ({ from: sorted[n], to: day, size: day - sorted[n] }));
    const folded = fold ? longGaps(gaps) : new Set();
    const rest = Math.max(1, gaps.reduce((sum, gap) => sum + (folded.has(gap) ? 0 : gap.size), 0));
    const share = rest * Math.min(0.09, 0.3 / Math.max(folded.size, 1)); // of the axis, for one fold and what stands beside it
    const width = Math.max(share * 0.36, 0.1);
    const margin = Math.max(share * 0.32, 0.1);
    const knots = [{ day: sorted[0], u: 0 }];
    const breaks = [];
    const segments = [{ from: sorted[0], to: sorted[0] }];
    for (const gap of gaps) {
      const last = knots[knots.length - 1];
      if (!folded.has(gap)) {
        knots.push({ day: gap.to, u: last.u + gap.size });
        segments[segments.length - 1].to = gap.to;
        continue;
      }
      const edge = Math.min(margin, gap.size * 0.25);
      knots.push({ day: gap.from + edge, u: last.u + margin });
      knots.push({ day: gap.to - edge, u: last.u + margin + width });
      knots.push({ day: gap.to, u: last.u + 2 * margin + width });
      breaks.push({ from: gap.from, to: gap.to, u: last.u + margin + width / 2 });
      segments.push({ from: gap.to, to: gap.to });
    }
    return {
      toU: (day) => interpolate(knots, day, "day", "u"),
      fromU: (u) => interpolate(knots, u, "u", "day"),
      breaks,
      segments,
      end: knots[knots.length - 1].u,
    };
  }
  // The gaps to fold: from the longest down, as long as one takes a good share of all that is left and
  // is far beyond the usual.
  function longGaps(gaps) {
    const left = gaps.map((gap) => gap).sort((a, b) => a.size - b.size);
    const folded = new Set();
    let total = left.reduce((sum, gap) => sum + gap.size, 0);
    while (left.length > 1) {
      const longest = left[left.length - 1];
      const usual = left[(left.length - 1) >> 1].size;
      if (longest.size < 10 || longest.size < 4 * usual || longest.size < 0.15 * total) break;
      folded.add(left.pop());
      total -= longest.size;
    }
    return folded;
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
    return a[to] + ((value - a[from]) / (b[from] - a[from])) * (b[to] - a[to]);
  }

  // Ticks over the part of `scale` between two days; `x` maps a day to a pixel,
  // `room` is between which pixels labels may stand, `clock` whether hours mean anything. A stretch between folds
  // that is too narrow for more is its year alone; elsewhere the first tick says the year.
  function ticks(scale, x, from, to, { clock, room }) {
    const found = [];
    scale.segments.forEach((segment, n) => {
      const beside = (x(segment.to) - x(segment.from)) / Math.max(segment.to - segment.from, 0.1) > WIDE ? 0 : 2;
      const a = n === 0 ? from : Math.max(from, Math.floor(segment.from) - beside);
      const b = n === scale.segments.length - 1 ? to : Math.min(to, Math.ceil(segment.to) + beside);
      if (a > b) return;
      const narrow = scale.segments.length > 1 && (x(segment.to) - x(segment.from) < 60 || x(b) - x(a) < 60);
      const middle = (segment.from + segment.to) / 2;
      if (!narrow) found.push(...segmentTicks(x, a, b, clock).map((tick) => ({ ...tick, segment: n })));
      else if (middle >= from && middle <= to) found.push({ x: x(middle), line: x(middle), day: middle, label: yearOf(middle), rank: 1, segment: n });
    });
    const fits = (tick) => tick.x - tick.label.length * 3.4 > room[0] && tick.x + tick.label.length * 3.4 < room[1];
    return sayYears(found.filter(fits).sort((a, b) => a.x - b.x));
  }
  const yearOf = (day) => String(toDate(day).getUTCFullYear());
  function sayYears(found) {
    const kept = [];
    let told = null;
    for (const tick of found) {
      const label = tick.rank > 1 && told !== tick.segment ? `${tick.label} ${yearOf(tick.day)}` : tick.label;
      const last = kept[kept.length - 1];
      if (last && tick.x - last.x < space(last.label, label)) continue;
      kept.push({ ...tick, label });
      told = tick.segment;
    }
    return kept;
  }
  const WIDE = 34;
  const dayName = (day) => `${toDate(day).getUTCDate()} ${MONTHS[toDate(day).getUTCMonth()]}`;
  const space = (a, b) => 14 + (a.length + b.length) * 3.4;
  function segmentTicks(x, from, to, clock) {
    const perDay = (x(to) - x(from)) / Math.max(to - from, 1e-6);
    const candidates = [];
    const [firstYear, lastYear] = [toDate(from).getUTCFullYear(), toDate(to).getUTCFullYear()];
    for (let year = firstYear; year <= lastYear + 1; year++) candidates.push({ day: toDay(year, 0, 1), label: String(year), rank: year % 10 ? 1 : 0 });
    if (perDay > 0.4)
      for (let year = firstYear; year <= lastYear; year++)
        for (let month = 1; month < 12; month++) candidates.push({ day: toDay(year, month, 1), label: MONTHS[month], rank: month % 3 ? 3 : 2 });
    if (perDay > 2)
      for (let day = Math.floor(from); day <= to; day++) {
        const date = toDate(day);
        const dom = date.getUTCDate();
        if (dom > 1) candidates.push({ day, label: `${dom} ${MONTHS[date.getUTCMonth()]}`, rank: dom === 15 ? 4 : date.getUTCDay() === 1 ? 5 : 6 });
      }
    if (clock && perDay > 120)
      for (let day = Math.floor(from); day <= to; day++)
        for (const hour of [6, 12, 18]) candidates.push({ day: day + hour / 24, label: `${hour}:00`, rank: hour === 12 ? 7 : 8 });
    candidates.sort((a, b) => a.rank - b.rank || a.day - b.day);
    const found = [];
    for (const tick of candidates) {
      const whole = perDay > WIDE && tick.rank < 7; // a day so wide bears its name in its middle
      if (tick.day + (whole ? 1 : 0) <= from || tick.day > to) continue;
      const line = x(tick.day);
      const at = whole ? x((Math.max(tick.day, from) + Math.min(tick.day + 1, to)) / 2) : line;
      const label = whole && tick.rank < 4 ? dayName(tick.day) : tick.label;
      if (!found.some((other) => Math.abs(other.x - at) < space(other.label, label) + 8)) found.push({ ...tick, x: at, line, label, rank: whole ? 4 : tick.rank });
    }
    return found;
  }

  page.time = { toDate, toDay, readable, describe, describeSpan, makeScale, ticks };
})(window.escalate);
