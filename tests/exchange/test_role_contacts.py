"""Ways to reach roles are kept, those to reach persons are left out, and names are no contacts."""

import pytest

from graphsvc.service import Context
from tests.exchange.conftest import Import


@pytest.mark.parametrize(
    "phone", ["toimisto 017 555 100", "Toimisto: puh. 017 555 100", "vaihde +358 17 555 100", "kansli 017 555 100"]
)
def test_the_phone_of_a_role_is_kept(take: Import, context: Context, phone: str) -> None:
    report = take(list_csv=f"nimi,puhelin\nMartat,{phone}\n")
    (contact,) = context.store.export().actors[0].contacts
    assert contact.role.lower() in phone.lower()
    assert contact.phone.endswith("17 555 100")
    assert report.left_out == ()


@pytest.mark.parametrize(
    "phone", ["017 555 100", "Maija 017 555 100", "toimisto 040 123 4567", "toimisto +358 50 123 4567", "050 1234567"]
)
def test_a_number_that_may_be_a_persons_stays_out(take: Import, context: Context, phone: str) -> None:
    report = take(list_csv=f"nimi,puhelin,kuvaus\nMartat,{phone},Soita {phone}\n")
    (actor,) = context.store.export().actors
    assert actor.contacts == ()
    assert not any(map(str.isdigit, actor.descriptions.fi))
    assert {one.column for one in report.left_out} == {"phone", "description"}


def test_what_stands_beside_the_phone_of_a_role_is_left_out(take: Import, context: Context) -> None:
    report = take(list_csv='nimi,puhelin\nMartat,"toimisto 017 555 100, Maija 040 123 4567"\n')
    assert [one.phone for one in context.store.export().actors[0].contacts] == ["017 555 100"]
    assert [one.column for one in report.left_out] == ["phone"]


def test_an_address_and_a_phone_of_roles_are_kept_together(take: Import, context: Context) -> None:
    take(list_csv="nimi,sähköposti,puhelin,kuvaus\nMartat,toimisto@m.fi,vaihde 017 555 100,Toimisto 017 555 101\n")
    (actor,) = context.store.export().actors
    assert [(one.email, one.phone) for one in actor.contacts] == [("toimisto@m.fi", ""), ("", "017 555 100")]
    assert actor.descriptions.fi == "Toimisto 017 555 101"


@pytest.mark.parametrize("names", ["Kuopion kaupunki", "Kuopion kaupunki; Nuoret; Vanhat", "Nuoret;Vanhat"])
def test_names_in_the_column_of_contacts_are_no_contacts_and_that_is_told(
    take: Import, context: Context, names: str
) -> None:
    report = take(list_csv=f'nimi,contacts\nMartat,"{names}"\n')
    assert context.store.export().actors[0].contacts == ()
    assert [(one.column, "choose the meaning Partners" in one.reason) for one in report.warnings] == [
        ("contacts", True)
    ]


@pytest.mark.parametrize("said", ["office;office@m.fi;017 555 100", "chair;;", "office;office@m.fi|chair;;017 555 101"])
def test_contacts_as_we_write_them_are_kept(take: Import, context: Context, said: str) -> None:
    report = take(list_csv=f'nimi,contacts\nMartat,"{said}"\n')
    assert len(context.store.export().actors[0].contacts) == said.count("|") + 1
    assert report.warnings == ()
