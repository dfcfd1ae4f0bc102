"""How often the guard objects to what is true: every sentence of the demo's public articles."""

from pathlib import Path

from reply_readings import article, reading

from neuvoja.assistant.generative.guard import Guard
from neuvoja.assistant.generative.nearness import Nearness
from neuvoja.domain.knowledge import Article
from neuvoja.knowledge.formats.folder import list_files
from neuvoja.knowledge.read import HELSINKI
from neuvoja.knowledge.records import Records
from neuvoja.knowledge.report import Findings
from neuvoja.language.embedding.static_embedding import StaticEmbedder
from neuvoja.language.sentences import sentences

KNOWLEDGE = Path(__file__).parents[3] / "knowledge"
MOST = 0.005


def public_articles():
    findings = Findings()
    records = Records(findings, zone=HELSINKI, known=())
    for arrival in records.of(list_files(KNOWLEDGE, findings), lambda _: None):
        if isinstance(arrival.record, Article) and arrival.record.audience == "public":
            yield arrival.record


def test_what_public_articles_say_nearly_always_passes():
    guard = Guard(Nearness(StaticEmbedder()))
    asked, objected = 0, []
    for each in public_articles():
        for found in article(each.text, title=each.title, language=each.language, url=each.url):
            read = reading("?", articles=[found], language=each.language)
            for sentence in sentences(found.passage.text):
                asked += 1
                if guard.objections(sentence.text, sources=read.sources, reading=read, prompt=""):
                    objected.append(sentence.text)
    assert asked > 3_000
    assert len(objected) <= MOST * asked, objected
