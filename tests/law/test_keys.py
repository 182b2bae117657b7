"""The keys of the law are stored and stand in addresses: a key is its name, small, and does not change by itself."""

from enum import StrEnum

import pytest

from portal.law.actions import Action
from portal.law.duties import DutyKey, Search
from portal.law.explanation import Limit, StepKey
from portal.law.pauses import Ignored, PauseKind
from portal.law.states import Closure, State


@pytest.mark.parametrize("keys", [Action, Closure, DutyKey, Ignored, Limit, PauseKind, Search, State, StepKey])
def test_a_key_is_its_name(keys: type[StrEnum]) -> None:
    assert [key.value for key in keys] == [key.name.lower() for key in keys]
