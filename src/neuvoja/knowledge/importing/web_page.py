"""The part of a web page that is its matter: no menus, no forms, nothing that would be fetched."""

from collections.abc import Iterable

from bs4 import BeautifulSoup, Tag

from neuvoja.knowledge.markdown.hidden import is_hidden

MAIN_SHARE = 0.3
"""Part of the page's text from which on its marked main part is taken for the whole."""

_UNREAD = (
    "script style noscript template iframe object embed svg canvas video audio form button input "
    "select textarea dialog nav aside link meta"
)
_HIDDEN = "[hidden], [aria-hidden=true], [role=navigation], [role=banner], [role=search]"


def matter(page: BeautifulSoup) -> Tag:
    """The page's main part, cleaned in place; pictures become their descriptions."""
    for unread in page.select(f"{', '.join(_UNREAD.split())}, {_HIDDEN}"):
        unread.decompose()
    for styled in page.select("[style]"):
        if not styled.decomposed and is_hidden(str(styled.get("style"))):
            styled.decompose()
    whole = page.body or page
    main = _main(whole)
    if main is whole:
        for edge in whole.find_all(["header", "footer"]):
            if not edge.find("h1"):
                edge.decompose()
    for picture in main.find_all(["img", "picture"]):
        picture.replace_with(_description(picture))
    return main


def title_of(page: BeautifulSoup, main: Tag) -> str:
    """The page's first main heading, else its title; empty where it has neither."""
    heading = main.find("h1")
    titles = (heading, page.title)
    texts = (" ".join(each.get_text(" ").split()) for each in titles if each is not None)
    return next(filter(None, texts), "")


def language_of(page: BeautifulSoup) -> str:
    """What the page says of its language, such as `fi`; empty where it says nothing."""
    language = page.html.get("lang") if page.html else None
    return str(language or "").lower().partition("-")[0]


def _main(whole: Tag) -> Tag:
    enough = MAIN_SHARE * len(whole.get_text())
    for candidates in (whole.select("main, [role=main]"), whole.find_all("article")):
        tags = _tags(candidates)
        if len(tags) == 1 and len(tags[0].get_text()) >= enough:
            return tags[0]
    return whole


def _tags(found: Iterable[object]) -> list[Tag]:
    return [each for each in found if isinstance(each, Tag)]


def _description(picture: Tag) -> str:
    inner = picture if picture.name == "img" else picture.find("img")
    return str(inner.get("alt") or "") if isinstance(inner, Tag) else ""
