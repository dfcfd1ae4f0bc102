import socket
import subprocess
import sys
import zipfile
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from threading import Thread

import pytest
from documents_made import docx, pdf
from samples import preparer

from neuvoja.domain.errors import BadSettings, OriginConflict, UnreadableFile
from neuvoja.knowledge.importing.documents import LARGEST_DOCUMENT, convert, kind_of
from neuvoja.knowledge.importing.imports import Importer, slug, write_article
from neuvoja.knowledge.read import read
from neuvoja.language.detection import Detector

PAGE = """<!doctype html><html lang="fi"><head><title>Palautukset | Kauppa</title>
<link rel="stylesheet" href="{url}/style.css"><script src="{url}/x.js"></script></head><body>
<nav><a href="/">Etusivu</a></nav>
<main><h1>Tuotteen palauttaminen</h1>
<p>Voit palauttaa tuotteen <b>14 päivän</b> kuluessa.
<img src="{url}/kuva.png" alt="Lähetyslista"></p>
<iframe src="{url}/frame.html"></iframe><object data="{url}/o"></object><embed src="{url}/e">
<table><tr><th>Tapa</th><th>Hinta</th></tr><tr><td>Posti</td><td>5,90 €</td></tr></table>
<p hidden>Piilossa</p></main><footer>© Kauppa</footer></body></html>"""


@pytest.fixture(scope="module")
def importer() -> Importer:
    return Importer(Detector(), default_language="en")


@pytest.fixture
def server():
    """A web server that counts who asks it for anything."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

    served = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=served.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    yield f"http://127.0.0.1:{served.server_port}", asked
    served.shutdown()
    thread.join()
    served.server_close()


def test_a_web_page_becomes_an_article_and_nothing_is_fetched(importer, server):
    url, asked = server
    file = importer.article_file("Palautus ohje Ä.html", PAGE.format(url=url).encode())
    assert file.text == (
        "---\nid: palautus-ohje-a\ntitle: Tuotteen palauttaminen\nlanguage: fi\n---\n\n"
        "# Tuotteen palauttaminen\n\n"
        "Voit palauttaa tuotteen **14 päivän** kuluessa.\nLähetyslista\n\n"
        "| Tapa | Hinta |\n| --- | --- |\n| Posti | 5,90 € |\n"
    )
    assert asked == []


def test_a_word_document_becomes_an_article(importer):
    data = docx(
        ("H1", "Returns and refunds"),
        ("", "You can return a product within 14 days of receiving it."),
        ("H2", "How much it costs"),
        rows=[["Method", "Price"], ["Post", "5.90 €"]],
    )
    file = importer.article_file(
        "returns.docx", data, updated=date(2026, 4, 8), audience="internal"
    )
    assert (file.article.title, file.article.language) == ("Returns and refunds", "en")
    assert (file.article.audience, file.article.updated) == ("internal", date(2026, 4, 8))
    passages = preparer().prepare(file.article).passages
    assert "Method:\n- Post – Price: 5.90 €" in passages[-1].text


def test_a_pdf_becomes_an_article(importer):
    lines = [
        (780, "Palautusoikeus"),
        (740, "Voit palauttaa tuotteen neljäntoista päivän kuluessa siitä, kun olet saa-"),
        (726, "nut sen. Lisätietoa antaa asiakaspalvelu (ma–pe 8–16)."),
        (690, "• lomake"),
        (676, "• kuitti"),
    ]
    file = importer.article_file("ehdot.pdf", pdf(lines))
    assert (file.article.id, file.article.title, file.article.language) == (
        "ehdot",
        "Palautusoikeus",
        "fi",
    )
    [passage] = preparer().prepare(file.article).passages
    assert passage.text == (
        "Voit palauttaa tuotteen neljäntoista päivän kuluessa siitä, kun olet saanut sen. "
        "Lisätietoa antaa asiakaspalvelu (ma–pe 8–16).\n\n- lomake\n- kuitti"
    )


def test_plain_text_and_markdown_become_articles(importer):
    file = importer.article_file("Ohje 1.txt", "Avaa asetukset ja valitse kieli.".encode("cp1252"))
    assert (file.article.id, file.article.title) == ("ohje-1", "Avaa asetukset ja valitse kieli.")
    with pytest.raises(UnreadableFile, match="has a header already"):
        importer.article_file("a.md", b"---\nid: a\n---\n\nTeksti")


def bomb() -> bytes:
    packed = BytesIO()
    with (
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("word/document.xml", "w", force_zip64=True) as entry,
    ):
        for _ in range(220):
            entry.write(b"\0" * 1024**2)
    return packed.getvalue()


def other_archive() -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("xl/workbook.xml", "<x/>")
    return packed.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("a.pdf", b"x" * (LARGEST_DOCUMENT + 1), "at most 20 MB"),
        ("a.docx", bomb, "it unpacks to 220 MB; at most 200 MB"),
        ("a.xlsx", other_archive, "an archive without a Word document"),
        ("a.docx", b"PK\x03\x04 rikki", "not a ZIP archive"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "save it as DOCX"),
        ("a.png", b"\x89PNG", "expected a PDF, DOCX, HTML, Markdown or text file"),
        ("a.txt", b"\x00\x01", "text in UTF-8"),
        ("a.txt", b"", "it is empty"),
    ],
)
def test_what_cannot_become_an_article_is_refused_with_the_reason(name, data, why, importer):
    with pytest.raises(UnreadableFile) as caught:
        importer.article_file(name, data() if callable(data) else data)
    assert why in caught.value.why
    assert caught.value.name == name


def test_damaged_and_empty_documents_are_refused(importer):
    with pytest.raises(UnreadableFile, match="damaged"):
        importer.article_file("a.pdf", b"%PDF-1.4\nrikki")
    with pytest.raises(UnreadableFile, match="no text"):
        importer.article_file("skannaus.pdf", pdf([]))


def test_a_document_that_takes_too_long_is_given_up():
    with pytest.raises(UnreadableFile, match="more than 1 s"):
        convert("a.html", b"<html>" + b"<div>" * 200_000, time_limit_s=1)


def test_entities_that_grow_without_end_do_not_hang_or_fill_the_memory():
    levels = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    evil = docx(("", "&a9;"))
    packed = BytesIO()
    with zipfile.ZipFile(BytesIO(evil)) as source, zipfile.ZipFile(packed, "w") as target:
        for entry in source.infolist():
            content = source.read(entry)
            if entry.filename == "word/document.xml":
                declared = f'<!DOCTYPE d [<!ENTITY a0 "xxxxxxxxxx">{levels}]>'.encode()
                content = content.replace(b"?>", b"?>" + declared, 1)
            target.writestr(entry.filename, content)
    with pytest.raises(UnreadableFile):
        convert("pommi.docx", packed.getvalue(), time_limit_s=20)


CONFINED = """
import socket, subprocess, sys, urllib.request
from neuvoja.knowledge.importing.conversion import confine
confine(20)
def refused(act):
    try:
        act()
    except PermissionError:
        return True
    return False
