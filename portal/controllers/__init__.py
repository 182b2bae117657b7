"""Controllers: who answers requests, and what they have said about their processing."""

from portal.controllers.legal_bases import Basis, Condition
from portal.controllers.loading import load_profile, load_profiles
from portal.controllers.own_register import all_registers, own_register
from portal.controllers.practice import ProfileWarning, warnings
from portal.controllers.profile import Profile
from portal.controllers.reading import ProfileInvalid
from portal.controllers.recipients import Recipient
from portal.controllers.registers import Category, Purpose, Register, Source
from portal.controllers.safeguards import Safeguard
from portal.controllers.words import LANGUAGES, Words

__all__ = [
    "LANGUAGES",
    "Basis",
    "Category",
    "Condition",
    "Profile",
    "ProfileInvalid",
    "ProfileWarning",
    "Purpose",
    "Recipient",
    "Register",
    "Safeguard",
    "Source",
    "Words",
    "all_registers",
    "load_profile",
    "load_profiles",
    "own_register",
    "warnings",
]
