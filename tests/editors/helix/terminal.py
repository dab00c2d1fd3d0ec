"""A program in a terminal of its own: keys are typed into it, and its screen is read."""

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time

import pyte

COLUMNS, LINES = 150, 44


class Screen(pyte.Screen):
    """A screen that answers what a program asks its terminal: Helix waits for that."""

    def __init__(self, answer):
        super().__init__(COLUMNS, LINES)
        self.answer = answer

    def write_process_input(self, data):
        self.answer(data.encode())


class Terminal:
    """Runs `command` in `folder`."""

    def __init__(self, command, folder, environment):
        self.process, self.file = pty.fork()
        if self.process == 0:
            os.chdir(folder)
            os.execvpe(command[0], command, environment)
        fcntl.ioctl(self.file, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
        self.screen = Screen(self.write)
        self.stream = pyte.ByteStream(self.screen)

    def write(self, data):
        """Types bytes."""
        os.write(self.file, data)

    def lines(self):
        """What is on the screen."""
        return [line.rstrip() for line in self.screen.display]

    def struck_through(self):
        """The words on the screen that are struck through."""
        rows = (self.screen.buffer[row] for row in range(LINES))
        struck = ("".join(cell.data if cell.strikethrough else " " for cell in row.values()) for row in rows)
        return " ".join(struck).split()

    def wait_for(self, what, condition, seconds=20):
        """What `condition` gives of the lines of the screen, once that is something."""
        deadline = time.monotonic() + seconds
        while not (value := condition(self.lines())):
            if not self.follow(deadline):
                raise AssertionError("\n".join([f"waited in vain for {what}:", *self.lines()]))
        return value

    def wait_for_end(self, seconds=20):
        """Waits until the program has ended."""
        deadline = time.monotonic() + seconds
        while self.follow(deadline):
            pass
        assert time.monotonic() < deadline, "\n".join(["waited in vain for the end:", *self.lines()])

    def follow(self, deadline):
        """Shows what the program writes next; not so where it has ended, or writes nothing until then."""
        ready, _, _ = select.select([self.file], [], [], max(0, deadline - time.monotonic()))
        try:
            output = os.read(self.file, 65536) if ready else b""
        except OSError:  # So Linux says that nobody has the terminal open any more.
            output = b""
        self.stream.feed(output)
        return output

    def end(self):
        """Ends the program, however it fares."""
        os.close(self.file)
        os.kill(self.process, signal.SIGKILL)
        os.waitpid(self.process, 0)
