import pytest

from graphsvc.drawing.labels import bare, broken, short_label, text_width


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Toimeksi.fi", "Toimeksi.fi"),
        ("Sosiaali- ja terveysjärjestöjen avustuskeskus (STEA)", "STEA"),
        ("Kehitysvammaisten tukipiiri (Iisalmen seutu)", "Kehitysvammaisten tukipiiri"),
        ("Siilinjärven kunta (hyvinvointipalvelut)", "Siilinjärven kunta"),
        ("Pohjois-Savon Vertaistuen ja Neuvonnan Keskus ry", "Pohjois-Savon Vertaistuen ja…"),
        ("Rautasiemenen Retkeily-yhdistyksen piiri", "Rautasiemenen Retkeily-…"),
        ("K" * 60, "K" * 29 + "…"),
    ],
)
def test_a_long_name_becomes_its_abbreviation_or_ends_at_a_word(name: str, short: str) -> None:
    assert short_label(name) == short


def test_a_bare_name_lacks_the_form_of_its_association_or_company() -> None:
    assert [bare(name) for name in ("Laulajat ry", "Sångare RF", "Palvelu Oy", "Arry")] == [
        "Laulajat", "Sångare", "Palvelu", "Arry",
    ]  # fmt: skip


def test_lines_end_at_blanks_and_hyphens_and_keep_ry_with_the_name() -> None:
    assert broken("Pohjois-Savon Syöpäyhdistys ry", 10, 115, 3) == (
        "Pohjois-Savon",
        "Syöpäyhdistys\N{NO-BREAK SPACE}ry",
    )
    assert broken("Ammattikorkeakoulu-säätiö", 10, 115, 2) == ("Ammattikorkeakoulu-", "säätiö")
    assert broken("Hyvinvoinnin tilat -hanke", 10, 95, 2) == ("Hyvinvoinnin tilat", "-hanke")


def test_no_line_is_wider_than_the_room() -> None:
    for line in broken("Etelä-Savon sosiaali- ja terveyspalvelujen kuntayhtymä " * 3, 10, 90, 3):
        assert text_width(line, 10) <= 90


def test_no_words_make_no_line() -> None:
    assert broken("  ", 10, 90, 2) == ()
