"""Agreement on fates counts the best fate of each annotator against what the gold accepts, and against one another."""

from pathlib import Path

from benchmarks.agreement import count_right, read_gold, read_others, report


def test_the_best_fate_counts_and_what_only_one_judged_does_not(tmp_path: Path) -> None:
    gold = read_gold([{"name": "c", "gold": {"fates": {"t1": ["met"], "t2": ["open", "defied"], "t3": ["open"]}}}])
    table = tmp_path / "others.tsv"
    table.write_text(
        "crisis\tstatement\tannotator\tfates\tdecided_by\n"
        "c\tt1\t2\topen|met\t\nc\tt2\t2\tdefied\tr1\nc\tt9\t2\topen\t\nc\tt2\t3\topen\t\n",
        encoding="utf-8",
    )
    others = read_others(table)
    assert count_right(others["2"], gold) == (1, 2)
    assert report(gold, others).splitlines() == [
        "annotator 2 with gold    1/2 (0.500)",
        "annotator 3 with gold    1/1 (1.000)",
        "annotators 2 and 3       0/1 (0.000)",
    ]
