"""A passkey in software: makes and uses one as a browser and its device do, as far as the server can tell."""

import hashlib
import json
import secrets
import struct
from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import Any

import cbor2
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec

PRESENT, VERIFIED, ATTESTED = 0x01, 0x04, 0x40


def encoded(raw: bytes) -> str:
    """Return bytes as browsers send them."""
    return urlsafe_b64encode(raw).rstrip(b"=").decode()


def decoded(text: str) -> bytes:
    """Return what a server's options hold as bytes."""
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


class Authenticator:
    """One device with one key.

    :param origin: where its browser says the page came from
    :param knows_owner: whether it asks for a fingerprint or PIN
    """

    def __init__(self, origin: str, *, knows_owner: bool = True) -> None:
        self.origin, self.flags = origin, PRESENT | (VERIFIED if knows_owner else 0)
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.id = secrets.token_bytes(16)
        self.uses = 0

    def make(self, options: dict[str, Any]) -> str:
        """Answer a page that asks for a new passkey."""
        numbers = self.key.public_key().public_numbers()
        public = {1: 2, 3: -7, -1: 1, -2: numbers.x.to_bytes(32, "big"), -3: numbers.y.to_bytes(32, "big")}
        attested = bytes(16) + struct.pack(">H", len(self.id)) + self.id + cbor2.dumps(public)
        data = self.data_for(options["rp"]["id"], self.flags | ATTESTED) + attested
        attestation = cbor2.dumps({"fmt": "none", "attStmt": {}, "authData": data})
        client = self.client_data("webauthn.create", options["challenge"])
        return self.answer(attestationObject=attestation, clientDataJSON=client)

    def use(self, options: dict[str, Any]) -> str:
        """Answer a page that asks for the passkey."""
        self.uses += 1
        data = self.data_for(options["rpId"], self.flags)
        client = self.client_data("webauthn.get", options["challenge"])
        signature = self.key.sign(data + hashlib.sha256(client).digest(), ec.ECDSA(hashes.SHA256()))
        return self.answer(authenticatorData=data, clientDataJSON=client, signature=signature)

    def data_for(self, host: str, flags: int) -> bytes:
        """Return what the device says of itself and of the page's host."""
        return hashlib.sha256(host.encode()).digest() + struct.pack(">BI", flags, self.uses)

    def client_data(self, kind: str, challenge: str) -> bytes:
        """Return what the browser says of the page."""
        said = {"type": kind, "challenge": encoded(decoded(challenge)), "origin": self.origin, "crossOrigin": False}
        return json.dumps(said).encode()

    def answer(self, **parts: bytes) -> str:
        """Return the credential as the page's script sends it."""
        response = {name: encoded(raw) for name, raw in parts.items()}
        own = encoded(self.id)
        return json.dumps(
            {"id": own, "rawId": own, "type": "public-key", "clientExtensionResults": {}, "response": response}
        )
