#!/usr/bin/env python3
"""Disks that are full: whatever ibid was to write, what was there is there as it was, nothing lies beside it, and ibid says
that it could not be done. That a disk is full is what a process is told that may write no file of more than so many bytes.
"""

import resource
import signal
import subprocess
import tempfile
from pathlib import Path

from server import call, response, receive, send

ENTRY = "references:\n- {id: a, type: speech, author: [{family: Roe}], title: T, issued: 3 May 2019}\n"
DOCUMENT = f"---\n{ENTRY}---\n\n“The words are all of them here,” Roe said [@a].\n\n" + "And so on and on, for as long as it takes.\n" * 200
FILES = {"article.md": DOCUMENT, "old.json": "[]\n", ".ibid-checked": ""}
FULL = "File too large"


def limited():
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10, 10))


def run(folder, *arguments):
    command = ["ibid", *arguments]
    limits = {"preexec_fn": limited, "restore_signals": False}
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, **limits)


def main():
    commands = [
        ["check", "--fix", "article.md"],
        ["report", "-o", "old.json", "article.md"],
        ["export", "-o", "old.json", "article.md"],
        ["export", "-o", "new.json", "article.md"],
        ["init"],
    ]
    for command in commands:
        with new_folder() as folder:
            done = run(folder, *command)
            assert done.returncode == 2 and FULL in done.stderr, (command, done)
            unchanged(folder)
            print(f"ibid {command[0]}: {done.stderr.strip()}")
    with open("/dev/full", "w", encoding="utf-8") as full, new_folder() as folder:
        command = ["ibid", "check", "article.md"]
        done = subprocess.run(command, cwd=folder, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
        assert done.returncode == 2 and done.stderr.endswith("cannot be written: No space left on device (os error 28)\n"), done
    with new_folder() as folder:
        session(Path(folder))
        unchanged(folder)


def new_folder():
    folder = tempfile.TemporaryDirectory()
    for name, text in FILES.items():
        (Path(folder.name) / name).write_text(text, encoding="utf-8")
    return folder


def unchanged(folder):
    now = {path.name: path.read_text(encoding="utf-8") for path in Path(folder).iterdir()}
    assert now == FILES, now.keys()


def session(folder):
    """The server signs nothing, and writes no settings."""
    limits = {"preexec_fn": limited, "restore_signals": False}
    server = subprocess.Popen(["ibid", "lsp"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, **limits)
    uri = f"{folder.as_uri()}/article.md"
    settings = {"initials": "RR"}
    call(server, 1, "initialize", {"rootUri": folder.as_uri(), "capabilities": {}, "initializationOptions": settings})
    send(server, {"method": "initialized", "params": {}})
    file = {"uri": uri, "languageId": "markdown", "version": 1, "text": DOCUMENT}
    send(server, {"method": "textDocument/didOpen", "params": {"textDocument": file}})
    send(server, {"id": 2, "method": "workspace/executeCommand", "params": {"command": "ibid.markAsChecked", "arguments": [{"uri": uri}]}})
    said = next(message for message in iter(lambda: receive(server), None) if message.get("method") == "window/showMessage")
    assert FULL in said["params"]["message"], said
    print(said["params"]["message"])
    written = {"command": "ibid.writeSettings", "arguments": [{"uri": uri}]}
    answer = response(server, 3, "workspace/executeCommand", written)
    assert FULL in answer["error"]["message"], answer
    print(answer["error"]["message"])
    call(server, 4, "shutdown", None)
    send(server, {"method": "exit"})
    assert server.wait() == 0


main()
