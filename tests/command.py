"""The command line as tests call it."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

from typer.testing import CliRunner

from khabar.app.cli import app

REPORT = "قال متحدث باسم بلدية الوادي إن الطريق إلى بلدة النخيل مفتوح منذ أمس.\n"
"""نص متخيَّل / INVENTED"""


class Answer(NamedTuple):
    """What a command printed, and how it ended."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.splitlines()]


def khabar(*words: str | Path, given: bytes = b"") -> Answer:
    """Run a command in this process; a failure that is not told as a sentence is raised."""
    result = CliRunner().invoke(app, [str(word) for word in words], input=given)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return Answer(
        result.exit_code, result.stdout_bytes.decode("utf-8"), result.stderr_bytes.decode("utf-8")
    )


def started(*words: str | Path, **environment: str) -> subprocess.Popen[bytes]:
    """Start a command as a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-c", "from khabar.app.cli import main; main()", *map(str, words)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=os.environ | environment,
    )
