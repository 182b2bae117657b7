"""Sentences that depend on the request, and what keeps a mail from being written."""

import pytest
from flask import Flask, g

from portal.law.rights import Right
from portal.mail.messages import CannotCompose, compose
from portal.mail.occasion import speaking
from portal.services.delivery import limits_for
from portal.storage.db import begin_write, db
from tests.mail.reading import text_of
from tests.mail.world import NOW, ask, fee_of, hire, put, release_of


def receipt(app: Flask, right: Right, delivery: str = "download") -> str:
    """Return the text of a request's receipt."""
    with app.app_context():
        asked = ask(right, delivery=delivery)
        row = put("received", subject_request=asked, to=asked.contacts[0])
        return " ".join(text_of(compose(row, now=NOW, limits=limits_for(row, NOW)).email).split())


@pytest.mark.parametrize(
    ("right", "delivery", "said"),
    [
        (Right.ACCESS, "download", "you get a mail with a link"),
        (Right.ACCESS, "post", "We send the answer by post."),
        (Right.ACCESS, "onsite", "you can come and see it at our office"),
        (Right.MARKETING_OBJECTION, "download", "We do what you asked for at once"),  # Art 21(3)
        (Right.CONSENT_WITHDRAWAL, "download", "We do what you asked for at once"),  # Art 7(3)
    ],
)
def test_the_receipt_says_what_happens_next(app: Flask, right: Right, delivery: str, said: str) -> None:
    assert said in receipt(app, right, delivery)


def test_what_is_done_at_once_is_never_put_off(app: Flask) -> None:
    assert "If we need more time" not in receipt(app, Right.MARKETING_OBJECTION)


@pytest.mark.parametrize(
    ("due_on", "title"), [("2026-03-04", "Due in 1 day"), ("2026-03-03", "Due today"), ("2026-03-02", "Late")]
)
def test_a_reminder_counts_from_the_day_it_is_sent(app: Flask, due_on: str, title: str) -> None:
    with app.app_context():
        asked = ask()
        row = put("staff_due_soon", subject_request=asked, to=hire(), facts={"due_on": due_on})
        assert compose(row, now=NOW).email["Subject"] == f"{title} ({asked.reference})"


@pytest.mark.parametrize(("channel", "said"), [("form", "when you sent the request"), ("post", "sent you on paper")])
def test_the_answer_s_mail_says_where_the_code_is(app: Flask, channel: str, said: str) -> None:
    with app.app_context():
        asked = ask(channel=channel)
        release = release_of(asked, hire()).uid
        row = put("answer_ready", subject_request=asked, to=asked.contacts[0], facts={"release": release})
        assert said in " ".join(text_of(compose(row, now=NOW).email).split())


@pytest.mark.parametrize("is_over", [True, False])
def test_who_paid_a_fee_that_ended_gets_it_back_and_work_goes_on_where_it_is_open(app: Flask, is_over: bool) -> None:
    with app.app_context():
        asked = ask()
        fee = fee_of(asked)
        begin_write()
        fee.paid_on = asked.closed_on = NOW.date() if is_over else None
        db.session.commit()
        row = put("fee_ended", subject_request=asked, to=asked.contacts[0], facts={"fee": fee.uid})
        said = " ".join(text_of(compose(row, now=NOW).email).split())
        assert ("You get back what you have paid." in said) is is_over
        assert ("We go on with your request." in said) is not is_over
        assert ("You still get the first copy free of charge." in said) is not is_over
        begin_write()
        fee.waived_at, fee.waiver_reason = NOW, "A kindness."
        db.session.commit()
        said = " ".join(text_of(compose(row, now=NOW).email).split())
        assert ("You get the copies free of charge." in said) is not is_over


@pytest.mark.parametrize("is_paused", [True, False])
def test_a_question_that_came_too_late_does_not_say_that_the_time_stands(app: Flask, is_paused: bool) -> None:
    with app.app_context():
        asked = ask()
        facts = {"asked_on": "2026-03-05", "is_paused": is_paused}
        row = put("identity_asked", subject_request=asked, to=asked.contacts[0], facts=facts)
        said = " ".join(text_of(compose(row, now=NOW).email).split())
        assert ("does not run" in said) is is_paused


@pytest.mark.parametrize(("controller", "shown"), [("*", "Every controller"), ("k3", "K3koulutus"), ("gone", "gone")])
def test_a_role_is_held_somewhere(app: Flask, controller: str, shown: str) -> None:
    with app.app_context():
        person = hire()
        facts = {"what": "grant_given", "about": person.id, "role": "auditor", "controller": controller}
        text = text_of(compose(put("grant_changed", to=person, facts=facts), now=NOW).email)
        assert f"Controller: {shown}" in text


def test_a_mail_without_its_dates_or_its_rows_is_not_written(app: Flask) -> None:
    with app.app_context():
        asked = ask()
        dateless = put("received", subject_request=asked, to=asked.contacts[0])
        homeless = put("confirm", subject_request=asked)
        for row in (dateless, homeless):
            with pytest.raises(CannotCompose, match="LookupError"):
                compose(row, now=NOW)


def test_a_mails_language_leaves_the_one_around_it_alone(app: Flask) -> None:
    with app.app_context():
        g.language = "sv"
        with speaking("fi"):
            assert g.language == "fi"
        assert g.language == "sv"
