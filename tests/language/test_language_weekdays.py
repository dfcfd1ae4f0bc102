import pytest

from neuvoja.language.exact.weekdays import weekdays


def days(text):
    return [sorted(int(form[-1]) for form in each.forms) for each in weekdays(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ma–pe klo 9–12 ja lauantaisin klo 10–13", [[0, 1, 2, 3, 4], [5]]),
        ("maanantaista torstaihin klo 9", [[0, 1, 2, 3]]),
        ("ke 9–12, su klo 3", [[2], [6]]),
        ("Monday to Friday", [[0, 1, 2, 3, 4]]),
        ("fredag–söndag", [[4, 5, 6]]),
        ("perjantai–maanantai", [[0, 4, 5, 6]]),
        ("vardagar kl. 6–22 och helger kl. 8–18", [[0, 1, 2, 3, 4], [5, 6]]),
        ("arkisin ja viikonloppuisin", [[0, 1, 2, 3, 4], [5, 6]]),
        ("to be and to have", []),
        ("sun ja pe", []),
        ("", []),
    ],
)
def test_days_are_found_in_every_way_of_writing(text, expected):
    assert days(text) == expected


def test_the_place_is_that_of_the_writing():
    (found,) = weekdays("Avoinna ma–pe klo 9")
    assert (found.start, found.end) == (8, 13)
