"""Passages for tests of search: all fields but the text have a usual value."""

from hashlib import sha256

from neuvoja.domain.knowledge import Passage


def passage(passage_id: str, text: str, **fields) -> Passage:
    usual = {
        "source_id": passage_id.rsplit("#", 1)[0],
        "kind": "article",
        "title": "",
        "heading": None,
        "searched": text,
        "language": "fi",
        "audience": "public",
        "products": (),
        "updated": None,
        "valid_from": None,
        "valid_to": None,
        "url": None,
        "translation_of": None,
        "start": 0,
        "end": len(text),
        "revision": 1,
    }
    given = usual | fields
    content_hash = sha256(repr((text, sorted(given.items(), key=str))).encode()).hexdigest()
    return Passage(passage_id=passage_id, text=text, content_hash=content_hash, **given)


class PassageShelf:
    """A `PassageStore` in memory."""

    def __init__(self, *passages: Passage) -> None:
        self.held = {each.passage_id: each for each in passages}

    def passages(self, passage_ids):
        return [self.held[each] for each in passage_ids if each in self.held]
