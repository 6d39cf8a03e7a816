// Play and step: the statements appear in the order of time, each as it is reached.
"use strict";
(function (page) {
  const { state, order, byId } = page;
  const INTERVAL = 1400;
  let timer = 0;

  const shown = () => order.filter(page.statementVisible);
  function step(by) {
    const list = shown();
    if (!list.length) return false;
    const now = state.until == null ? (by > 0 ? -1 : list.length) : list.findLastIndex((s) => s.place <= state.until);
    const next = now + by;
    if (next >= list.length || next < 0) return false;
    state.until = list[next].place;
    page.select("statement", list[next].n);
    page.emit("light");
    tell();
    return true;
  }
  function play() {
    if (timer) return pause();
    const list = shown();
    if (state.until == null || !list.length || state.until >= list[list.length - 1].place) state.until = null;
    if (!step(1)) return;
    timer = setInterval(() => step(1) || stop(), INTERVAL);
    tell();
  }
  function pause() {
    clearInterval(timer);
    timer = 0;
    tell();
  }
  function stop() {
    pause();
    if (state.until == null) return;
    state.until = null;
    page.emit("light");
    tell();
  }
  function tell() {
    const button = byId("play");
    button.textContent = timer ? "❚❚" : "▶";
    button.setAttribute("aria-label", timer ? "Pause" : "Play through time");
    byId("stop").hidden = state.until == null;
  }
  function bind() {
    byId("play").addEventListener("click", play);
    byId("stop").addEventListener("click", stop);
    byId("step-back").addEventListener("click", () => { pause(); step(-1); });
    byId("step-on").addEventListener("click", () => { pause(); step(1); });
  }
  page.play = { bind, play, step, pause, stop };
})(window.escalate);
