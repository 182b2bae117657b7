"""The doctor on the instance folder: settings, keys and controllers' profiles."""

from collections.abc import Iterator, Mapping

from portal.cli.finding import Finding, error, ok, warning
from portal.config import Settings
from portal.controllers import Profile, warnings
from portal.logs import LEVELS
from portal.services.figures import SHORTEST_TOKEN
from portal.services.instance_keys import FILE_NAME, is_private


def look_at_settings(settings: Settings) -> Iterator[Finding]:
    """Everything serving needs, and the address people reach the portal at."""
    problems = settings.problems()
    yield from (error("settings", problem) for problem in problems)
    if not problems:
        yield ok("settings", f"complete, in {settings.instance}")
    yield from look_at_watching(settings)
    if settings.is_https and not settings.proxies:
        yield warning(
            "settings",
            f"BASE_URL is {settings.base_url}, but PROXIES is 0: behind a proxy that ends TLS every visitor looks like "
            "that proxy. Say how many trusted proxies stand in front.",
        )
    if not settings.is_https and not problems:
        yield ok("settings", f"plain http at {settings.base_url}, which only this machine reaches")


def look_at_watching(settings: Settings) -> Iterator[Finding]:
    """What tells the operator how it goes, and nobody else."""
    if settings.log_level not in LEVELS:
        yield warning("settings", f"LOG_LEVEL is none of {', '.join(LEVELS)}, so it counts as {LEVELS[0]}.")
    if 0 < len(settings.metrics_token) < SHORTEST_TOKEN:
        yield warning(
            "settings",
            f"METRICS_TOKEN is too short to be secret, so /metrics is closed to all. Use {SHORTEST_TOKEN} characters.",
        )


def look_at_keys(settings: Settings) -> Iterator[Finding]:
    """Nobody but the portal's own user reads the keys."""
    path = settings.instance / FILE_NAME
    if not path.is_file():
        if settings.secret_key and settings.storage_keys:
            yield ok("keys", "given by the environment")
        return
    if is_private(path):
        yield ok("keys", f"{len(settings.storage_keys)} in the ring, readable by their owner alone")
    else:
        yield error("keys", f"Others on this machine can read {path}. Run: chmod 600 {path}")


def look_at_profiles(profiles: Mapping[str, Profile]) -> Iterator[Finding]:
    """Practice that breaks the law, and gaps; a profile that cannot be read stops every command before this."""
    for profile in profiles.values():
        yield ok(profile.slug, f"profile {profile.fingerprint[:12]}, notice of {profile.notice.version}")
        yield from (warning(profile.slug, str(found)) for found in warnings(profile))
