"""What makes processing lawful: bases, conditions for sensitive data, safeguards of transfers."""

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


class Safeguard(StrEnum):
    """What protects data that leave the European Economic Area: Chapter V."""

    ADEQUACY = "adequacy"
    DATA_PRIVACY_FRAMEWORK = "dpf"
    STANDARD_CLAUSES = "scc"
    BINDING_CORPORATE_RULES = "bcr"
    CODE_OF_CONDUCT = "code_of_conduct"
    CERTIFICATION = "certification"
    CONSENT_DEROGATION = "derogation_consent"
    CONTRACT_DEROGATION = "derogation_contract"
    PRIVACY_SHIELD = "privacy_shield"

    @property
    def article(self) -> str:
        return _SAFEGUARD_ARTICLES[self]

    @property
    def is_valid(self) -> bool:
        """Whether it still protects anything: the Privacy Shield was struck down on 16 July 2020 (C-311/18)."""
        return self is not Safeguard.PRIVACY_SHIELD

    @property
    def is_derogation(self) -> bool:
        """Art 49 is for single transfers, not for regular ones."""
        return self in (Safeguard.CONSENT_DEROGATION, Safeguard.CONTRACT_DEROGATION)


_SAFEGUARD_ARTICLES = {
    Safeguard.ADEQUACY: "45",
    Safeguard.DATA_PRIVACY_FRAMEWORK: "45",
    Safeguard.STANDARD_CLAUSES: "46(2)(c)",
    Safeguard.BINDING_CORPORATE_RULES: "46(2)(b)",
    Safeguard.CODE_OF_CONDUCT: "46(2)(e)",
    Safeguard.CERTIFICATION: "46(2)(f)",
    Safeguard.CONSENT_DEROGATION: "49(1)(a)",
    Safeguard.CONTRACT_DEROGATION: "49(1)(b)",
    Safeguard.PRIVACY_SHIELD: "45",
}

EEA = frozenset({
    "AT", "BE", "BG", "HR", "CY", "CZ", "DK", "EE", "FI", "FR", "DE", "GR", "HU", "IE", "IT", "LV", "LT", "LU", "MT",
    "NL", "PL", "PT", "RO", "SK", "SI", "ES", "SE",
    "IS", "LI", "NO", "AX", "GP", "GF", "MQ", "RE", "YT", "MF",
})  # fmt: skip
"""The Union's and the European Economic Area's countries, with the parts that have codes of their own."""

ADEQUATE = frozenset({
    "AD", "AR", "BR", "CA", "CH", "FO", "GB", "GG", "IL", "IM", "JE", "JP", "KR", "NZ", "UY",
})  # fmt: skip
"""Countries with an adequacy decision (Art 45). The United States' covers certified companies only: ``dpf``."""
