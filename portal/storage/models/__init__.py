"""Every table, so that one import knows them all."""

from portal.storage.models.afterwards import AuthorityMatter, Misdelivery
from portal.storage.models.canary import CanaryRun
from portal.storage.models.casework import (
    Approval,
    Deputy,
    Note,
    RecipientNotice,
    RegisterTask,
    RestrictionLift,
    RetentionHold,
)
from portal.storage.models.fees import Fee, FeeItem
from portal.storage.models.finding import LookUp, Tally
from portal.storage.models.history import AccessEntry, HistoryEvent, HistoryHead
from portal.storage.models.letters import Letter, Posting, Release, StoredFile
from portal.storage.models.mail import Message, OutboxMail, Suppression
from portal.storage.models.marketing import MarketingChoice
from portal.storage.models.phrases import StandardPhrase
from portal.storage.models.representation import RepresentationRecord
from portal.storage.models.requests import (
    Contact,
    IdentityProof,
    RequestedRight,
    RightPause,
    SubjectRequest,
)
from portal.storage.models.staff import AccessReview, Grant, Invitation, Passkey, SignIn, Staff
from portal.storage.models.system import DailyRun, Heartbeat, LimitCount, NoticeVersion, UsedToken

__all__ = [
    "AccessEntry",
    "AccessReview",
    "Approval",
    "AuthorityMatter",
    "CanaryRun",
    "Contact",
    "DailyRun",
    "Deputy",
    "Fee",
    "FeeItem",
    "Grant",
    "Heartbeat",
    "HistoryEvent",
    "HistoryHead",
    "IdentityProof",
    "Invitation",
    "Letter",
    "LimitCount",
    "LookUp",
    "MarketingChoice",
    "Message",
    "Misdelivery",
    "Note",
    "NoticeVersion",
    "OutboxMail",
    "Passkey",
    "Posting",
    "RecipientNotice",
    "RegisterTask",
    "Release",
    "RepresentationRecord",
    "RequestedRight",
    "RestrictionLift",
    "RetentionHold",
    "RightPause",
    "SignIn",
    "Staff",
    "StandardPhrase",
    "StoredFile",
    "SubjectRequest",
    "Suppression",
    "Tally",
    "UsedToken",
]
