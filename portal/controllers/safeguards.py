"""What protects data that leave the EEA: the safeguards of transfers (Arts 44 to 49)."""

from enum import StrEnum


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
