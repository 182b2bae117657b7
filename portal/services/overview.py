"""Where a request stands for whoever works it: what may be done, what is missing, and what would settle it."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from portal.controllers import Profile
from portal.controllers.installed import profile_of
from portal.law.actions import Action, possible_actions
from portal.law.identity import Level, needed_level
from portal.law.parts import Part
from portal.law.rights import Outcome, Right, rule
from portal.law.states import Standing, State
from portal.law.time_limits import TimeLimits
from portal.services import dates, filing, letters, next_action, posted_answers, registers, responses
from portal.services.standing import standing_of
from portal.storage.models import Contact, Letter, RegisterTask, RequestedRight, SubjectRequest


@dataclass(frozen=True)
class Overview:
    """A request as the desk sees it now."""

    subject_request: SubjectRequest
    profile: Profile
    today: date
    limits: TimeLimits
    standing: Standing
    tasks: tuple[RegisterTask, ...]

    @property
    def possible(self) -> frozenset[Action]:
        """What the law allows next."""
        return possible_actions(self.standing)

    @property
    def is_closed(self) -> bool:
        return self.subject_request.state == State.CLOSED

    @cached_property
    def may_prove(self) -> bool:
        """Tell whether a proof of who asks serves anything: on a closed request, for a letter that waits for it."""
        return posted_answers.may_prove(self.subject_request)

    @property
    def open_rights(self) -> list[RequestedRight]:
        """The rights the person still waits for."""
        return [row for row in self.subject_request.rights if dates.is_open(row)]

    @property
    def undecided(self) -> list[RequestedRight]:
        return next_action.undecided_of(self.subject_request)

    @property
    def to_send(self) -> list[RequestedRight]:
        return responses.to_send(self.subject_request)

    @property
    def to_carry_out(self) -> list[RequestedRight]:
        """What must be done at once and may be done now: a restriction waits for its identity level."""
        return [
            row
            for row in self.open_rights
            if rule(row.right).must_act_at_once and row.carried_out_at is None and self.level_for(row) <= self.proved
        ]

    @property
    def unsearched(self) -> list[RegisterTask]:
        return [task for task in self.tasks if task.result is None]

    @property
    def found_in(self) -> list[RegisterTask]:
        return [task for task in self.tasks if task.result == registers.FOUND]

    @cached_property
    def letters(self) -> list[Letter]:
        """Its letters as they went out, oldest first: read once, whichever parts of a page show some of them."""
        return letters.of_request(self.subject_request)

    @property
    def contradicted(self) -> list[RegisterTask]:
        """Registers recorded to hold nothing, although something in them proved who asks: one of the two is wrong."""
        stands = {proof.register for proof in self.subject_request.proofs if proof.register and proof.void_at is None}
        return [task for task in self.tasks if task.result == registers.NOTHING and task.register in stands]

    @property
    def proved(self) -> Level:
        return Level(self.subject_request.identity_level)

    @property
    def needed(self) -> Level:
        """The level the answers need: of those decided as they are decided, of the others in full."""
        return next_action.needed_of(self.subject_request)

    @property
    def holds_nothing(self) -> bool:
        """Tell whether every register is searched and none holds anything about the person."""
        return bool(self.tasks) and not self.unsearched and not self.found_in

    @property
    def needed_now(self) -> Level:
        """The level needed as things stand: to say that nothing is held, a confirmed contact is enough."""
        awaited = posted_answers.level_awaited(self.subject_request)
        if awaited and self.is_closed:
            return awaited
        decided = max(awaited, responses.needed_for(self.subject_request, self.to_send))
        waiting = self.undecided
        if self.holds_nothing:
            silent = [row for row in waiting if Outcome.NOTHING_HELD in rule(Right(row.right)).outcomes]
            decided = max([decided, *(Level.CONTACT_CONFIRMED for _row in silent)])
            waiting = [row for row in waiting if row not in silent]
        return max([decided, *(self.level_for(row) for row in waiting)])

    @property
    def lacks_identity(self) -> bool:
        return next_action.lacks_identity(self.subject_request)

    def level_for(self, row: RequestedRight) -> Level:
        """Return the level one right needs at this controller."""
        return needed_level([Right(row.right)], self.profile.identity)


def overview_of(subject_request: SubjectRequest, *, now: datetime) -> Overview:
    """Read what the desk needs to know of a request."""
    today = filing.today_of(subject_request, now)
    return Overview(
        subject_request,
        profile_of(subject_request.controller),
        today,
        dates.limits_of(subject_request, today=today),
        standing_of(subject_request),
        tuple(registers.tasks_of(subject_request)),
    )


@dataclass(frozen=True)
class Readiness:
    """Whether the decided answers can go out, and what stands in the way.

    :param missing: per right, the parts its letter lacks
    :param contact: where the answer is announced; None where it goes by post or is collected, or nothing is proved
    """

    rows: tuple[RequestedRight, ...]
    needed: Level
    proved: Level
    missing: dict[str, tuple[Part, ...]]
    contact: Contact | None
    is_announced: bool

    @property
    def is_ready(self) -> bool:
        has_way = self.contact is not None or not self.is_announced
        return bool(self.rows) and self.proved >= self.needed and not any(self.missing.values()) and has_way


def readiness_of(subject_request: SubjectRequest, *, signed_by: str, now: datetime) -> Readiness:
    """Return what `responses.release` will ask for, before anybody presses the button."""
    rows, on = responses.to_send(subject_request), filing.today_of(subject_request, now)
    missing = {row.right: responses.draft_of(subject_request, row, on=on, signed_by=signed_by).missing for row in rows}
    try:
        contact = responses.goes_to(subject_request, rows)
        is_announced = contact is not None
    except responses.NoWayToDeliver:
        contact, is_announced = None, True
    level = Level(subject_request.identity_level)
    needed = responses.needed_for(subject_request, rows)
    return Readiness(tuple(rows), needed, level, missing, contact, is_announced)
