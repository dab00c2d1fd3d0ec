#!/usr/bin/env python3
"""Whether other programs can read what ibid says to them: SARIF by its official schema, JUnit's XML by a parser; and whether
the hooks for pre-commit and the action for GitHub are valid, and do what they are for in tests/example.
"""

import json
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from xml.etree import ElementTree

import jsonschema
import yaml

ROOT = Path(__file__).resolve().parents[2]
TOOLS = ROOT / "tests/.tools/machines"
EXAMPLE = ROOT / "tests/example"
ACTION = ROOT / ".github/actions/ibid/action.yml"
HOOKS = ROOT / ".pre-commit-hooks.yaml"

NAME = "a,b:%0A <é>.md"
QUOTATION = "She said “it is a very long way to the top of that hill” [@{a<b>&\"c\"%0A,:}, p. 3].\n"
LIBRARY = "@book{a, title = {One}}\n\n@book{a, title = {Two}}\n"


def main():
    with tempfile.TemporaryDirectory() as folder:
        hostile = Path(folder) / "hostile names"
        hostile.mkdir()
        (hostile / NAME).write_text(QUOTATION)
        (hostile / "sources.bib").write_text(LIBRARY)
        (hostile / "clean.md").write_text("Nothing.\n")
        for place in [hostile, EXAMPLE]:
            sarif(place)
            junit(place)
        names = {case.get("file") for case in ElementTree.fromstring(check(hostile, "junit").stdout).iter("testcase")}
        equal(names, {NAME, "sources.bib", "clean.md"}, "the files of JUnit's XML")
    hooks()
    action()


def check(folder, form):
    command = ["ibid", "check", "--output-format", form]
    run = subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)
    equal((run.returncode, run.stderr), (1, ""), f"{form} of {folder}")
    return run


def findings(folder):
    return json.loads(check(folder, "json").stdout)


def sarif(folder):
    schema = json.loads((TOOLS / "sarif.json").read_text())
    log = json.loads(check(folder, "sarif").stdout)
    faults = jsonschema.validators.validator_for(schema)(schema).iter_errors(log)
    equal([f"{fault.json_path}: {fault.message}" for fault in faults], [], "what the schema of SARIF says")
    results = log["runs"][0]["results"]
    equal([it["ruleId"] for it in results], [it["code"] for it in findings(folder)], "the results")
    print(f"SARIF: {len(results)} results in {folder.name}")


def junit(folder):
    suites = ElementTree.fromstring(check(folder, "junit").stdout)
    shown = [case for case in suites.iter("testcase") if len(case)]
    equal(len(shown), len(findings(folder)), "the cases with something in them")
    for suite in suites:
        for name, tag in [("tests", "testcase"), ("failures", "testcase/failure"), ("skipped", "testcase/skipped")]:
            equal(int(suite.get(name)), len(suite.findall(tag)), f"{name} of {suite.get('name')}")
    print(f"JUnit: {len(shown)} cases in {folder.name}")


def hooks():
    valid([TOOLS / "bin/pre-commit", "validate-manifest", HOOKS])
    kept = {hook["id"]: hook for hook in yaml.safe_load(HOOKS.read_text())}
    equal(sorted(kept), ["ibid", "ibid-fix"], "the hooks")
    files = sorted(path.name for path in EXAMPLE.glob("*.md"))
    with tempfile.TemporaryDirectory() as folder:
        copy = shutil.copytree(EXAMPLE, Path(folder) / "example")
        for hook, changed in [("ibid", False), ("ibid-fix", True)]:
            before = {file: (copy / file).read_bytes() for file in files}
            command = shlex.split(kept[hook]["entry"]) + kept[hook].get("args", []) + files
            run = subprocess.run(command, cwd=copy, capture_output=True, check=False)
            equal((run.returncode, run.stderr), (1, b""), f"the hook {hook}")
            equal(before != {file: (copy / file).read_bytes() for file in files}, changed, f"whether {hook} has changed files")
    print("pre-commit: 2 hooks")


def action():
    valid([TOOLS / "bin/check-jsonschema", "--builtin-schema", "vendor.github-actions", ACTION])
    kept = yaml.safe_load(ACTION.read_text())
    [step] = [step for step in kept["runs"]["steps"] if step["name"] == "Check"]
    inputs = {name: str(it["default"]) for name, it in kept["inputs"].items()}
    runs = [
        ({}, 1),
        ({"fail-on": "never"}, 0),
        ({"paths": "address.md\ncushions.md\n"}, 1),
        ({"paths": "address.md\nno such.md"}, 2),
    ]
    for given, expected in runs:
        values = {f"${{{{ inputs.{name} }}}}": value for name, value in {**inputs, **given}.items()}
        environment = {name: values[value] for name, value in step["env"].items()}
        run = subprocess.run(
            ["bash", "-e", "-o", "pipefail", "-c", step["run"]],
            cwd=EXAMPLE, env={**os.environ, **environment}, capture_output=True, text=True, encoding="utf-8", check=False,
        )
        equal(run.returncode, expected, f"the action with {given}: {run.stderr}")
        if expected != 2:
            equal({line[:2] for line in run.stdout.splitlines()}, {"::"}, "the lines of the action")
    print("GitHub: the action")


def valid(command):
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    equal(run.returncode, 0, run.stdout + run.stderr)


def equal(found, expected, what):
    if found != expected:
        sys.exit(f"{what}: {found!r}, not {expected!r}")


main()
