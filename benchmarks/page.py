"""Measure the page in headless Chromium beside plain pyvis on the same graph.

    python -m benchmarks.page          time to a usable picture, response times, page size
    python -m benchmarks.pictures DIR  its pictures

Usable means: the picture is drawn and stays as it is. For our page that is its
first finished frame; for plain pyvis, whose physics moves the nodes about, the
end of its stabilisation, waited for at most `--patience` seconds.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from escalate.export.html.page import render_page
from escalate.graph import build_graph
from escalate.model import (
    Actor,
    ActorKind,
    Article,
    Basis,
    Collection,
    Event,
    Link,
    LinkBasis,
    Mention,
    Precision,
    Relation,
    Report,
    Span,
    Statement,
    When,
)

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

SIZES = (100, 1_000, 5_000)
CHROMIUM = os.environ.get("ESCALATE_CHROMIUM", "/usr/bin/chromium")

_PER_ARTICLE = 8
_INTENSITY = {
    Event.STATEMENT: 0.0,
    Event.REQUEST: 0.0,
    Event.REJECT: -2.0,
    Event.ACCUSE: -3.0,
    Event.THREATEN: -3.5,
    Event.SANCTION: -6.0,
    Event.ASSAULT: -9.0,
    Event.CONSULT: 2.5,
    Event.CONCEDE: 4.5,
    Event.AID: 10.0,
}
_SPOKEN = {Event.STATEMENT, Event.REQUEST, Event.REJECT, Event.ACCUSE, Event.THREATEN}


def make_crisis(size: int, *, days: int = 200, seed: int = 7) -> Collection:
    """Return a made-up crisis of `size` statements over `days` days, in bursts and answering each other."""
    rng = random.Random(seed)  # noqa: S311  made-up data, no secret
    actors = _make_actors(rng, max(6, min(60, size // 8)))
    peaks = [rng.uniform(0, days) for _ in range(6)]
    offsets = sorted(min(max(rng.gauss(rng.choice(peaks), days / 25), 0), days - 1) for _ in range(size))
    articles, statements = [], []
    for first in range(0, size, _PER_ARTICLE):
        article, told = _make_article(rng, first, offsets[first : first + _PER_ARTICLE], actors)
        articles.append(article)
        statements.extend(told)
    links = _make_links(rng, statements)
    return Collection(articles=tuple(articles), actors=tuple(actors), statements=tuple(statements), links=tuple(links))


def _make_actors(rng: random.Random, count: int) -> list[Actor]:
    states = [Actor(id=f"state-{n}", name=f"Republic {chr(65 + n)}", kind=ActorKind.STATE) for n in range(5)]
    people = [
        Actor(
            id=f"person-{n}",
            name=f"{rng.choice(('Ana', 'Ben', 'Cem', 'Dia', 'Eli'))} {rng.choice(('Moor', 'Stone', 'Field'))} {n}",
            kind=ActorKind.PERSON,
            country=rng.choice(states).id,
            role=rng.choice(("minister", "general", "spokesperson", None)),
        )
        for n in range(count - len(states))
    ]
    return states + people


def _make_article(
    rng: random.Random, first: int, offsets: list[float], actors: list[Actor]
) -> tuple[Article, list[Statement]]:
    name = f"a{first:05}"
    text, told = "", []
    start_day = date(2022, 1, 1)
    for n, offset in enumerate(offsets):
        event = rng.choice(list(_INTENSITY))
        source, target = rng.sample(actors, 2)
        day = (start_day + timedelta(days=int(offset))).isoformat()
        verb = event.value.lower()
        words = f"they would {verb} without delay if the border stayed as it was"
        sentence = f"{source.name} said to {target.name} on {day} that {words}."
        at = len(text)
        text += sentence + (" " if n % 3 else "\n\n")
        span = Span(article=name, start=at, end=at + len(sentence), text=sentence)

        def part(piece: str, whole: Span = span) -> Span:
            start = whole.start + whole.text.index(piece)
            return Span(article=whole.article, start=start, end=start + len(piece), text=piece)

        told.append(
            Statement(
                id=f"s{first + n:05}",
                event=event,
                mode=None,
                spoken=event in _SPOKEN,
                intensity=_INTENSITY[event],
                sources=(Mention(actor=source.id, name=source.name, span=part(source.name)),),
                targets=(Mention(actor=target.id, name=target.name, span=part(target.name)),),
                reports=(Report(article=name, sentence=span, trigger=part("said"), rule="made"),),
                when=When(start=day, end=day, precision=Precision.DAY, basis=Basis.STATED, span=part(day)),
                confidence=round(rng.uniform(0.4, 1.0), 2),
                content=part(words),
            )
        )
    return Article(id=name, text=text, title=f"Report {first // _PER_ARTICLE}", path=f"{name}.txt"), told


def _make_links(rng: random.Random, statements: list[Statement]) -> list[Link]:
    links = []
    for n, later in enumerate(statements[1:], 1):
        if rng.random() < 0.3:
            continue
        earlier = statements[max(0, n - rng.randint(1, 25))]
        links.append(
            Link(
                id=f"l{n:05}",
                antecedent=earlier.id,
                consequence=later.id,
                relation=rng.choice(list(Relation)),
                basis=rng.choice(list(LinkBasis)),
                confidence=round(rng.uniform(0.4, 1.0), 2),
                delta_intensity=later.intensity - earlier.intensity,
                reason="The one was told right after the other.",
            )
        )
    return links


def measure_ours(browser: Browser, path: Path) -> dict[str, float]:
    """Return seconds until the page is usable and milliseconds until a filter, the slider and a selection are drawn.

    By the clock, and (`cpu`) what the page's main thread worked for it, which a busy machine does not change.
    """
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    meter = page.context.new_cdp_session(page)
    meter.send("Performance.enable", {"timeDomain": "threadTicks"})

    def worked() -> float:
        metrics = meter.send("Performance.getMetrics")["metrics"]
        return next(float(metric["value"]) for metric in metrics if metric["name"] == "TaskDuration")

    begun = time.perf_counter()
    page.goto(path.as_uri())
    _next_frame(page)
    found = {"usable s": time.perf_counter() - begun, "usable cpu s": worked()}
    actions = {
        "filter": "escalate.toggle('quad', 'neutral')",
        "unfilter": "escalate.toggle('quad', 'neutral')",
        "slider": "escalate.chart.show(escalate.scene.view[0] + 1, escalate.scene.view[1] - 1)",
        "select": "escalate.select('statement', 5)",
    }
    for name, action in actions.items():
        before = worked()
        found[f"{name} ms"] = page.evaluate(
            f"async () => {{ const t = performance.now(); {action}; {_TWO_FRAMES}; return performance.now() - t; }}"
        )
        found[f"{name} cpu ms"] = (worked() - before) * 1000
    page.close()
    return found


_TWO_FRAMES = "await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


def _next_frame(page: Page) -> None:
    page.evaluate(f"async () => {{ {_TWO_FRAMES}; }}")


def measure_plain(browser: Browser, path: Path, *, patience: float) -> float:
    """Return seconds until plain pyvis has settled, or `patience` when it has not by then."""
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    begun = time.perf_counter()
    page.route("**/*", lambda route: route.continue_() if route.request.url.startswith("file:") else route.abort())
    page.goto(path.as_uri(), wait_until="commit", timeout=patience * 1000)
    try:
        page.wait_for_function(_SETTLED, timeout=patience * 1000)
    except _timeout_error():
        return patience
    finally:
        page.close()
    return time.perf_counter() - begun


_SETTLED = """() => {
    if (window.network && !window.watched) {
        window.watched = true;
        network.once("stabilizationIterationsDone", () => (window.settled = true));
    }
    return Boolean(window.settled);
}"""


def _timeout_error() -> type[Exception]:
    from playwright.sync_api import TimeoutError as Overdue

    return Overdue


def write_plain(collection: Collection, path: Path) -> None:
    """Write the same graph with pyvis as it comes: its own template, its defaults, its bundle put in."""
    from pyvis.network import Network

    net = Network(directed=True, cdn_resources="in_line")
    graph: Any = build_graph(collection)
    net.nodes.extend({"id": n, "label": d["label"], "shape": "dot"} for n, d in graph.nodes(data=True))
    net.edges.extend({"from": a, "to": b, "arrows": "to"} for a, b in graph.edges())
    path.write_text(net.generate_html(), encoding="utf-8")


def main() -> None:
    """Run the measurements."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument(
        "--patience", type=float, default=120.0, help="seconds to wait for plain pyvis; 0 leaves it out"
    )
    options = parser.parse_args()
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        _report(browser, options.sizes, options.patience)
        browser.close()


def _report(browser: Browser, sizes: list[int], patience: float) -> None:
    for size in sizes:
        collection = make_crisis(size)
        with tempfile.TemporaryDirectory() as scratch:
            ours, plain = Path(scratch) / "ours.html", Path(scratch) / "plain.html"
            begun = time.perf_counter()
            ours.write_text(render_page(collection), encoding="utf-8")
            rendered = time.perf_counter() - begun
            found = measure_ours(browser, ours)
            size_mb = ours.stat().st_size / 1e6
            line = f"{size} statements, {len(collection.links)} links: "
            line += f"written in {rendered:.2f} s, {size_mb:.2f} MB; "
            line += ", ".join(f"{name} {value:.{2 if name.endswith(' s') else 0}f}" for name, value in found.items())
            if patience:
                write_plain(collection, plain)
                waited = measure_plain(browser, plain, patience=patience)
                line += f"; plain pyvis {'more than ' if waited >= patience else ''}{waited:.1f} s"
            print(line)
            sys.stdout.flush()


if __name__ == "__main__":
    main()
