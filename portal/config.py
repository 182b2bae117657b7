"""Every setting with its default; environment over ``portal.toml`` over defaults, keys from ``keys.toml``.

``load()`` only reads. ``Settings.problems()`` says what keeps the portal from serving, and the doors (wsgi.py, the
worker) refuse to start while it says anything. Commands that need no instance run without one, on throw-away keys.
"""

import base64
import binascii
import os
import secrets
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from flask import Flask

PREFIX = "PORTAL_"
ROOT = Path(__file__).resolve().parent.parent
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
KEY_BYTES = 32
RESTORE_MARKER = "restore-under-way"  # a file of the instance while a restore is not finished
TRUTH = {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False, "": False}


class NotConfigured(RuntimeError):
    """The instance lacks something without which it must not serve; the message says what and where."""

    is_about_installation = True  # so its message stands in the log


def setting(default: Any, about: str, *, secret: bool = False) -> Any:
    """Return a dataclass field that carries the sentence the README prints for it."""
    metadata = {"about": about, "secret": secret}
    return (
        field(default_factory=dict, metadata=metadata) if default == {} else field(default=default, metadata=metadata)
    )


@dataclass(frozen=True)
class Settings:
    """What one installation is told. Names are those of the environment without ``PORTAL_``, in lower case."""

    instance: Path = setting(ROOT / "instance", "folder of the instance: keys, profiles, SQLite file, files")
    base_url: str = setting("http://127.0.0.1:5000", "address people reach the portal at; mailed links begin with it")
    secret_key: str = setting("", "signs sessions and links; made by `flask init` in keys.toml", secret=True)
    secret_key_fallbacks: tuple[str, ...] = setting((), "older signing keys, still accepted", secret=True)
    storage_keys: Mapping[int, bytes] = setting({}, "key ring, `1:base64,2:base64`; the last one writes", secret=True)
    retired_keys: Mapping[int, bytes] = setting(
        {}, "what dropped keys leave behind: reads receipt codes and mailed links, opens nothing stored", secret=True
    )
    database_url: str = setting("", "SQLAlchemy address; empty is SQLite in the instance folder", secret=True)
    database_wait_seconds: int = setting(
        5, "how long to wait for a lock of the database, or to reach PostgreSQL, before a page says to try again"
    )
    files_url: str = setting("", "folder of the encrypted files; empty is `files` in the instance folder")
    mail_server: str = setting("", "SMTP server; empty means no mail can go out, and serving is refused")
    mail_port: int = setting(25, "SMTP port")
    mail_use_tls: bool = setting(False, "STARTTLS to the SMTP server")
    mail_username: str = setting("", "SMTP user")
    mail_password: str = setting("", "SMTP password", secret=True)
    mail_default_sender: str = setting("", "address the portal's mails come from")
    mail_timeout_seconds: int = setting(20, "how long one SMTP conversation may hang before it counts as failed")
    inbound_url: str = setting(
        "", "mailbox the self-test reads its mail from, `imaps://user:password@host/folder`", secret=True
    )
    inbound_addresses: tuple[str, ...] = setting(
        (), "addresses whose mail arrives in that mailbox; empty is its user, where that is an address"
    )
    canary_daily: bool = setting(True, "the worker tests each controller's channel every morning")
    canary_minutes: int = setting(30, "how long the self-test's mail may take before it counts as lost")
    proxies: int = setting(0, "how many trusted proxies stand in front")
    limits_url: str = setting("", "reserved: Redis for counting limits; must stay empty, limits count in the database")
    demo: bool = setting(False, "a demo instance: shows /demo/mail, and mail may go to loopback only")
    max_upload_mib: int = setting(10, "largest single file that may be uploaded")
    review_months: int = setting(6, "access is to be reviewed every so many months; 0 reminds nobody")
    log_level: str = setting("info", "how much the processes tell: `info`, `warning` or `error`")
    metrics_token: str = setting(
        "", "who sends it as `Authorization: Bearer …` may read /metrics; empty closes it to all", secret=True
    )
    session_idle_minutes: int = setting(30, "a sign-in ends after so long without a page")
    session_absolute_hours: int = setting(10, "a sign-in ends after so long in any case")

    @property
    def database(self) -> str:
        """The database address with the default filled in."""
        return self.database_url or f"sqlite:///{self.instance / 'portal.sqlite3'}"

    @property
    def is_https(self) -> bool:
        """Whether people reach the portal over TLS."""
        return urlsplit(self.base_url).scheme == "https"

    def problems(self) -> list[str]:
        """Return what keeps the portal from serving, each with its remedy; empty when nothing does."""
        found = []
        if not self.secret_key:
            found.append('SECRET_KEY is not set. Run "flask init", or put PORTAL_SECRET_KEY in the environment.')
        if not self.storage_keys:
            found.append('STORAGE_KEYS is not set. Run "flask init", or put PORTAL_STORAGE_KEYS in the environment.')
        if not self.mail_server:
            found.append(
                "MAIL_SERVER is not set. Put mail_server in portal.toml, or PORTAL_MAIL_SERVER in the environment."
            )
        if not self.mail_default_sender:
            found.append(
                "MAIL_DEFAULT_SENDER is not set. Put mail_default_sender in portal.toml: the address mails come from."
            )
        host = urlsplit(self.base_url).hostname
        if not self.is_https and host not in LOOPBACK:
            found.append(
                f"BASE_URL is {self.base_url}: plain http is for this machine only. Use https, behind a proxy."
            )
        if self.demo and self.mail_server and self.mail_server not in LOOPBACK:
            found.append(
                f"This is a demo, so mail must stay here, but MAIL_SERVER is {self.mail_server}. Use 127.0.0.1."
            )
        if not any((self.instance / "controllers").glob("*.toml")):
            found.append(f'No controller profile in {self.instance / "controllers"}. Run "flask init".')
        if (self.instance / RESTORE_MARKER).is_file():
            found.append("A restore was interrupted. Run it again, with the same backup: it begins anew.")
        return found + inbound_problems(self) + self.not_yet()

    def not_yet(self) -> list[str]:
        """Return which settings are set that this release does not use: better said than silently ignored."""
        found = []
        if self.limits_url:
            found.append("LIMITS_URL is set, but this release counts limits in the database. Leave it empty.")
        if "://" in self.files_url:
            found.append("FILES_URL is an address, but this release keeps files in a folder. Give a path.")
        return found

    def require(self) -> None:
        """Refuse to go on half-configured.

        :raises NotConfigured: with every problem, a line each
        """
        if found := self.problems():
            raise NotConfigured("\n".join(found))

    def with_throw_away_keys(self) -> "Settings":
        """Return the settings with random keys where there are none, for commands that keep nothing."""
        given = {f.name: getattr(self, f.name) for f in fields(self)}
        given["secret_key"] = self.secret_key or secrets.token_urlsafe(32)
        given["storage_keys"] = self.storage_keys or {1: secrets.token_bytes(KEY_BYTES)}
        return Settings(**given)


