"""How an article of the Regulation is written: "Article 6(1)(b)", "6 artiklan 1 kohdan b alakohta", "artikel 6.1 b"."""

import re

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


def _in_finnish(number: str, paragraph: str | None, point: str | None) -> str:
    if paragraph and point:
        return f"{number} artiklan {paragraph} kohdan {point} alakohta"
    if paragraph:
        return f"{number} artiklan {paragraph} kohta"
    return f"{number} artiklan {point} alakohta" if point else f"{number} artikla"
