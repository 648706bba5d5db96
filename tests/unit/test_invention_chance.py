import pytest

from graphsvc.invention.chance import Chance, apportioned, steps_of


@pytest.mark.parametrize("total", [0, 1, 7, 100, 12_345])
def test_shares_add_up_and_each_is_rounded_up_or_down(total: int) -> None:
    weights = [3.5, 0.0, 1.0, 96.0, 0.25]
    shares = apportioned(total, weights, Chance(1, "shares"))
    assert sum(shares) == total
    assert all(abs(share - total * weight / sum(weights)) < 1 for share, weight in zip(shares, weights, strict=True))


def test_a_key_gives_the_same_draws_whatever_was_drawn_before() -> None:
    first = Chance(1, "a")
    drawn = [first.fraction() for _ in range(3)]
    Chance(2, "a").fraction()
    again = Chance(1, "a")
    assert [again.fraction() for _ in range(3)] == drawn
    assert Chance(2, "a").fraction() != drawn[0]


def test_amounts_have_a_heavy_tail() -> None:
    """A Pareto tail with exponent 1.5: of those that reach 10, one in 31.6 reaches 100."""
    chance = Chance(1, "tail")
    amounts = [chance.amount(1, 1_000_000, 1.5) for _ in range(100_000)]
    assert min(amounts) == 1
    reached = [sum(amount >= least for amount in amounts) for least in (1, 10, 100)]
    assert reached[0] / reached[1] == pytest.approx(31.6, rel=0.1)
    assert reached[1] / reached[2] == pytest.approx(31.6, rel=0.4)


def test_weights_are_drawn_as_often_as_they_weigh() -> None:
    chance, steps = Chance(1, "weights"), steps_of([1, 0, 3])
    drawn = [chance.step(steps) for _ in range(10_000)]
    assert drawn.count(1) == 0
    assert drawn.count(2) / drawn.count(0) == pytest.approx(3, rel=0.1)


def test_the_first_of_a_row_are_favoured() -> None:
    chance = Chance(1, "first")
    drawn = [chance.first_of(100) for _ in range(10_000)]
    shares = [drawn.count(number) for number in range(100)]
    assert shares[0] > 5 * shares[10] > 5 * shares[90] > 0
