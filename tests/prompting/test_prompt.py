import pytest

from neuvoja.domain.errors import BrokenPrompt
from neuvoja.prompting.prompt import read_prompt
from neuvoja.settings import packed

WHOLE = "---\nvariables: [name]\n---\n# system\nBe kind.\n\n# user\nGreet {{name}}.\n"


@pytest.fixture
def folder(tmp_path):
    def written(text, number=1):
        path = tmp_path / "greeting" / f"{number}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return tmp_path

    return written


def test_a_prompt_is_rendered_once_so_that_a_value_is_never_a_template(folder):
    messages = read_prompt(folder(WHOLE), "greeting").render({"name": "{{name}} {{other}}"})
    assert messages.system == "Be kind."
    assert messages.user == "Greet {{name}} {{other}}."


def test_the_newest_number_is_read_unless_one_is_named(folder):
    folder(WHOLE)
    folders = folder(WHOLE.replace("Greet", "Hail"), number=10)
    assert read_prompt(folders, "greeting").number == 10
    assert read_prompt(folders, "greeting", 1).user == "Greet {{name}}."


def test_the_hash_changes_with_any_word(folder):
    first = read_prompt(folder(WHOLE), "greeting").sha
    assert read_prompt(folder(WHOLE.replace("kind", "brief")), "greeting").sha != first


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (WHOLE.replace("[name]", "[name, place]"), "place"),
        (WHOLE.replace("[name]", "[]"), "name"),
        (WHOLE.replace("variables", "values"), "variables"),
        (WHOLE.replace("# user\n", ""), "# user"),
        ("Greet.", "header"),
    ],
)
def test_a_prompt_that_breaks_its_contract_says_how(folder, text, said):
    with pytest.raises(BrokenPrompt, match=said):
        read_prompt(folder(text), "greeting")


def test_a_prompt_that_is_not_there_is_named(tmp_path):
    with pytest.raises(BrokenPrompt, match="holds no version"):
        read_prompt(tmp_path, "farewell")


@pytest.mark.parametrize("values", [{}, {"name": "Aino", "place": "Oulu"}])
def test_values_are_exactly_the_variables(folder, values):
    with pytest.raises(BrokenPrompt, match="variables"):
        read_prompt(folder(WHOLE), "greeting").render(values)


def test_every_prompt_that_comes_with_the_product_keeps_its_contract():
    folders = [each for each in packed("prompts").iterdir() if each.is_dir()]
    assert folders
    for each in folders:
        for path in each.glob("*.md"):
            assert read_prompt(packed("prompts"), each.name, int(path.stem)).variables


def test_a_released_number_never_changes():
    """A change of words is a new number; `sha256sum */*.md` in prompts/ adds it to the list."""
    lines = (packed("prompts") / "released.sha256").read_text(encoding="utf-8").splitlines()
    released = {name: sha for sha, name in (line.split() for line in lines)}
    found = {
        f"{path.parent.name}/{path.name}": read_prompt(
            packed("prompts"), path.parent.name, int(path.stem)
        ).sha
        for path in packed("prompts").glob("*/*.md")
    }
    assert found == released
