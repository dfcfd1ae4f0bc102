"""The page in a real browser: alone, in both colours, on paper, and safe to open."""

import pytest
from playwright.sync_api import sync_playwright
from test_evaluation_report import HOSTILE, SPEED, rankings, replies  # noqa: F401

from neuvoja.evaluation.report.write import write_report

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def browser(chromium):
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(
            executable_path=str(chromium), args=["--no-sandbox", "--disable-gpu"]
        )
        yield opened
        opened.close()


@pytest.fixture
def opened(browser, replies, rankings, tmp_path):  # noqa: F811
    """The page, where every request is refused, with what it asked for and complained of."""
    path = tmp_path / "report.html"
    path.write_text(write_report("html", [replies, rankings], [SPEED]), encoding="utf-8")
    page = browser.new_page()
    said, asked = [], []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("dialog", lambda dialog: said.append(dialog.message))

    def refuse(route):
        asked.append(route.request.url)
        route.abort()

    page.route(lambda url: not url.startswith("file:"), refuse)
    page.on("request", lambda request: asked.append(request.url))
    page.goto(path.as_uri())
    yield page, said, asked
    page.close()


def colour(page, selector, name="color"):
    script = f"each => getComputedStyle(each)['{name}']"
    return page.locator(selector).first.evaluate(script)


def light(colour):
    return sum(map(int, colour.removeprefix("rgb(").removesuffix(")").split(", ")))


def test_it_asks_for_nothing_and_complains_of_nothing(opened, tmp_path):
    page, said, asked = opened
    assert asked == [(tmp_path / "report.html").as_uri()]
    assert said == []
    assert page.title() == "Neuvoja: how well it answers"


def test_hostile_text_is_shown_as_text(opened):
    page, said, _ = opened
    page.locator("details summary").first.click()
    assert page.locator("details .said").first.inner_text() == HOSTILE
    assert page.locator("script, img, iframe, link").count() == 0
    assert page.title() == "Neuvoja: how well it answers"
    assert said == []


def test_the_headline_and_the_charts_are_there(opened):
    page, _, _ = opened
    rows = page.locator("#headline tbody tr")
    assert rows.count() == 2
    gate = rows.nth(0).locator("td").last.inner_text()
    assert gate.startswith("failed\n")
    assert "wrong_claim: wanted at most 0" in gate
    assert rows.nth(1).locator("td").last.inner_text() == "no gates"
    captions = page.locator("figcaption").all_inner_texts()
    for name in ("by language", "Risk–coverage", "Latency", "p50 ms"):
        assert any(name in each for each in captions)
    assert page.locator("svg.chart").count() == len(captions)
    for chart in page.locator("svg.chart").all():
        assert chart.bounding_box()["height"] > 30
        assert chart.locator("rect, polyline").count() > 0


def test_a_case_opens_and_shows_conversation_answer_why_and_source(opened):
    page, _, _ = opened
    case = page.locator("details").first
    assert not case.locator(".said").first.is_visible()
    case.locator("summary").click()
    text = case.inner_text()
    for words in ("customer", "ja vielä", "answer", "Se on 30", "not stated: 14", "source 1"):
        assert words in text


@pytest.mark.parametrize("selector", ["body", "#headline a", ".failed", "caption"])
def test_light_and_dark_both_contrast(opened, selector):
    page, _, _ = opened
    seen = {}
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        seen[scheme] = colour(page, selector), colour(page, "body", "backgroundColor")
    assert seen["light"] != seen["dark"]
    (ink, paper), (chalk, board) = seen["light"], seen["dark"]
    assert light(paper) - light(ink) > 200
    assert light(chalk) - light(board) > 200


def test_on_paper_the_links_are_gone_and_the_tables_stay(opened):
    page, _, _ = opened
    page.emulate_media(media="print", color_scheme="dark")
    assert not page.locator("nav").is_visible()
    assert page.locator("#headline").is_visible()
    assert light(colour(page, "body", "backgroundColor")) > 700
    assert len(page.pdf()) > 10_000


def test_on_a_phone_nothing_hangs_over_the_edge(opened):
    page, _, _ = opened
    page.set_viewport_size({"width": 380, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 380
