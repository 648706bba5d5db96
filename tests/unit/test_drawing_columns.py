from graphsvc.drawing.columns import columns


def test_each_column_has_the_shortest_form_and_the_first_tells_how_many_rows_there_are() -> None:
    kinds = ("a", "b", "a", "b", "a", "b", "a", "b")
    rows = [
        {"from": 0, "name": f"n{number}", "kind": kind, "word": kind.upper(), "level": 2, "topics": ["x", kind]}
        for number, kind in enumerate(kinds)
    ]
    assert columns(rows) == {
        "from": {"values": [0] * 8},
        "name": {"before": "n", "values": [str(number) for number in range(8)]},
        "kind": {"table": ["a", "b"], "at": [0, 1] * 4},
        "word": {"table": ["A", "B"], "as": "kind"},
        "level": {"same": 2},
        "topics": {"table": ["x", "a", "b"], "lists": [[0, 1], [0, 2]] * 4},
    }


def test_an_address_that_ends_in_the_id_is_told_by_what_stands_before_it() -> None:
    rows = [{"id": f"t.{name}", "url": f"/fi/t.{name}"} for name in "abc"]
    assert columns(rows) == {"id": {"before": "t.", "values": ["a", "b", "c"]}, "url": {"before": "/fi/"}}


def test_no_rows_have_no_columns() -> None:
    assert columns([]) == {}
