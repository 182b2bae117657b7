"""What makes processing lawful: bases, and conditions for sensitive data."""

from enum import StrEnum


class Basis(StrEnum):
    """A legal basis of Art 6(1)."""

    CONSENT = "consent"
    CONTRACT = "contract"
    LEGAL_OBLIGATION = "legal_obligation"
    VITAL_INTERESTS = "vital_interests"
    PUBLIC_INTEREST = "public_interest"
    LEGITIMATE_INTEREST = "legitimate_interest"

    @property
    def article(self) -> str:
        return f"6(1)({'abcdef'[list(Basis).index(self)]})"

    @property
    def may_be_objected_to(self) -> bool:
        """Art 21(1) knows an objection to these two only."""
        return self in (Basis.PUBLIC_INTEREST, Basis.LEGITIMATE_INTEREST)

    @property
    def is_portable(self) -> bool:
        """Art 20(1)(a): consent and contract only."""
        return self in (Basis.CONSENT, Basis.CONTRACT)


class Condition(StrEnum):
    """Why data that need special care may be processed: Art 9(2), 10 and 87."""

    EXPLICIT_CONSENT = "explicit_consent"
    EMPLOYMENT_LAW = "employment_law"
    VITAL_INTERESTS = "vital_interests"
    NON_PROFIT_BODY = "non_profit_body"
    MADE_PUBLIC = "made_public"
    LEGAL_CLAIMS = "legal_claims"
    PUBLIC_INTEREST = "public_interest"
    HEALTH_CARE = "health_care"
    PUBLIC_HEALTH = "public_health"
    RESEARCH = "research"
    CRIMINAL_OFFENCES = "criminal_offences"
    IDENTITY_NUMBER = "identity_number"

    @property
    def article(self) -> str:
        if self is Condition.CRIMINAL_OFFENCES:
            return "10"
        if self is Condition.IDENTITY_NUMBER:
            return "87"
        return f"9(2)({'abcdefghij'[list(Condition).index(self)]})"
