#!/usr/bin/env python3
"""What ibid asks the system for, traced by strace, on a folder whose files want it to do more: no network, no programs, nothing
written, and nothing read but the folder and what every program reads; on the command line each file once.
"""

import re
import subprocess
import tempfile
from collections import Counter
from pathlib import Path

from server import call, send

DOCUMENT = """---
bibliography: [refs.bib, https://example.org/refs.bib, /etc/passwd]
references:
- {id: a, type: interview, author: [{family: Roe}], issued: 2019, transcript: ../../../etc/passwd, URL: "http://127.0.0.1:9/"}
- {id: b, type: speech, author: [{family: Roe}], issued: 2019, transcript: "http://127.0.0.1:9/words.txt"}
- {id: c, type: speech, author: [{family: Roe}], issued: 2019, transcript: linked/outside.txt, archive-url: "javascript:alert(1)"}
- {id: d, type: speech, author: [{family: Roe}], issued: 2019, transcript: "file:///etc/hostname"}
- {id: e, type: speech, author: [{family: Roe}], issued: 2019, transcript: words.txt, URL: "command:x"}
---

“We never agreed to any of that,” Roe said [@a]. “Nor would anybody else have done so,” Roe said [@b].

“It is not done here, and it never was,” Roe said [@c]. “So much for the matter of the bond,” Roe said [@d].

“The words are all of them here,” Roe said [@e]. ![x](http://127.0.0.1:9/x.png) See <http://127.0.0.1:9/>.
"""

# What every program reads that is linked and run by threads; whose settings git's ignore files are.
SYSTEM = re.compile(r"^(/lib|/usr/lib|/etc/ld\.so\.|/proc/(self|\d+)/|/sys/fs/cgroup|/sys/devices/system/cpu|/dev/(null|urandom))")
GIT = re.compile(r"/(\.?gitconfig|git/config|git/ignore|\.gitignore|\.ignore|\.git/info/exclude)$")
TRACED = "%network,execve,openat,open,creat,rename,renameat,renameat2,unlink,unlinkat,mkdir,mkdirat"
PLACES = [(10, 5), (10, 62), (12, 5), (12, 62), (14, 5), (3, 60)]


def main():
    with tempfile.TemporaryDirectory() as outside:
        folder = Path(outside) / "folder"
        folder.mkdir()
        (Path(outside) / "outside.txt").write_text("It is not done here, and it never was.\n")
        (folder / "linked").symlink_to(outside)
        (folder / "refs.bib").write_text("@book{f, title = {T}, transcript = {../outside.txt}, crossref = {http://127.0.0.1:9/}}\n")
        (folder / "words.txt").write_text("The words are all of them here.\n")
        (folder / "article.md").write_text(DOCUMENT)
        # What speaks for several is read for the first of them.
        (folder / "ibid.toml").write_text('sources = ["refs.bib"]\n')
        (folder / ".ibid-checked").write_text("")
        for name in ["a", "b"]:
            (folder / name).mkdir()
            (folder / name / "article.md").write_text(DOCUMENT.replace("refs.bib", "../refs.bib").replace("words", "../words"))
        for name, run in [("check", check), ("lsp", session)]:
            # A file for each thread, so that no call is written in two halves.
            strace = ["strace", "--follow-forks", "--output-separately", "--quiet=all", "--trace", TRACED]
            run([*strace, "--output", f"{outside}/{name}", "ibid"], folder)
            traces = Path(outside).glob(f"{name}.*")
            calls = [call for trace in traces for call in trace.read_text().splitlines()]
            faults = [call for call in calls if not is_allowed(call, folder.resolve())]
            # But that it is run itself.
            assert len(faults) == 1 and faults[0].startswith("execve("), f"{name}:\n" + "\n".join(faults)
            assert any("words.txt" in call for call in calls), "what is in reach is not read either"
            if name == "check":
                is_once(calls, folder.resolve())
            print(f"ibid {name}: {len(calls)} calls, nothing but reading, nothing out of reach")


def check(traced, folder):
    run = subprocess.run([*traced, "check", "."], cwd=folder, capture_output=True, text=True, check=False)
    assert run.returncode == 1 and "outside of the workspace" in run.stdout, run


def session(traced, folder):
    """Asks for all that there is at each place."""
    server = subprocess.Popen([*traced, "lsp"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    uri = f"{folder.as_uri()}/article.md"
    document = {"textDocument": {"uri": uri}}
    able = {"textDocument": {"codeAction": {"codeActionLiteralSupport": {"codeActionKind": {"valueSet": []}}}}}
    call(server, 1, "initialize", {"processId": None, "rootUri": folder.as_uri(), "capabilities": able})
    send(server, {"method": "initialized", "params": {}})
    file = {"uri": uri, "languageId": "markdown", "version": 1, "text": DOCUMENT}
    send(server, {"method": "textDocument/didOpen", "params": {"textDocument": file}})
    number = 1
    for line, character in PLACES:
        position = {"line": line, "character": character}
        at = {**document, "position": position}
        requests = [(f"textDocument/{name}", at) for name in ["hover", "definition", "implementation", "completion"]]
        actions = {**document, "range": {"start": position, "end": position}, "context": {"diagnostics": []}}
        requests += [("textDocument/codeAction", actions), ("ibid/citations", at)]
        for method, params in requests:
            number += 1
            call(server, number, method, params)
    for method in ["textDocument/documentLink", "textDocument/documentSymbol", "ibid/quotations", "ibid/sources"]:
        number += 1
        call(server, number, method, document)
    call(server, number + 1, "shutdown", None)
    send(server, {"method": "exit"})
    assert server.wait() == 0


def is_once(calls, folder):
    """Whether each file of the folder was opened, and once."""
    opened = [re.match(r'open(?:at)?\((?:AT_FDCWD, )?"([^"]*)", (?!.*O_DIRECTORY)', call) for call in calls if "ENOENT" not in call]
    paths = [(folder / match.group(1)).resolve() for match in opened if match]
    times = Counter(str(path.relative_to(folder)) for path in paths if folder in path.parents)
    files = ["article.md", "a/article.md", "b/article.md", "ibid.toml", ".ibid-checked", "refs.bib", "words.txt"]
    assert times == Counter(files), times


def is_allowed(line, folder):
    """Whether a call reads a file of the folder, or one that every program reads; or tries to, and there is none."""
    opened = re.match(r'open(?:at)?\((?:AT_FDCWD, )?"([^"]*)", ([A-Z_|]+)', line)
    if not opened:
        # What is no call: signals, the ends of threads, and what one was in that ended with all the others.
        return line.startswith(("---", "+++", "???"))
    path, flags = opened.groups()
    if "O_RDONLY" not in flags or "O_CREAT" in flags:
        return False
    # As the link has it that the path goes through: what it leads to is not to be read.
    resolved = (folder / path).resolve() if "ENOENT" not in line else folder / path
    is_own = resolved == folder or folder in resolved.parents
    is_above = "O_DIRECTORY" in flags or resolved.name in ["ibid.toml", "_quarto.yml", "_quarto.yaml", ".ibid-checked"]
    return is_own or bool(SYSTEM.match(path)) or bool(GIT.search(path)) or (is_above and resolved.parent in folder.parents)


main()
