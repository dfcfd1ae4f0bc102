"""Tables of `neuvoja eval`: even columns for a reader, tabs for a program."""

import sys

from neuvoja.cli.evaluate.table import echo_table

HEAD, ROWS = ("metric", "n"), [("nDCG@10", "4"), ("a", "12")]


def test_columns_stand_under_their_names_on_a_terminal_and_are_tabbed_elsewhere(
    monkeypatch, capsys
):
    echo_table(HEAD, ROWS)
    assert capsys.readouterr().out == "metric\tn\nnDCG@10\t4\na\t12\n"
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    echo_table(HEAD, ROWS)
    assert capsys.readouterr().out == "metric   n\nnDCG@10  4\na        12\n"
