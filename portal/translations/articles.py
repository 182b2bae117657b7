"""How an article of the Regulation is written: "Article 6(1)(b)", "6 artiklan 1 kohdan b alakohta", "artikel 6.1 b".

And how the paragraph of a national act is that a refusal can rest on.
"""

import re

_NATIONAL = re.compile(r"Data Protection Act \((\d+/\d+)\) s\. (\d+)\((\d+)\)\((\d+)\)")
_ARTICLE = re.compile(r"(\d+)(?:\((\d+)\))?(?:\(([a-z])\))?")


def article_in_words(article: str, language: str) -> str:
    """Write an article given as "6", "6(1)" or "6(1)(b)" for a reader of ``language``.

    :raises ValueError: if ``article`` is written otherwise
    """
    match = _ARTICLE.fullmatch(article)
    if match is None:
        raise ValueError(f"{article!r} is not an article such as 6(1)(b).")
    number, paragraph, point = match.groups()
    if language == "fi":
        return _in_finnish(number, paragraph, point)
    if language == "sv":
        return f"artikel {number}" + (f".{paragraph}" if paragraph else "") + (f" {point}" if point else "")
    return f"Article {article}"


def ground_in_words(article: str, language: str) -> str:
    """Write what a ground of refusal rests on: an act's paragraph in words, an article as it stands."""
    match = _NATIONAL.fullmatch(article)
    if match is None or language not in {"fi", "sv"}:
        return article
    number, section, paragraph, point = match.groups()
    if language == "fi":
        return f"tietosuojalaki ({number}) {section} § {paragraph} mom. {point} kohta"
    return f"dataskyddslagen ({number}) {section} § {paragraph} mom. {point} punkten"


def _in_finnish(number: str, paragraph: str | None, point: str | None) -> str:
    if paragraph and point:
        return f"{number} artiklan {paragraph} kohdan {point} alakohta"
    if paragraph:
        return f"{number} artiklan {paragraph} kohta"
    return f"{number} artiklan {point} alakohta" if point else f"{number} artikla"
