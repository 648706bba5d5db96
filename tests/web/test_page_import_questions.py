"""What the page of an import asks and tells: its questions, their answers, headings and warnings."""

import re

from graphsvc.model import About
from graphsvc.store import GraphStore
from tests.web.importing import Coordinator
from tests.web.test_page_import import THERE


def checked(importer: Coordinator, draft: str) -> list[str]:
    """What is said of each pair of a draft."""
    importer.see(draft)
    return re.findall(r'name="pair-\d+" value="(\w*)\|[^"]*" checked', importer.client.get(draft).text)


def test_answers_follow_their_rows_when_a_column_is_corrected_afterwards(
    importer: Coordinator, empty_store: GraphStore
) -> None:
    empty_store.merge(THERE)
    names = "Martat r.y.,Kuopio\nNuoret,Kuopio\nNuoret ry,Kuopio\nSavon Apu,Kuopio\nSavon Apu ry,Kuopio\n"
    draft = importer.draft(list_csv=f"Nimi,Paikka päällä\n{names}")
    asked = importer.see(draft).fields
    said = {"pair-1": "same", "pair-2": "same", "pair-3": "apart"}
    importer.answer(draft, **{name.replace("-", "_"): f"{one}{asked[name]}" for name, one in said.items()})
    importer.answer(draft, role_0="elements", column_0_1="municipality")
    assert sorted(checked(importer, draft)) == ["apart", "same", "same"]
    importer.confirm(draft)
    assert {actor.id for actor in empty_store.export().actors} == {
        "martat", "nuoret.297", "savon_apu.297", "savon_apu_ry.297"
    }  # fmt: skip
    pairs = {(one.one, one.other, one.said) for one in empty_store.corrections() if one.about is About.PAIR}
    assert pairs == {
        ("martat", "martat_r_y.297", "same"), ("nuoret.297", "nuoret_ry.297", "same"),
        ("savon_apu.297", "savon_apu_ry.297", "apart"),
    }  # fmt: skip


def test_of_headings_of_which_none_is_a_name_only_those_that_mean_nothing_are_named(importer: Coordinator) -> None:
    draft = importer.draft(list_csv="Porukka,Kunta,Puhelin\nMartat,Kuopio,040 123 4567\n")
    asked = importer.see(draft)
    assert "The headings “Porukka” are not understood." in asked.words
    assert '<option value="municipality" selected>' in importer.client.get(draft).text
    assert "040" not in asked.words
    assert "Actors100" in importer.answer(draft, role_0="elements", column_0_0="label").words


def test_warnings_that_are_alike_stand_together_below_the_rare_ones(importer: Coordinator) -> None:
    rows = "".join(f"Seura {number},joskus {number},\n" for number in range(9))
    draft = importer.draft(list_csv=f"nimi,alku,kunta\n{rows}Martat,,Kuopijoki\n")
    shown = importer.see(draft).words.split("Check these")[1]
    assert "And 6 alike" in shown
    assert shown.index("Kuopijoki") < shown.index("joskus 0") < shown.index("And 6 alike") < shown.index("joskus 8")
