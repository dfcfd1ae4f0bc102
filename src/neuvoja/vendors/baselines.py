"""`Ranker` over BM25 alone: what people would use instead, and each half of our own search.

Passages are scored by Tantivy's BM25 (k1 1.2, b 0.75) over title, heading and text in one field;
an article's score is its best passage's.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import tantivy

from neuvoja.domain.conversation import LANGUAGES, Language
from neuvoja.domain.knowledge import Passage
from neuvoja.language.analysis import Analyser
from neuvoja.language.forms.snowball import SnowballLemmatizer
from neuvoja.language.words import word_texts
from neuvoja.retrieval.found import Ranked

PASSAGES_EACH = 4
"""Passages asked for each article wanted, since an article has several."""

Terms = Callable[[str, Language], str]
"""A text and its language → its terms, joined by spaces."""


@dataclass(frozen=True, slots=True)
class Baseline:
    """One analyser before plain BM25. Safe to use from several threads."""

    name: str
    terms: Terms
    passages: Sequence[Passage]
    index: tantivy.Index

    def rank(
        self, text: str, language: Language, limit: int, on: date | None = None
    ) -> Sequence[Ranked]:
        """Articles valid on the day, best first, each once; empty where no word is shared."""
        query = _query(self.index, self.terms(text, language).split())
        hits = self.index.searcher().search(query, limit=limit * PASSAGES_EACH).hits
        best: dict[str, Ranked] = {}
        for score, address in hits:
            number = self.index.searcher().doc(address)["number"][0]
            passage = self.passages[number]
            if on is None or passage.valid_on(on):
                best.setdefault(passage.source_id, Ranked(passage.source_id, score))
        return list(best.values())[:limit]


def baselines(passages: Iterable[Passage], analyser: Analyser) -> Sequence[Baseline]:
    """Plain words, Snowball stems, lemmas with compound parts, and grams, over the articles."""
    articles = [each for each in passages if each.kind == "article"]
    stems = {language: SnowballLemmatizer(language) for language in LANGUAGES}
    analysers: dict[str, Terms] = {
        "plain words": lambda text, _: " ".join(_words(text)),
        "snowball": lambda text, language: " ".join(_stems(stems[language], text)),
        "lemmas": analyser.lemma_text,
        "grams": lambda text, _: analyser.gram_text(text),
    }
    return [
        Baseline(name, terms, articles, _index(articles, terms))
        for name, terms in analysers.items()
    ]


def _words(text: str) -> Iterable[str]:
    return (word.lower() for word in word_texts(text))


def _stems(lemmatizer: SnowballLemmatizer, text: str) -> Iterable[str]:
    for word in _words(text):
        found = lemmatizer.lemmas(word)
        yield found[0].base if found else word


def _index(passages: Sequence[Passage], terms: Terms) -> tantivy.Index:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("terms", tokenizer_name="whitespace", index_option="freq")
    builder.add_unsigned_field("number", stored=True)
    index = tantivy.Index(builder.build())
    writer = index.writer(num_threads=1)
    for number, each in enumerate(passages):
        text = "\n".join(filter(None, (each.title, each.heading, each.searched)))
        writer.add_document(tantivy.Document(terms=terms(text, each.language), number=number))
    writer.commit()
    index.reload()
    return index


def _query(index: tantivy.Index, terms: Sequence[str]) -> tantivy.Query:
    parts = [
        (tantivy.Occur.Should, tantivy.Query.term_query(index.schema, "terms", term))
        for term in dict.fromkeys(re.sub(r"\s", "", each) for each in terms)
        if term
    ]
    return tantivy.Query.boolean_query(parts) if parts else tantivy.Query.empty_query()
