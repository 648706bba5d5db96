import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphsvc.errors import InvalidInputError
from graphsvc.model.identifiers import check_business_id, check_ptv_id, check_register_number

WEIGHTS = (7, 9, 10, 5, 8, 4, 2)
PTV_ID = "0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0"


def with_check_digit(digits: str) -> str | None:
    remainder = sum(int(digit) * weight for digit, weight in zip(digits, WEIGHTS, strict=True)) % 11
    return None if remainder == 1 else f"{digits}-{0 if remainder == 0 else 11 - remainder}"


@pytest.mark.parametrize("value", ["0000000-0", "1572860-0", "0737546-2"])
def test_a_business_id_with_the_right_check_digit_is_accepted(value: str) -> None:
    check_business_id(value)


@pytest.mark.parametrize("value", ["", "1572860", "15728600", "1572860-00", "1572860–0", " 1572860-0", "1572860-0\n"])
def test_a_business_id_of_another_form_is_refused(value: str) -> None:
    with pytest.raises(InvalidInputError) as caught:
        check_business_id(value)
    assert caught.value.code == "business_id_form"


def refusal(value: str) -> str | None:
    try:
        check_business_id(value)
    except InvalidInputError as error:
        return error.code
    return None


@given(st.from_regex(r"[0-9]{7}", fullmatch=True))
def test_no_more_than_one_check_digit_fits(digits: str) -> None:
    right = with_check_digit(digits)
    for value in (f"{digits}-{last}" for last in range(10)):
        assert refusal(value) == (None if value == right else "business_id_check_digit")


@pytest.mark.parametrize("value", ["1", "1234567", "123.456", "1.234.567"])
def test_a_register_number_has_up_to_seven_digits(value: str) -> None:
    check_register_number(value)


@pytest.mark.parametrize("value", ["", "12345678", "1234.567", "12.34", "1,234", "12a"])
def test_another_register_number_is_refused(value: str) -> None:
    with pytest.raises(InvalidInputError) as caught:
        check_register_number(value)
    assert (caught.value.field, caught.value.code) == ("register_number", "register_number_form")


def test_a_ptv_id_is_a_uuid_in_lower_case() -> None:
    check_ptv_id(PTV_ID)
    with pytest.raises(InvalidInputError):
        check_ptv_id(PTV_ID.upper())
