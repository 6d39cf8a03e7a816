"""The commands as a user types them, in a process of their own."""

from __future__ import annotations

import json
import shlex
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

ARTICLE = """Iran threatens to close strait

Published: 3 July 2018

Iran threatened to close the Strait of Hormuz if the United States blocks its oil exports.
The United States condemned Iran's threat on Thursday, and said that its navy would keep the strait open.
"""


def escalate(*arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[str]:
    done = subprocess.run([sys.executable, "-m", "escalate", *arguments], input=stdin, capture_output=True, check=False)
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cli")
    article = folder / "strait.txt"
    article.write_text(ARTICLE, encoding="utf-8")
    done = escalate("build", str(article), "-o", str(folder / "out"))
    assert done.returncode == 0, done.stderr
    return folder / "out"


def test_build_writes_every_output(built: Path) -> None:
    names = {p.name for p in built.iterdir()}
    assert {
        "graph.json", "timeline.html", "graph.graphml", "graph.gexf", "statements.csv", "links.csv", "problems.jsonl",
    } <= names  # fmt: skip


def test_extract_prints_the_contract_s_fields(tmp_path: Path) -> None:
    article = tmp_path / "strait.txt"
    article.write_text(ARTICLE, encoding="utf-8")
    done = escalate("extract", str(article))
    assert done.returncode == 0, done.stderr
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert {"THREATEN", "ACCUSE"} <= {r["event"] for r in rows}
    for row in rows:
        for field in ("sentence", "trigger", "cue", "content", "condition"):
            span = row[field]
            assert span is None or ARTICLE[span["start"] : span["end"]] == span["text"]
        for mention in (*row["sources"], *row["targets"]):
            assert ARTICLE[mention["start"] : mention["end"]] == mention["text"]
        assert 0 <= row["confidence"] <= 1


def test_the_given_date_goes_to_an_article_that_states_none() -> None:
    done = escalate("extract", "-", "--published", "2018-07-03", stdin=b"Iran threatened Israel on Monday.\n")
    row = json.loads(done.stdout.splitlines()[0])
    assert row["article"]["published"] == "2018-07-03"
    assert row["when"]["start"] == "2018-07-02"


def test_timeline_quotes_its_source(built: Path) -> None:
    done = escalate("timeline", str(built / "graph.json"), "--by", "Iran", "--event", "threaten")
    assert done.returncode == 0, done.stderr
    assert "THREATEN" in done.stdout
    assert "strait.txt" in done.stdout


def test_show_explains_an_actor(built: Path) -> None:
    done = escalate("show", str(built / "graph.json"), "Iran")
    assert done.returncode == 0, done.stderr
    assert "Iran  (iran)  state" in done.stdout


def test_threats_as_json_is_a_list(built: Path) -> None:
    done = escalate("threats", str(built / "graph.json"), "--json")
    entries = json.loads(done.stdout)
    assert entries
    assert {"statement", "fate", "condition"} <= entries[0].keys()


def test_an_unknown_actor_gets_one_clear_line_and_status_one(built: Path) -> None:
    done = escalate("paths", str(built / "graph.json"), "Iran", "Atlantis")
    assert done.returncode == 1
    assert "Atlantis" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_wrong_call_has_status_two(built: Path) -> None:
    assert escalate("build").returncode == 2
    assert escalate("timeline", str(built / "graph.json"), "--event", "nonsense").returncode == 2


def test_a_missing_file_has_status_one(tmp_path: Path) -> None:
    done = escalate("build", str(tmp_path / "nowhere.txt"), "-o", str(tmp_path / "out"))
    assert done.returncode == 1
    assert "nowhere.txt" in done.stderr
    assert not (tmp_path / "out").exists()


def test_a_bad_file_is_skipped_with_a_word_and_the_rest_is_built(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "bad.txt").write_bytes(bytes(range(256)) * 50)
    done = escalate("build", str(tmp_path / "good.txt"), str(tmp_path / "bad.txt"), "-o", str(tmp_path / "out"))
    assert done.returncode == 0, done.stderr
    assert "bad.txt" in done.stderr
    problems = (tmp_path / "out" / "problems.jsonl").read_text(encoding="utf-8").splitlines()
    assert any("bad.txt" in json.loads(line)["source"] for line in problems)


def test_building_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    article = tmp_path / "strait.txt"
    article.write_text(ARTICLE, encoding="utf-8")
    for name in ("one", "two"):
        assert escalate("build", str(article), "-o", str(tmp_path / name)).returncode == 0
    for path in sorted((tmp_path / "one").iterdir()):
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes(), path.name


def test_the_codebook_explains_every_event_type_and_names_its_entries() -> None:
    done = escalate("codebook", "--json")
    codes = json.loads(done.stdout)
    assert len(codes) == 17
    assert all(c["definition"] and c["example"] for c in codes)
    named = escalate("codebook", "threaten")
    assert "entries:" in named.stdout
    assert "ASSAULT  " not in named.stdout


def test_export_writes_a_new_file_and_never_over_an_old_one(built: Path, tmp_path: Path) -> None:
    target = tmp_path / "crisis.mmd"
    call = ("export", str(built / "graph.json"), "--to", "mermaid", "-o", str(target))
    assert escalate(*call).returncode == 0
    content = target.read_bytes()
    assert content
    again = escalate(*call)
    assert again.returncode == 1
    assert "crisis.mmd" in again.stderr
    assert target.read_bytes() == content
    unknown = escalate("export", str(built / "graph.json"), "--to", "papyrus")
    assert unknown.returncode == 1
    assert "graphml" in unknown.stderr


def test_the_schema_is_printed_as_json() -> None:
    assert "properties" in json.loads(escalate("schema").stdout)


def test_one_filter_means_the_same_in_every_command(built: Path, tmp_path: Path) -> None:
    graph = str(built / "graph.json")
    filters = ("--by", "Iran", "--event", "threaten", "--conditional")
    rows = json.loads(escalate("timeline", graph, *filters, "--json").stdout)
    assert rows
    assert {r["event"] for r in rows} == {"THREATEN"}
    part = tmp_path / "part.json"
    assert (
        escalate(
            "export", graph, "--to", "json", "--where", "by=Iran event=threaten conditional", "-o", str(part)
        ).returncode
        == 0
    )
    assert [s["id"] for s in json.loads(part.read_text(encoding="utf-8"))["statements"]] == [r["id"] for r in rows]
    counted = escalate("query", graph, "MATCH (s:Statement) RETURN COUNT(s) AS n", *filters, "--json")
    assert json.loads(counted.stdout) == [{"n": len(rows)}]


def test_nothing_found_says_what_was_searched(built: Path) -> None:
    graph = str(built / "graph.json")
    for call in (("timeline", graph), ("threats", graph)):
        done = escalate(*call, "--event", "AID")
        assert done.returncode == 0
        assert "searched" in done.stdout
    assert "searched" in escalate("paths", graph, "United States", "Iran").stdout
    assert "searched" in escalate("query", graph, 'MATCH (a:Actor) WHERE a.name = "x" RETURN a.name').stdout


def test_paths_before_after_and_between_follow_the_links(built: Path) -> None:
    graph = str(built / "graph.json")
    link = json.loads((built / "graph.json").read_text(encoding="utf-8"))["links"][0]
    (path,) = json.loads(escalate("paths", graph, link["from"], link["to"], "-k", "1", "--json").stdout)
    assert [hop["statement"]["id"] for hop in path["hops"]] == [link["from"], link["to"]]
    assert link["from"] in path["hangs_on"]
    shown = escalate("paths", graph, link["from"], link["to"]).stdout
    assert link["reason"].split("”")[0][:30] in " ".join(shown.split())
    assert "hangs on" in shown
    assert link["from"] in escalate("before", graph, link["to"]).stdout
    assert link["to"] in escalate("after", graph, link["from"]).stdout
    assert link["from"] in escalate("between", graph, link["from"], link["to"]).stdout
    assert "THREATEN" in escalate("between", graph, "Iran", "USA").stdout


def test_a_query_prints_a_table_csv_or_json_and_refuses_with_status_two(built: Path) -> None:
    graph = str(built / "graph.json")
    query = "MATCH (a:Actor)-[:ISSUES]->(t:Threat) RETURN a.name, t.quote"
    table = escalate("query", graph, query)
    assert table.stdout.splitlines()[0].startswith("a.name")
    assert escalate("query", graph, query, "--csv").stdout.startswith("a.name,t.quote")
    assert "Iran" in {row["a.name"] for row in json.loads(escalate("query", graph, query, "--json").stdout)}
    refused = escalate("query", graph, "MATCH (a:Actor)--(t) RETURN a.name")
    assert refused.returncode == 2
    assert "direction" in refused.stderr


def test_verify_holds_for_what_was_built_and_fails_for_what_was_changed(built: Path, tmp_path: Path) -> None:
    good = escalate("verify", str(built / "graph.json"))
    assert good.returncode == 0, good.stdout
    assert "all hold" in good.stdout
    document = json.loads((built / "graph.json").read_text(encoding="utf-8"))
    document["articles"][0]["text"] = document["articles"][0]["text"].replace("Hormuz", "Ormuz!")
    (tmp_path / "graph.json").write_text(json.dumps(document), encoding="utf-8")
    bad = escalate("verify", str(tmp_path / "graph.json"))
    assert bad.returncode == 1
    assert "article-id" in bad.stdout


def test_merge_is_build_and_diff_tells_what_came(built: Path, tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "two.txt").write_text(
        "Published: 6 July 2018\n\nIran closed the Strait of Hormuz on Friday.\n", encoding="utf-8"
    )
    (tmp_path / "river.txt").write_text("The river rises in the hills.\n", encoding="utf-8")
    for name, inputs in (
        ("a", ["one.txt"]),
        ("b", ["two.txt", "river.txt"]),
        ("ab", ["two.txt", "river.txt", "one.txt"]),
    ):
        done = escalate("build", *[str(tmp_path / i) for i in inputs], "-o", str(tmp_path / name))
        assert done.returncode == 0, done.stderr
    graphs = {name: str(tmp_path / name / "graph.json") for name in ("a", "b", "ab")}
    assert escalate("merge", graphs["b"], graphs["a"], "-o", str(tmp_path / "merged")).returncode == 0
    for name in ("graph.json", "timeline.html", "links.csv", "problems.jsonl"):
        assert (tmp_path / "merged" / name).read_bytes() == (tmp_path / "ab" / name).read_bytes()
    told = escalate("diff", graphs["a"], graphs["ab"]).stdout
    assert "statements that came" in told
    assert "two.txt" in told
    assert "nothing differs" in escalate("diff", graphs["a"], graphs["a"]).stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ("--help",),
        ("paths", "GRAPH", "Iran", "USA", "--through-actors"),
        ("timeline", "GRAPH"),
        ("before", "GRAPH", "2018"),
        ("threats", "GRAPH"),
        ("ladder", "GRAPH"),
        ("verify", "GRAPH"),
        ("diff", "GRAPH", "GRAPH"),
        ("query", "GRAPH", "MATCH (a:Actor) RETURN a.name"),
        ("export", "GRAPH", "--to", "dot"),
    ],
)
def test_commands_that_only_ask_import_no_parsing_and_no_linking(built: Path, arguments: tuple[str, ...]) -> None:
    words = [str(built / "graph.json") if a == "GRAPH" else a for a in arguments]
    code = (
        "import sys, contextlib, io\nfrom escalate.cli import main\n"
        f"sys.argv = ['escalate', *{words!r}]\n"
        "out = io.TextIOWrapper(io.BytesIO())\n"
        "with contextlib.redirect_stdout(out), contextlib.suppress(SystemExit):\n    main()\n"
        "idle = ('spacy', 'thinc', 'dateparser', 'trafilatura', 'escalate.link.linking', 'escalate.link.fates')\n"
        "sys.stderr.write(str([m for m in idle if m in sys.modules]))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert done.stderr.decode().endswith("[]")


def test_paths_start_within_three_times_the_import_of_networkx(built: Path) -> None:
    graph = str(built / "graph.json")

    def cost(code: str) -> float:
        """Return the least processor time of three runs: the clock says more of what else the machine does."""
        measured = (
            "import resource, subprocess, sys\nsubprocess.run([sys.executable, *sys.argv[1:]], capture_output=True)\n"
        )
        measured += "used = resource.getrusage(resource.RUSAGE_CHILDREN)\nprint(used.ru_utime + used.ru_stime)"
        words = [sys.executable, "-c", measured, *shlex.split(code)]
        runs = [subprocess.run(words, capture_output=True, check=True).stdout for _ in range(3)]
        return min(float(out) for out in runs)

    networkx = cost("-c 'import networkx'")
    assert cost(f"-m escalate paths {graph} Iran USA") < 3 * networkx
    assert cost("-m escalate --help") < 3 * networkx
