"""An answer that did not arrive: the mail once more, or the paper."""

from datetime import datetime, timedelta

from portal.controllers.installed import profile_of
from portal.law.broken_rules import RuleBroken
from portal.services import filing, letters, loading, misdelivery, package, posting
from portal.services.history import record
from portal.services.responses import announced_to
from portal.storage import outbox
from portal.storage.models import Release, SubjectRequest


class NotByMail(RuleBroken):
    """Only an answer that is read on the website is announced by mail."""


class NoPostalAddress(RuleBroken):
    """Without a postal address nothing can be posted."""


def mail_again(subject_request: SubjectRequest, release_uid: str, *, by: str, now: datetime) -> None:
    """Announce the same answer by a new mail, to the proved address that works; its time begins anew if it was over.

    :raises NotByMail: for an answer that went another way
    :raises portal.services.misdelivery.StoppedAlready: for one that was stopped
    :raises portal.services.responses.NoWayToDeliver: when no proved address works
    """
    subject_request = loading.hold(subject_request.uid)
    release = standing_release(subject_request, release_uid)
    if release.delivery != "download":
        raise NotByMail("This answer was not announced by mail. Print its letters instead.")
    contact = announced_to(subject_request)
    release.contact_id = contact.id
    today = filing.today_of(subject_request, now)
    if today > release.ends_on:
        release.ends_on = today + timedelta(days=profile_of(subject_request.controller).keep.package_days)
        package.prolong(release)
    outbox.put(
        "answer_ready", now=now, language=subject_request.language, subject_request=subject_request, to=contact,
        facts={"release": release.uid},
    )  # fmt: skip
    record(subject_request, "answer_announced_again", by=by, now=now)
    filing.finish(subject_request, now=now)


def post_instead(subject_request: SubjectRequest, release_uid: str, *, by: str, now: datetime) -> None:
    """Send the same letters by post, because no mail arrives.

    :raises NotByMail: for an answer that went another way
    :raises NoPostalAddress: when none is known
    """
    subject_request = loading.hold(subject_request.uid)
    release = standing_release(subject_request, release_uid)
    if release.delivery != "download":
        raise NotByMail("This answer was not announced by mail. Print its letters instead.")
    if not letters.postal_lines(subject_request):
        raise NoPostalAddress("No postal address of this person is known. Ask them for one by phone, or mail again.")
    release.delivery, release.contact_id = "post", None
    subject_request.delivery = "post"
    for letter in release.letters:
        posting.ask(subject_request, letter, now=now)
    record(subject_request, "answer_to_post", by=by, now=now)
    filing.finish(subject_request, now=now)


def standing_release(subject_request: SubjectRequest, uid: str) -> Release:
    """Return an answer that was not stopped.

    :raises portal.services.misdelivery.StoppedAlready: for one that was
    """
    release = misdelivery.release_in(subject_request, uid)
    if release.stopped_at is not None:
        raise misdelivery.StoppedAlready("This answer went to the wrong person and was stopped. Send it anew.")
    return release
