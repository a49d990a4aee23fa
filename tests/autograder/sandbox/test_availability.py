"""Where there can be no sandbox, grading stops and says what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from autograder.sandbox import availability
from autograder.sandbox.availability import SandboxError
from autograder.sandbox.bubblewrap import Sandbox

pytestmark = pytest.mark.sandbox


def test_without_bubblewrap_grading_stops_and_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    availability._availability.cache_clear()
    monkeypatch.setattr(availability.shutil, "which", lambda name: None)
    try:
        with pytest.raises(SandboxError) as refused:
            Sandbox({}, (), 512, warm=True, sandboxed=True)
    finally:
        availability._availability.cache_clear()
    message = str(refused.value)
    assert "bubblewrap is not installed" in message
    assert "apt-get install bubblewrap" in message
    assert "--unsandboxed" in message
    assert "\n" not in message


def test_where_namespaces_are_forbidden_grading_stops_and_says_how_to_allow_them(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    broken = tmp_path / "bwrap"
    broken.write_text("#!/bin/sh\necho 'bwrap: No permissions to create new namespace' >&2\nexit 1\n")
    broken.chmod(0o755)
    availability._availability.cache_clear()
    monkeypatch.setattr(availability.shutil, "which", lambda name: str(broken))
    try:
        with pytest.raises(
            SandboxError, match=r"No permissions to create new namespace.*user namespaces.*--unsandboxed"
        ):
            availability.check_available()
    finally:
        availability._availability.cache_clear()
