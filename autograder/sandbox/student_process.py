"""One process that runs a student's cells: started in a sandbox, asked, and ended, with what it cost."""

from __future__ import annotations

import contextlib
import dataclasses
import itertools
import socket
import typing

from .. import wire
from ..result import Status
from .availability import SandboxError
from .bubblewrap import Sandbox
from .outputs import text_of
from .pool import SandboxPool

#: How long the sandbox itself may take for what takes it milliseconds.
_STALL_SECONDS = 10.0
#: What is said of a process that is asked after its end.
GONE = "the process of this notebook has ended"


class Ended(BaseException):
    """The student's process ended, or had to be ended, while it was being asked something.

    A `BaseException`, so that no test cell that catches exceptions of a student's function mistakes it for
    one.
    """

    def __init__(self, status: Status, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.message = message


class RemoteError(Exception):
    """An exception in the student's code: built-in types (nearest first), message, own name, and where it
    arose.
    """

    def __init__(self, kinds: list[str], text: str, name: str, place: str) -> None:
        super().__init__(text)
        self.kinds = kinds
        self.text = text
        self.name = name
        self.place = place


@dataclasses.dataclass(frozen=True)
class Ending:
    """How a process ended.

    Attributes
    ----------
    oom_kills
        How many processes the kernel killed for the sandbox's memory.
    signal
        What killed it, 0 if nothing did.
    cpu_seconds, memory_mb
        What it has used; memory is 0 where a sandbox had this process alone.
    """

    oom_kills: int
    signal: int
    cpu_seconds: float
    memory_mb: float = 0.0

    def in_words(self, memory_limit_mb: int) -> str:
        """What happened, told to the student."""
        if self.oom_kills:
            return f"used more than {memory_limit_mb} MB of memory and was stopped"
        if self.signal == 11:
            return "crashed the Python process (segmentation fault)"
        if self.signal:
            return f"ended the Python process (signal {self.signal})"
        return "ended the Python process"


class StudentProcess:
    """A process that runs a student's cells and answers requests.

    Attributes
    ----------
    sandbox
        Where it runs.
    """

    def __init__(
        self,
        sandbox: Sandbox,
        pool: SandboxPool,
        connection: socket.socket,
        cpu_before: float,
        tick: typing.Callable[[], None],
    ) -> None:
        self.sandbox = sandbox
        self._pool = pool
        self._channel: wire.Channel | None = wire.Channel(connection, tick=tick)
        self._cpu_before = cpu_before
        self._usual = sandbox.pids()
        self._numbers = itertools.count(1)

    @classmethod
    def start(
        cls,
        open_sandbox: typing.Callable[[], Sandbox],
        pool: SandboxPool,
        *,
        figures: bool,
        tick: typing.Callable[[], None],
    ) -> StudentProcess:
        """Start one; where a sandbox turns out to be broken, in another.

        Parameters
        ----------
        open_sandbox
            Gives a sandbox to start it in.
        pool
            Drops the sandboxes that broke.
        figures
            Whether it may draw.
        tick
            Called again and again while an answer is waited for.

        Raises
        ------
        SandboxError
            If there is no sandbox, or a second one is broken as well.
        """
        first = open_sandbox()
        with contextlib.suppress(SandboxError):
            return cls._start_in(first, pool, figures, tick)
        return cls._start_in(open_sandbox(), pool, figures, tick)

    @classmethod
    def _start_in(
        cls, sandbox: Sandbox, pool: SandboxPool, figures: bool, tick: typing.Callable[[], None]
    ) -> StudentProcess:
        mine, theirs = socket.socketpair()
        try:
            sandbox.wait_until_ready()
            if figures:
                sandbox.prepare_figures()
            cpu_before = sandbox.cpu_seconds() if sandbox.warm else 0.0
            sandbox.send(b"S", theirs.fileno())
            if sandbox.warm:
                while "started" not in sandbox.receive(_STALL_SECONDS):
                    pass
        except BaseException:
            mine.close()
            pool.drop(sandbox)
            raise
        finally:
            theirs.close()
        return cls(sandbox, pool, mine, cpu_before, tick)

    @property
    def received(self) -> int:
        """Bytes that it has sent so far."""
        return self._channel.received if self._channel is not None else 0

    def cpu_seconds(self) -> float:
        """CPU time that it, and what it started, has used so far."""
        return self.sandbox.cpu_seconds() - self._cpu_before

    def kill_others(self) -> bool:
        """End the processes that it has left running; False if there are ever new ones."""
        return self.sandbox.kill_others(self._usual)

    def ask(
        self,
        message: tuple,
        answer: typing.Callable[[list], list] | None,
        check: typing.Callable[[], None],
    ) -> typing.Any:
        """Send it a request; its answer, undecoded.

        Parameters
        ----------
        answer
            Answers a callback that arrives meanwhile.
        check
            Called whenever something arrives: whoever answers at once never lets this end wait.

        Raises
        ------
        RemoteError
            If the student's code raised.
        Ended
            If the process has ended, perhaps while a callback was answered.
        WireError
            If it broke the protocol; `Closed` if it is gone, `TooLarge` if its answer is.
        """
        number = next(self._numbers)
        self._open_channel().send([number, *message])
        while True:
            reply = self._open_channel().receive()
            check()
            if type(reply[0]) is int and reply[0] < number:
                # A late answer, of a forked copy of the process perhaps.
                continue
            if reply[0] != number or len(reply) < 2:
                raise wire.WireError("an answer that nobody asked for")
            if reply[1] != "callback" or answer is None:
                return unwrapped(reply[1:])
            back = answer(reply[1:])
            self._open_channel().send(back)

    def _open_channel(self) -> wire.Channel:
        if self._channel is None:
            raise Ended(Status.KILLED, GONE)
        return self._channel

    def end(self) -> Ending:
        """End it and whatever it started."""
        channel, self._channel = self._channel, None
        if channel is not None:
            channel.close()
        # While it is there: what it has used is asked for afterwards.
        self.sandbox.cpu_seconds()
        if self.sandbox.warm:
            with contextlib.suppress(SandboxError):
                return self._end_turn()
        ending = Ending(
            oom_kills=self.sandbox.new_oom_kills(),
            signal=self.sandbox.signal(),
            cpu_seconds=self.cpu_seconds(),
        )
        self._pool.drop(self.sandbox)
        return ending

    def _end_turn(self) -> Ending:
        """Let the server end it, which goes on to the next; `SandboxError` if it does not get that far."""
        self.sandbox.send(b"K")
        while "ended" not in (answer := self.sandbox.receive(_STALL_SECONDS)):
            pass
        cost = answer["ended"]
        ending = Ending(
            oom_kills=self.sandbox.new_oom_kills(),
            signal=cost["signal"],
            cpu_seconds=self.cpu_seconds(),
            memory_mb=cost["memory_mb"],
        )
        if cost["tainted"]:
            self._pool.drop(self.sandbox)
        return ending


def unwrapped(reply: list) -> typing.Any:
    """What was asked for.

    Raises
    ------
    RemoteError
        If the student's code raised.
    WireError
        If this is no answer.
    """
    match reply:
        case ["ok", value]:
            return value
        case ["big", str(reason)]:
            raise RemoteError([], f"{reason[:300]}: too large to be checked", "", "")
        case ["err", list(kinds), str(text), [str(name), str(place)]] if all(
            isinstance(kind, str) for kind in kinds
        ):
            raise RemoteError(kinds[:50], text_of(text, 2_000), text_of(name, 200), text_of(place, 200))
    raise wire.WireError("something that is no answer")