@dataclass(frozen=True)
class Inbound:
    """The mailbox the self-test reads, over IMAP with TLS."""

    host: str
    port: int
    user: str
    password: str = field(repr=False)
    folder: str


def read_inbound(url: str) -> Inbound:
    """Read ``imaps://user:password@host:port/folder``; what is no letter or digit is written as ``%40``.

    :raises ValueError: without saying what it holds, since a password is in it
    """
    parts = urlsplit(url)
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    folder = unquote(parts.path.removeprefix("/")) or "INBOX"
    if parts.scheme != "imaps" or not (parts.hostname and user and password) or not (user + folder).isascii():
        raise ValueError("not imaps://user:password@host/folder")
    return Inbound(parts.hostname, parts.port or 993, user, password, folder)


def inbound_problems(settings: Settings) -> list[str]:
    """Return what is wrong with the mailbox's settings; nothing of its address is repeated."""
    if not settings.inbound_url:
        return []
    try:
        inbound = read_inbound(settings.inbound_url)
    except ValueError:
        return ["INBOUND_URL cannot be read. Write it like this: imaps://user:password@imap.example.com/INBOX"]
    if "@" in inbound.user or settings.inbound_addresses:
        return []
    return ["INBOUND_ADDRESSES is not set. Say which addresses' mail arrives in the mailbox of INBOUND_URL."]


