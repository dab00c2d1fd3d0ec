import assert from "node:assert/strict";
import { test } from "node:test";

import type { DocumentQuotations, Quotation, Silence, State } from "./protocol.js";
import { adviceOf, problemFrom, quotationAt, summary, sums } from "./states.js";

/** A quotation of one line. */
function quotation(line: number, state: State, isProblem: boolean, [start, end] = [2, 8]): Quotation {
  const range = { start: { line, character: start }, end: { line, character: end } };
  return { range, kind: "quotation", words: "so", state, isProblem, keys: [] };
}

const all = [
  quotation(1, "unsourced", true),
  quotation(3, "verified", false),
  quotation(5, "misquoted", true),
  quotation(7, "sourced", false),
];

test("a summary has what is a problem, the likeliest first", () => {
  assert.equal(summary({ verified: 3, misquoted: 1, unsourced: 5 }), "9 · 5 unsourced · 1 misquoted");
  assert.equal(summary({ sourced: 1 }), "1");
  assert.equal(summary({}), "0");
});

test("the sums are those of all documents", () => {
  const document = (counts: DocumentQuotations["counts"]): DocumentQuotations => {
    return { uri: "file:///a.md", version: null, isChecked: true, counts, quotations: [] };
  };
  const documents = [document({ unsourced: 2, verified: 1 }), document({ "not-found": 1, unsourced: 1 }), document({})];
  assert.equal(sums(documents), "5 quotations and claims in 2 documents: 3 unsourced, 1 not found, 1 verified.");
  assert.equal(sums([]), "0 quotations and claims in 0 documents.");
  assert.equal(sums([document({ sourced: 3 })]), "3 quotations and claims in 1 document: 3 sourced.");
});

test("it is said what to do about a document that is not checked, where something can be done", () => {
  const advice = (reason?: Silence["reason"]): string | undefined => {
    const silence = reason && { silence: { reason, message: "So it is." } };
    return adviceOf({ uri: "file:///a.md", version: null, isChecked: false, counts: {}, quotations: [], ...silence });
  };
  assert.equal(advice(), undefined);
  assert.equal(advice("excluded"), "Nothing is underlined here. So it is.");
  const offer = "Nothing is underlined here. So it is. “ibid: Check This Document” offers to have it checked.";
  assert.deepEqual([advice("not-asked"), advice("never")], [offer, offer]);
});

test("one goes from problem to problem, around the document", () => {
  const from = (line: number, character: number, direction: "next" | "previous"): number | undefined => {
    return problemFrom(all, { line, character }, direction)?.range.start.line;
  };
  const next = (line: number, character = 2): number | undefined => from(line, character, "next");
  const previous = (line: number, character = 2): number | undefined => from(line, character, "previous");
  assert.deepEqual([next(0), next(1), next(1, 0), next(5), next(9)], [1, 5, 1, 1, 1]);
  assert.deepEqual([previous(9), previous(5), previous(5, 4), previous(1), previous(0)], [5, 1, 5, 5, 5]);
  assert.equal(problemFrom(all.filter(({ isProblem }) => !isProblem), { line: 0, character: 0 }, "next"), undefined);
});

test("a place is in the innermost quotation around it, its ends included", () => {
  const inner = quotation(3, "sourced", false, [4, 6]);
  const nested = [inner, ...all];
  assert.equal(quotationAt(nested, { line: 3, character: 5 }), inner);
  assert.equal(quotationAt(nested, { line: 3, character: 8 }), all[1]);
  assert.equal(quotationAt(nested, { line: 3, character: 9 }), undefined);
});
