#!/usr/bin/env python3
"""Whether ibid reads citations as Pandoc does: keys, modes, prefixes, locators and suffixes.

Both read the documents of cases.py, and many that strings.py makes up. Where they differ, divergences.py must say why: with
what is meant to be read differently taken out of the document, they have to agree. What is left is a fault; it is made as
short as it gets, and shown.
"""

import re
import sys
import time
from collections import Counter, defaultdict

import cases
import divergences
import readers
import strings

COUNT = 20_000
LEAST_WITH_CITATION = 0.30
MOST_DIVERGING = 0.15
SHOWN = 10


def main():
    started = time.monotonic()
    made_up = strings.documents(COUNT)
    readings = dict(zip(made_up, readers.read(made_up)))
    readings.update(zip(cases.DOCUMENTS, readers.read(cases.DOCUMENTS)))
    cited = sum(bool(readings[document][0]) for document in made_up)
    diverging = [document for document, (pandoc, ibid) in readings.items() if pandoc != ibid]
    causes, faults = explained(diverging)
    print(f"{len(readings)} documents in {time.monotonic() - started:.0f} s; {cited} of {len(made_up)} with a citation")
    print(f"{len(diverging)} are read differently, of which {len(faults)} should not:")
    print("".join(f"{count:6} {cause}\n" for cause, count in causes.most_common()))
    show(shortened(sorted(faults, key=len)[:SHOWN]))

    complaints = [f"a divergence that is none any more: {name}: {example!r}" for name, example in outdated()]
    if faults:
        complaints.append(f"{len(faults)} documents are read differently from Pandoc")
    if len(made_up) < COUNT or cited < LEAST_WITH_CITATION * COUNT:
        complaints.append(f"too few documents, or too few citations in them: {cited} of {len(made_up)}")
    if len(diverging) > MOST_DIVERGING * len(readings):
        complaints.append("too many documents hold something that is read differently on purpose")
    sys.exit("\n".join(complaints) or 0)


def explained(documents):
    """How many of the documents agree without the one thing that a divergence is about, or only without several; and those
    that do not agree even then, as they are without all of them."""
    causes, tries = Counter(), defaultdict(list)
    for document in documents:
        for cause, less in divergences.each_without(document):
            tries[less].append((document, cause))
    still = set(differing(tries))
    cause_of = {document: cause for less, them in tries.items() if less not in still for document, cause in them}
    causes.update(cause_of.values())
    others = {document: divergences.without(document) for document in documents if document not in cause_of}
    faults = differing(others.values())
    causes["several of them"] = sum(less not in faults for less in others.values())
    return causes, faults


def differing(documents):
    documents = list(dict.fromkeys(documents))
    return [document for document, (pandoc, ibid) in zip(documents, readers.read(documents)) if pandoc != ibid]


def outdated():
    """The examples of divergences that are read alike, or differ for another reason than theirs."""
    examples = [(it, example) for it in divergences.DIVERGENCES for example in it.examples]
    still = differing([example for _, example in examples])
    otherwise = differing([it.without(example) for it, example in examples])
    for it, example in examples:
        if example not in still or it.without(example) in otherwise:
            yield it.name, example


def shortened(documents):
    """The documents without whatever can be left out so that they still differ."""
    short, growing_shorter = dict(enumerate(documents)), set(range(len(documents)))
    while growing_shorter:
        tries = {cut: number for number in growing_shorter for cut in cuts(short[number])}
        growing_shorter = set()
        for cut in differing(tries):
            if len(cut) < len(short[tries[cut]]):
                short[tries[cut]] = cut
                growing_shorter.add(tries[cut])
    return list(dict.fromkeys(short.values()))


def cuts(document):
    """The document with something left out, as long as nothing gets into it that is read differently on purpose."""
    head = re.match(r"(---\n.*?\n---\n\n)?(So )?", document, re.DOTALL).group()
    words = re.findall(r"\w+|\s+|.", document[len(head) :], re.DOTALL)
    for size in {max(1, len(words) // 2), max(1, len(words) // 4), 1}:
        for at in range(0, len(words), size):
            cut = head + "".join(words[:at] + words[at + size :])
            if cut.strip() and divergences.without(cut) == cut:
                yield cut


def show(documents):
    for document, (pandoc, ibid) in zip(documents, readers.read(documents)):
        print(f"{document!r}")
        for name, found in ("Pandoc", pandoc), ("ibid", ibid):
            lines = [", ".join(f"{field} {text}" for field, text in it._asdict().items() if text) for it in found]
            print(f"  {name + ':':8}" + ("\n" + 10 * " ").join(lines or ["nothing"]))
        print()


if __name__ == "__main__":
    main()
