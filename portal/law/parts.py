"""The keys of the parts letters are made of; what each letter needs of them is in letter_parts.py."""

from enum import StrEnum


class Part(StrEnum):
    # receipt
    REFERENCE = "reference"
    RECEIVED_ON = "received_on"
    ANSWER_BY = "answer_by"
    EXPLANATION = "explanation"
    WHAT_NEXT = "what_next"
    AUTHORITY = "authority"
    # questions to the person (least_needed: the least that would settle it; clock: since when the time does not run)
    WHAT_IS_DOUBTED = "what_is_doubted"
    WHAT_IS_UNCLEAR = "what_is_unclear"
    LEAST_NEEDED = "least_needed"
    EVERYTHING_MAY_BE_ASKED = "everything_may_be_asked"
    CLOCK = "clock"
    # extension
    NEW_ANSWER_BY = "new_answer_by"
    EXTENSION_REASONS = "extension_reasons"
    # fee
    FEE_ITEMS = "fee_items"
    FEE_SUM = "fee_sum"
    FEE_REASON = "fee_reason"
    FREE_ALTERNATIVE = "free_alternative"
    ACCEPT_BY = "accept_by"
    MAY_WITHDRAW = "may_withdraw"
    # access answer, Art. 15(1)(a)-(h), 15(2), 15(3)
    PURPOSES = "purposes"
    CATEGORIES = "categories"
    RECIPIENTS = "recipients"
    RETENTION = "retention"
    RIGHTS = "rights"
    COMPLAINT = "complaint"
    SOURCE = "source"
    AUTOMATED_DECISIONS = "automated_decisions"
    SAFEGUARDS = "safeguards"
    COPY = "copy"
    DATA_FROM = "data_from"
    # nothing held
    REGISTERS_SEARCHED = "registers_searched"
    IDENTIFIERS_USED = "identifiers_used"
    SEARCHED_ON = "searched_on"
    REMEDY = "remedy"
    # not identified
    WHY_NOT_IDENTIFIED = "why_not_identified"
    WHAT_WOULD_HELP = "what_would_help"
    # refusal, whole or part
    GROUND = "ground"
    REASONS = "reasons"
    GRANTED = "granted"
    NOT_GRANTED = "not_granted"
    DECIDED_ON = "decided_on"
    CONTROLLER = "controller"
    CONTACT = "contact"
    # rectification
    OLD_AND_NEW = "old_and_new"
    RECTIFIED_ON = "rectified_on"
    RECIPIENTS_TOLD = "recipients_told"
    # erasure
    ERASED_WHAT = "erased_what"
    ERASED_WHERE = "erased_where"
    ERASED_ON = "erased_on"
    WHAT_STAYS = "what_stays"
    WHY_IT_STAYS = "why_it_stays"
    STAYS_UNTIL = "stays_until"
    BACKUPS = "backups"
    RECORD_OF_REQUEST = "record_of_request"
    # restriction and its lifting
    RESTRICTED_WHAT = "restricted_what"
    RESTRICTED_FROM = "restricted_from"
    STILL_ALLOWED = "still_allowed"
    LIFTING_TOLD_BEFORE = "lifting_told_before"
    LIFTED_WHAT = "lifted_what"
    LIFTED_ON = "lifted_on"
    LIFTING_REASON = "lifting_reason"
    # objection
    STOPPED_WHAT = "stopped_what"
    STOPPED_FROM = "stopped_from"
    # portability
    FORMAT = "format"
    WHAT_IS_IN = "what_is_in"
    WHAT_IS_OUT = "what_is_out"
    SENT_TO = "sent_to"
    NOTHING_DELETED = "nothing_deleted"
    WHY_NOT_DIRECT = "why_not_direct"
    # marketing
    CHANNELS = "channels"
    SERVICE_MESSAGES = "service_messages"
    BLOCKED_ADDRESS = "blocked_address"
    WHOSE_MESSAGE = "whose_message"
    # consent
    WHICH_CONSENT = "which_consent"
    WITHDRAWN_FROM = "withdrawn_from"
    EARLIER_STAYS_LAWFUL = "earlier_stays_lawful"
    # notice to recipients, Art. 19
    WHAT_TO_DO = "what_to_do"
    BY_WHEN = "by_when"
    # closings
    CLOSED_AT_WISH = "closed_at_wish"
    PASSED_TO = "passed_to"
    WHY_CLOSED = "why_closed"
    # what a ground of refusal may demand besides (grounds.toml)
    WHY_UNFOUNDED_OR_EXCESSIVE = "why_unfounded_or_excessive"
    HOW_OTHERS_ARE_AFFECTED = "how_others_are_affected"
    OMBUDSMAN_ROUTE = "ombudsman_route"
    HOW_ACCURACY_WAS_CHECKED = "how_accuracy_was_checked"
    SUPPLEMENTARY_STATEMENT = "supplementary_statement"
    WHICH_BASIS = "which_basis"
    WHICH_RIGHT_FITS = "which_right_fits"
    STATUTE = "statute"
    STATUTE_ENDS_ON = "statute_ends_on"
    HOW_ERASURE_WOULD_HINDER = "how_erasure_would_hinder"
    WHICH_CLAIM = "which_claim"
    WEIGHING = "weighing"
