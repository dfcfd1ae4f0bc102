"""Markdown as people write it, for laws that hold for all of it."""

from hypothesis import strategies as st

_WORDS = (
    *("sopimus", "lasku", "eräpäivä", "hinta", "kuitu", "Kuitu", "29,90", "€/kk", "14", "päivää"),
    *("1.6.2026", "klo", "8–16", "älä", "avaa", "asiakas", "palvelu", "Oulu", "räkning", "avtal"),
    *("förfallodag", "invoice", "contract", "016", "1000", "OmaPalvelu", "jatkuu", "kesäkuuta"),
    *("voimassa", "(katso)", '"ehdot"', "verkko-osoite", "3x25", "–", "§", "5"),
)
word = st.sampled_from(_WORDS)
phrase = st.lists(word, min_size=1, max_size=12).map(" ".join)
sentence = phrase.map(lambda text: f"{text[0].upper()}{text[1:]}.")
marked = st.one_of(
    phrase.map("**{}**".format),
    phrase.map("*{}*".format),
    phrase.map("[{}](https://example.fi/a_b)".format),
    phrase.map("`{}`".format),
    phrase.map("{} &amp; muut".format),
    phrase.map("<b>{}</b>".format),
    phrase.map("{}  \nuusi rivi".format),
    phrase.map("{}\njatkuu".format),
)
inline = st.lists(st.one_of(sentence, sentence, sentence, marked), min_size=1, max_size=6).map(
    " ".join
)
heading = st.tuples(st.integers(1, 4), phrase).map(lambda given: f"{'#' * given[0]} {given[1]}")


def _items(markers: list[str]) -> st.SearchStrategy[str]:
    items = st.lists(st.tuples(st.sampled_from(markers), inline), min_size=1, max_size=6)
    return items.map(lambda given: "\n".join(f"{mark} {text}" for mark, text in given))


table = st.lists(st.tuples(word, word, phrase), min_size=1, max_size=5).map(
    lambda rows: "\n".join(
        ["| Tuote | Hinta | Ehto |", "|---|:-:|---|", *(f"| {' | '.join(row)} |" for row in rows)]
    )
)
odd = st.sampled_from(
    [
        "> Lainaus\n> jatkuu",
        "> [!NOTE]\n> Huomaa tämä",
        "Otsikko alla\n============",
        "    sisennetty rivi",
        "***",
        "---",
        "- ulompi\n  - sisempi\n\n    jatkoa\n- toinen",
        "1. yksi\n\n2. kaksi",
        "```\nkoodia\n```",
        "<div>\n<p>HTML kappale</p>\n</div>",
        "[viite]: https://example.fi",
        "**Lihava rivi**",
        "**Lihava rivi?**\nVastaus heti alla.",
        "> **Lihava lainaus**\n> jatkuu",
        "- **Lihava kohta**\n  jatkuu",
        "Johdanto:\n- heti perään\n- toinen",
        "1. kesäkuuta hinta nousee",
        "5) viides kohta",
        "C# on kieli",
        "## Otsikko ##",
        "#ei otsikko",
        "+ plus\n* tähti",
        "-5 astetta",
        "a | b\n--|--\n1 | 2",
        "| vain putki",
        "- \n- tyhjän jälkeen",
        "  sisennetty kappale\njatkuu",
        "Rivi\n    sisennetty jatko",
        "- kohta\nlaiska jatko",
        "\\* ei luettelo",
        "![kuva](x.png)",
    ]
)
block = st.one_of(
    inline,
    inline,
    heading,
    _items(["-"]),
    _items(["1.", "2.", "10."]),
    _items(["-", "*", "+"]),
    table,
    odd,
)
gap = st.sampled_from(["\n\n", "\n\n", "\n\n\n", "\n"])
bodies = st.lists(st.tuples(block, gap), min_size=1, max_size=10).map(
    lambda given: "".join(text + between for text, between in given)
)
"""Whole articles: paragraphs, lists, tables and odd things, some not parted by empty lines."""

long_paragraphs = st.lists(st.one_of(sentence, sentence, marked), min_size=40, max_size=120).map(
    " ".join
)