acts = [
    lambda: socket.create_connection(("127.0.0.1", {port}), timeout=1),
    lambda: urllib.request.urlopen("http://127.0.0.1:{port}/"),
    lambda: subprocess.run(["true"]),
    lambda: open("/etc/passwd"),
    lambda: open("/tmp/neuvoja-should-not-be", "w"),
]
sys.stdout.write(str([refused(act) for act in acts]))
"""


def test_the_converting_process_reaches_neither_network_nor_programs_nor_files():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        script = CONFINED.format(port=listener.getsockname()[1])
        done = subprocess.run(
            [sys.executable, "-c", script], capture_output=True, text=True, check=True
        )
    assert done.stdout == str([True] * 5)


@pytest.mark.parametrize(
    ("name", "kind"),
    [("a.html", "html"), ("a.HTM", "html"), ("a.txt", "text"), ("a.md", "text")],
)
def test_the_name_tells_the_kind_where_the_bytes_do_not(name, kind):
    assert kind_of(name, b"Teksti") == kind


def test_the_bytes_count_for_more_than_the_name():
    assert kind_of("a.txt", b"%PDF-1.7") == "pdf"
    assert kind_of("a.txt", b"<!DOCTYPE html><p>") == "html"
    assert kind_of("a.pdf", b"<html><p>Teksti</p></html>") == "html"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Hinnasto 2026.pdf", "hinnasto-2026"),
        ("Sähkö & lämpö – ohje.docx", "sahko-lampo-ohje"),
        ("x" * 200 + ".html", "x" * 80),
        ("polku/ohje.md", "ohje"),
    ],
)
def test_an_id_comes_from_the_files_name(name, expected):
    assert slug(name) == expected


def test_a_name_without_letters_still_gives_an_id_that_stays():
    assert slug("日本.pdf").startswith("article-")
    assert slug("日本.pdf") == slug("日本.pdf") != slug("中国.pdf")


def test_an_article_is_written_once_and_never_over_another(importer, folder, sources):
    first = importer.article_file("Ohje.txt", b"Avaa asetukset ja valitse kieli.")
    path = write_article(folder, first)
    assert path == folder / "articles/fi/ohje.md"
    assert write_article(folder, first) == path
    other = importer.article_file("Ohje.txt", b"Avaa valikko ja valitse kieli.")
    with pytest.raises(OriginConflict) as caught:
        write_article(folder, other)
    assert str(path) in str(caught.value)
    assert path.read_text() == first.text
    write_article(folder, other, replace=True)
    assert path.read_text() == other.text
    assert [each.name for each in path.parent.iterdir()] == ["ohje.md"]
    report = read(folder, sources, preparer())
    assert (report.articles, report.refusals, report.warnings) == (1, (), ())
    assert sources.get("ohje") == other.article


def test_a_folder_that_cannot_be_written_is_named(importer, folder):
    (folder / "articles").write_text("tiedosto kansion paikalla")
    with pytest.raises(BadSettings) as caught:
        write_article(folder, importer.article_file("a.txt", b"Avaa asetukset."))
    assert caught.value.setting == "NEUVOJA_KNOWLEDGE"


@pytest.mark.parametrize("name", ["a.pdf", "a.docx", "a.html", "a.md"])
def test_an_empty_file_is_told_to_be_empty(name):
    with pytest.raises(UnreadableFile, match=f"{name}: it is empty"):
        convert(name, b" \n")
