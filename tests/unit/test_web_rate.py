"""How much one address may ask."""

from graphsvc.web.rate import _MOST_REMEMBERED as MOST_REMEMBERED
from graphsvc.web.rate import A_SECOND, AT_ONCE, Allowance


def test_an_address_may_ask_many_at_once_and_then_so_many_a_second() -> None:
    allowance = Allowance()
    assert [allowance.takes("a", 100.0) for _ in range(AT_ONCE + 1)] == [True] * AT_ONCE + [False]
    assert [allowance.takes("a", 101.0) for _ in range(A_SECOND + 1)] == [True] * A_SECOND + [False]


def test_one_address_takes_nothing_from_another() -> None:
    allowance = Allowance()
    while allowance.takes("a", 100.0):
        pass
    assert allowance.takes("b", 100.0)


def test_addresses_that_have_asked_nothing_for_a_while_are_forgotten() -> None:
    allowance = Allowance()
    for number in range(MOST_REMEMBERED):
        allowance.takes(str(number), 100.0)
    allowance.takes("later", 200.0)
    assert allowance._used_until.keys() == {"later"}
