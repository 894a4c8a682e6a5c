"""How the command ends where it cannot go on: one sentence and an exit code, and what was begun is cleared away."""

from __future__ import annotations

import os
import signal
import sys
import threading
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any, NoReturn

from ssenews_parse._extras import needs
from ssenews_parse.records import one_line_name
from ssenews_parse.showing import visible

with needs("cli"):
    import click

if TYPE_CHECKING:
    from pathlib import Path
    from typing import IO

__all__ = ["Commands", "Refusal", "shown", "stop_on_signals"]

_SIGNALLED = 128
"""The exit code after a signal is this and its number, as shells have it."""


class Refusal(click.ClickException):
    """Why the command cannot do what it was asked to."""

    exit_code = 2

    def show(self, file: IO[Any] | None = None) -> None:
        """Say why, if there is somebody to say it to."""
        if sys.stderr:
            with suppress(OSError):
                super().show(file)


class Commands(click.Group):
    """The commands, and how each of them ends where it cannot go on."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's own signature
        """Return the names of the commands, as they are written down here."""
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - click's own signature
        """Run the command that was asked for."""
        try:
            try:
                return super().invoke(ctx)
            finally:
                if sys.stdout:
                    sys.stdout.flush()
        except KeyboardInterrupt as stopped:
            click.echo("Interrupted.", err=True)
            ctx.exit(_SIGNALLED + (stopped.args[0] if stopped.args else signal.SIGINT))
        except ImportError as error:
            raise Refusal(str(error)) from None
        except MemoryError:
            raise Refusal("the memory is used up") from None
        except BrokenPipeError:
            raise  # who reads the output has seen enough; click ends the command
        except OSError as error:
            _let_go_of_the_output()
            raise Refusal(f"{shown(error.filename or '<stdout>')}: {error.strerror or error}") from None


def shown(name: str | Path) -> str:
    """Return the name of a file as it is shown to people."""
    return visible(one_line_name(str(name)))


def _let_go_of_the_output() -> None:
    """Keep what could not be written to the standard output from being written, and failing, once more when Python ends."""
    with suppress(OSError):
        number = sys.stdout.fileno()
        os.dup2(os.open(os.devnull, os.O_WRONLY), number)


def _stop(number: int, _frame: object) -> NoReturn:
    """End the command as Ctrl-C does: what was begun is cleared away."""
    raise KeyboardInterrupt(number)


def stop_on_signals(context: click.Context) -> None:
    """Let SIGTERM and SIGHUP end the command as Ctrl-C does, unless they are ignored."""
    for number in (signal.SIGTERM, getattr(signal, "SIGHUP", signal.SIGTERM)):
        if threading.current_thread() is threading.main_thread() and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _stop)
            context.call_on_close(partial(signal.signal, number, signal.SIG_DFL))
