import inspect
import re

from neuvoja.domain import errors


def _all_errors():
    found = [errors.NeuvojaError]
    for each in found:
        found.extend(each.__subclasses__())
    return [each for each in found if each.__module__ == errors.__name__]


def test_every_error_is_drawn_in_the_tree():
    drawn = set(re.findall(r"[├└]── (\w+)", errors.__doc__)) | {"NeuvojaError"}
    assert drawn == {each.__name__ for each in _all_errors()}


def test_the_drawing_has_the_branches_of_the_classes():
    branch = None
    for line in errors.__doc__.splitlines():
        if match := re.match(r"[├└]── (\w+)", line):
            branch = getattr(errors, match[1])
            assert branch.__base__ is errors.NeuvojaError
        elif match := re.match(r"[│ ]\s+[├└]── (\w+)", line):
            assert getattr(errors, match[1]).__base__ is branch


def test_an_error_keeps_its_facts_and_says_what_to_do():
    error = errors.OriginConflict("art-1", held_by="folder", offered_by="api")
    assert (error.source_id, error.held_by, error.offered_by) == ("art-1", "folder", "api")
    assert "'art-1'" in str(error)
    assert "take it over" in str(error)


def test_a_long_value_is_shortened_in_the_message():
    error = errors.InvalidConversation("messages[0].text", "x" * 10_000, "less")
    assert len(str(error)) < 200


def test_no_error_speaks_of_http():
    assert "HTTP" not in inspect.getsource(errors).replace("HTTP statuses", "")
