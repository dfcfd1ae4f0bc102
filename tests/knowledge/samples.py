"""Real parts for the knowledge room's tests, and small files for it to read."""

from functools import cache
from pathlib import Path

from neuvoja.knowledge.prepare import Preparer
from neuvoja.language.detection import Detector
from neuvoja.language.redaction import Redactor

ARTICLE = """---
id: {id}
title: Laskun eräpäivä
language: fi
---

{body}
"""


def article(
    id: str = "fi-erapaiva", body: str = "Eräpäivän voi siirtää kerran.", **more: str
) -> str:
    header = "".join(f"{key}: {value}\n" for key, value in more.items())
    return ARTICLE.format(id=id, body=body).replace("language: fi\n", f"language: fi\n{header}")


def put(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


@cache
def preparer() -> Preparer:
    return Preparer(Redactor(None), Detector(), default_language="fi")
