"""The link to "stop marketing" for controllers' messages: the address is filled in, and readable to nobody."""

import base64
import binascii
import struct
from dataclasses import dataclass

from flask import current_app

from portal import tokens
from portal.services.block_list import fits
from portal.storage.db import key_ring
from portal.storage.encryption import CannotDecrypt
from portal.tokens import Purpose

PLACE = "marketing:link:address"


@dataclass(frozen=True)
class Prefilled:
    """What a link fills in: an e-mail address or a number."""

    email: str = ""
    phone: str = ""


def page_of(controller: str) -> str:
    """Return the address of a controller's page without anything filled in."""
    base_url = str(current_app.extensions["portal.settings"].base_url).rstrip("/")
    return f"{base_url}/{controller}/marketing"


def link_for(controller: str, address: str) -> str:
    """Return the link for messages to one address or number."""
    sealed = base64.urlsafe_b64encode(key_ring().seal_link(address.strip().encode(), PLACE)).decode()
    token = tokens.make(Purpose.MARKETING, controller=controller, to=sealed)
    return f"{page_of(controller)}?to={token}"


def read(controller: str, text: str) -> Prefilled:
    """Return what a link fills in.

    :raises portal.tokens.TokenInvalid: when it is not one of this controller's
    :raises portal.tokens.TokenExpired: when its time is over
    """
    token = tokens.read(Purpose.MARKETING, text)
    if token.facts.get("controller") != controller:
        raise tokens.TokenInvalid
    try:
        address = key_ring().open_link(base64.urlsafe_b64decode(token.facts["to"]), PLACE).decode()
    except (binascii.Error, CannotDecrypt, KeyError, ValueError, struct.error) as error:
        raise tokens.TokenInvalid from error
    return Prefilled(email=address) if fits("email", address) else Prefilled(phone=address)
