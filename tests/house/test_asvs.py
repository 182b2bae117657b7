"""docs/asvs.md answers each requirement of OWASP ASVS 5.0, levels 1 and 2, once, and names its proof."""

import re

from tests.house.repository import ROOT, require

# How many requirements of level 1 and 2 each section of ASVS 5.0.0 has: within a section, level 3 stands last.
SECTIONS = """
V1.1:2 V1.2:9 V1.3:11 V1.4:3 V1.5:2 V2.1:3 V2.2:3 V2.3:4 V2.4:1 V3.2:2 V3.3:4 V3.4:6 V3.5:5 V3.7:2 V4.1:3 V4.2:1
V4.3:2 V4.4:4 V5.1:1 V5.2:3 V5.3:2 V5.4:3 V6.1:3 V6.2:12 V6.3:4 V6.4:4 V6.5:5 V6.6:3 V6.8:4 V7.1:3 V7.2:4 V7.3:2
V7.4:5 V7.5:2 V7.6:2 V8.1:2 V8.2:3 V8.3:1 V8.4:1 V9.1:3 V9.2:4 V10.1:2 V10.2:2 V10.3:4 V10.4:11 V10.5:5 V10.6:2
V10.7:3 V11.1:2 V11.2:3 V11.3:3 V11.4:4 V11.5:1 V11.6:1 V12.1:3 V12.2:2 V12.3:4 V13.1:1 V13.2:5 V13.3:2 V13.4:5
V14.1:2 V14.2:4 V14.3:3 V15.1:3 V15.2:3 V15.3:7 V16.1:1 V16.2:5 V16.3:4 V16.4:3 V16.5:3 V17.1:1 V17.2:4 V17.3:2
"""
ALL_OF_LEVELS_1_AND_2 = 253
STATES = {"met", "partly", "no", "yours"}
IDENTIFIER = re.compile(r"(?<![\w.])V\d+\.\d+\.\d+(?![\w.]*\d)")
ROW = re.compile(r"^\| (V[\d.]+) \| ([12]) \| ([^|]+) \| (\w+) \| (.+) \|$", re.MULTILINE)


def wanted() -> set[str]:
    """Return the identifier of every requirement of levels 1 and 2."""
    counted = [part.split(":") for part in SECTIONS.split()]
    return {f"{section}.{number}" for section, most in counted for number in range(1, int(most) + 1)}


def document() -> str:
    """Return docs/asvs.md."""
    return (ROOT / "docs" / "asvs.md").read_text(encoding="utf-8")


def answered() -> list[str]:
    """Return what the document answers: each row's identifier, and those that do not apply."""
    left_out = re.findall(r"^Does not apply:.*?(?=\n\n|\Z)", document(), re.MULTILINE | re.DOTALL)
    return [row[0] for row in ROW.findall(document())] + [one for text in left_out for one in IDENTIFIER.findall(text)]


def test_every_requirement_of_levels_1_and_2_is_answered() -> None:
    assert len(wanted()) == ALL_OF_LEVELS_1_AND_2
    require(sorted(wanted() - set(answered())), "docs/asvs.md says nothing of it.")
    require(sorted(set(answered()) - wanted()), "docs/asvs.md answers what is no requirement of level 1 or 2.")


def test_each_is_answered_once() -> None:
    found = answered()
    require(sorted({one for one in found if found.count(one) > 1}), "docs/asvs.md answers it twice.")


def test_each_answer_is_one_of_the_four_and_gives_its_reason() -> None:
    rows = ROW.findall(document())
    require([row[0] for row in rows if row[3] not in STATES], f"Its state is one of {', '.join(sorted(STATES))}.")
    require([row[0] for row in rows if len(row[4]) < 10], "Name the test, the code, or what is missing.")
    assert len(re.findall(r"^\| V", document(), re.MULTILINE)) == len(rows), "A row has five cells."
