"""What lies in deploy/: configurations that load, an image that takes what the bundle holds."""

from __future__ import annotations

import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from traitlets.config.loader import PyFileConfigLoader

from autograder.authoring.bundle import BESIDE


def hub(root: Path) -> Any:
    return PyFileConfigLoader("jupyterhub_config.py", path=str(root / "deploy")).load_config()


def spawner(name: str) -> SimpleNamespace:
    return SimpleNamespace(user=SimpleNamespace(name=name), environment={}, mem_limit=2**31, cpu_limit=2.0)


def test_students_servers_have_limits_under_systemd(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COURSE_SPAWNER", raising=False)
    plain = hub(root)
    assert "spawner_class" not in plain.JupyterHub, "JupyterHub's own"
    monkeypatch.setenv("COURSE_SPAWNER", "systemd")
    config = hub(root)
    assert config.JupyterHub.spawner_class == "systemd"
    assert (config.Spawner.mem_limit, config.Spawner.cpu_limit) == ("2G", 2.0)
    assert config.SystemdSpawner.disable_user_sudo is True


def test_the_courses_own_server_has_none(root: Path) -> None:
    equip = hub(root).Spawner.pre_spawn_hook
    student, course = spawner("ada"), spawner("word-embeddings")
    equip(student)
    equip(course)
    assert (student.mem_limit, student.cpu_limit) == (2**31, 2.0)
    assert (course.mem_limit, course.cpu_limit) == (None, None)


def test_the_image_takes_what_the_bundle_holds(root: Path) -> None:
    text = (root / "deploy" / "student-image" / "Dockerfile").read_text(encoding="utf-8")
    called = re.findall(r"scripts/\w+\.py", text)
    assert called
    assert set(called) <= set(BESIDE)
    assert text.index("USER student") < text.index("RUN python"), "nothing of the course is installed as root"
