/** How quotations fare, in words, and what there is to do. Free of VS Code, so that it is tested without one. */

import type { Position } from "vscode-languageclient/node";

import type { Counts, DocumentQuotations, Quotation, State } from "./protocol.js";

const problems: readonly State[] = ["unsourced", "misquoted", "not-found", "source-to-come"];

/** The order in which they are listed: what somebody has to do something about comes first. */
export const states: readonly State[] = [...problems, "sourced", "excused", "checked", "verified"];

const names: Partial<Record<State, string>> = { "not-found": "not found", "source-to-come": "to come" };

/** "9 · 5 unsourced · 1 misquoted" */
export function summary(counts: Counts): string {
  return [String(count(counts)), ...problemParts(counts)].join(" · ");
}

/** "5 unsourced", "1 misquoted" */
export function problemParts(counts: Counts): string[] {
  return parts(counts, problems);
}

function parts(counts: Counts, wanted: readonly State[]): string[] {
  const there = wanted.filter((state) => (counts[state] ?? 0) > 0);
  return there.map((state) => `${String(counts[state])} ${names[state] ?? state}`);
}

export function count(counts: Counts): number {
  return Object.values(counts).reduce((sum, number) => sum + number, 0);
}

/** What is to be said of a document that is not checked; nothing of one that is. */
export function silenceOf({ silence }: DocumentQuotations): string | undefined {
  return silence === undefined ? undefined : `Nothing is underlined here. ${silence.message}`;
}

/** The same, and what there is to do about it, for where there are no buttons. */
export function adviceOf(document: DocumentQuotations): string | undefined {
  const silence = silenceOf(document);
  const reason = document.silence?.reason;
  const hasOffer = silence !== undefined && (reason === "not-asked" || reason === "never");
  return hasOffer ? `${silence} “ibid: Check This Document” offers to have it checked.` : silence;
}

/** "212 quotations and claims in 14 documents: 5 unsourced, 1 misquoted, 26 sourced, 180 verified." */
export function sums(documents: DocumentQuotations[]): string {
  const quoting = documents.filter(({ counts }) => count(counts) > 0);
  const counts: Counts = {};
  for (const state of states) {
    counts[state] = quoting.reduce((sum, document) => sum + (document.counts[state] ?? 0), 0);
  }
  const total = `${String(count(counts))} quotations and claims in ${plural(quoting.length, "document")}`;
  return quoting.length > 0 ? `${total}: ${parts(counts, states).join(", ")}.` : `${total}.`;
}

export function plural(number: number, word: string): string {
  return `${String(number)} ${word}${number === 1 ? "" : "s"}`;
}

/** The problem after a place, or before it, as one goes round the document. */
export function problemFrom(all: Quotation[], place: Position, direction: "next" | "previous"): Quotation | undefined {
  const ordered = all.filter((quotation) => quotation.isProblem);
  if (direction === "next") {
    return ordered.find(({ range }) => compare(range.start, place) > 0) ?? ordered[0];
  }
  return ordered.findLast(({ range }) => compare(range.start, place) < 0) ?? ordered.at(-1);
}

/** The quotation that a place is in: the innermost one. */
export function quotationAt(all: Quotation[], place: Position): Quotation | undefined {
  const around = all.filter(({ range }) => compare(range.start, place) <= 0 && compare(place, range.end) <= 0);
  return around.toSorted((a, b) => compare(a.range.start, b.range.start)).at(-1);
}

function compare(a: Position, b: Position): number {
  return a.line - b.line || a.character - b.character;
}