def load(environ: Mapping[str, str] | None = None) -> Settings:
    """Read the settings of this process: environment over ``portal.toml`` and ``keys.toml`` over defaults.

    :raises NotConfigured: when a value cannot be read, or portal.toml holds a name that is no setting
    """
    environ = os.environ if environ is None else environ
    instance = Path(environ.get(PREFIX + "INSTANCE", str(ROOT / "instance"))).resolve()
    given: dict[str, Any] = {}
    for name in ("keys.toml", "portal.toml"):
        if (path := instance / name).is_file():
            given |= read_toml(path)
    known = {f.name: f for f in fields(Settings)}
    if unknown := sorted(given.keys() - known.keys()):
        raise NotConfigured(
            f"{instance / 'portal.toml'} names {', '.join(unknown)}, which is no setting. README.md lists them."
        )
    given |= {name: environ[PREFIX + name.upper()] for name in known if PREFIX + name.upper() in environ}
    given["instance"] = instance
    return Settings(**{name: read_value(name, value, known[name].default) for name, value in given.items()})


def read_toml(path: Path) -> dict[str, Any]:
    """Read one TOML file of the instance.

    :raises NotConfigured: when it is not TOML
    """
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise NotConfigured(f"{path} is not readable as TOML: {error}. Mend that line.") from error


def read_value(name: str, value: Any, default: Any) -> Any:
    """Turn what the environment or a TOML file gives into the type the setting's default has.

    :raises NotConfigured: when the text is not of that type
    """
    try:
        if name in {"storage_keys", "retired_keys"}:
            return read_key_ring(str(value))
        if isinstance(default, bool):
            return TRUTH[str(value).lower()]
        if isinstance(default, int):
            return int(str(value))
        if isinstance(default, tuple):
            return tuple(value) if isinstance(value, list) else tuple(part for part in str(value).split(",") if part)
    except (KeyError, ValueError) as error:
        raise NotConfigured(
            f"{name.upper()} cannot be read: expected {type(default).__name__}. README.md says what it takes."
        ) from error
    return value


def read_key_ring(text: str) -> dict[int, bytes]:
    """Read ``1:base64,2:base64`` into number → 32 bytes.

    :raises ValueError: when a part is not a number and 32 bytes of base64
    """
    ring = {}
    for part in filter(None, (piece.strip() for piece in text.split(","))):
        number, _, encoded = part.partition(":")
        try:
            key = base64.b64decode(encoded, validate=True)
        except binascii.Error as error:
            raise ValueError("not base64") from error
        if len(key) != KEY_BYTES:
            raise ValueError("a storage key has 32 bytes")
        ring[int(number)] = key
    return ring


def write_key_ring(ring: Mapping[int, bytes]) -> str:
    """Write a key ring in the form ``read_key_ring`` reads."""
    return ",".join(f"{number}:{base64.b64encode(key).decode()}" for number, key in sorted(ring.items()))


def init_app(app: "Flask", settings: Settings) -> None:
    """Tell Flask and its extensions what the installation was told."""
    app.extensions["portal.settings"] = settings
    app.config.from_mapping(
        SECRET_KEY=settings.secret_key,
        SECRET_KEY_FALLBACKS=list(settings.secret_key_fallbacks),
        SQLALCHEMY_DATABASE_URI=settings.database,
        SESSION_COOKIE_NAME="__Host-portal" if settings.is_https else "portal",
        SESSION_COOKIE_SECURE=settings.is_https,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        PREFERRED_URL_SCHEME="https" if settings.is_https else "http",
        MAX_CONTENT_LENGTH=(settings.max_upload_mib + 1) * 1024 * 1024,
        MAX_FORM_MEMORY_SIZE=4 * 256 * 1024,
        MAIL_SERVER=settings.mail_server,
        MAIL_PORT=settings.mail_port,
        MAIL_USE_TLS=settings.mail_use_tls,
        MAIL_USERNAME=settings.mail_username or None,
        MAIL_PASSWORD=settings.mail_password or None,
        MAIL_DEFAULT_SENDER=settings.mail_default_sender,
        WTF_CSRF_TIME_LIMIT=None,
        WTF_CSRF_SSL_STRICT=True,
    )
