"""A process killed while it hands a message over: nothing goes out twice unseen."""

from __future__ import annotations

import datetime
import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from campaigns.notice.actions import OutboxError, deliver, send_now
from campaigns.notice.models import Kind, Message
from tests.cast import Cast
from tests.siege.test_killed import ROOT, Scratch, scratch

__all__ = ["scratch"]

# Sends one message with a server that never answers, and says when it was asked.
STUCK = """
import os, sys, time, django
django.setup()
from django.conf import settings
from django.core.mail.backends.base import BaseEmailBackend
import campaigns.notice.actions.delivering as delivering

class Silent(BaseEmailBackend):
    def send_messages(self, messages):
        print("handed over", flush=True)
        time.sleep(600)

sys.modules["silent"] = sys.modules["__main__"]
settings.EMAIL_BACKEND = "silent.Silent"
delivering.deliver()
"""
MAKE = """
import json, django
django.setup()
from tests.cast import assemble
from campaigns.notice.models import Kind, Message
cast = assemble()
row = Message.objects.create(kind=Kind.RETURNED, unit=cast.units["TCMT"],
    recipient=cast.users["clerk"], email="hoa@registry.example", subject="Hồ sơ")
print(json.dumps(row.pk))
"""
LOOK = """
import json, django
django.setup()
from campaigns.notice.models import Message
print(json.dumps(list(Message.objects.values("state", "attempts"))))
"""


def test_a_message_over_which_its_process_was_killed_waits_for_a_person(scratch: Scratch) -> None:
    scratch.run("-c", MAKE)
    process = subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-c", STUCK], cwd=ROOT, env=scratch.env, stdout=subprocess.PIPE
    )
    assert process.stdout
    assert process.stdout.readline().strip() == b"handed over"
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    process.stdout.close()

    said = scratch.run("manage.py", "send_notices")

    assert said.startswith("0 sent")
    assert json.loads(scratch.run("-c", LOOK)) == [{"state": "sending", "attempts": 1}]
    assert not list((scratch.folder / "mail").glob("*"))


def test_it_leaves_again_only_when_a_person_says_so(
    cast: Cast, settings: Any, tmp_path: Path
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = tmp_path
    row = Message.objects.create(
        kind=Kind.RETURNED,
        unit=cast.units["TCMT"],
        recipient=cast.users["clerk"],
        email="hoa@registry.example",
        subject="Hồ sơ",
        state=Message.State.SENDING,
        sent_at=timezone.now(),
    )
    with pytest.raises(OutboxError):
        send_now([row], by=cast["officer"])
    Message.objects.update(sent_at=timezone.now() - datetime.timedelta(hours=1))
    assert deliver().sent == 0
    send_now([row], by=cast["officer"])
    assert deliver().sent == 1
    [letter] = tmp_path.iterdir()
    assert "hoa@registry.example" in letter.read_text("utf-8")
