/** What ibid says beyond the Language Server Protocol. What it means stands in src/protocol.md of the repository. */

import {
  NotificationType0,
  type Position,
  type Range,
  RequestType,
  type TextDocumentIdentifier,
  type TextEdit,
  type WorkDoneProgressParams,
} from "vscode-languageclient/node";

/** That of the requests below, as the answer to `initialize` has it. */
export const version = 1;

export const quotations = new RequestType<QuotationsParams, QuotationsResult, void>("ibid/quotations");
export const sources = new RequestType<SourcesParams, SourcesResult, void>("ibid/sources");
export const citations = new RequestType<CitationsParams, CitationsResult | null, void>("ibid/citations");
export const refresh = new NotificationType0("ibid/refresh");
/** A command, which the client library makes one of VS Code's. */
export const writeSettings = "ibid.writeSettings";

export interface QuotationsParams extends WorkDoneProgressParams {
  textDocument?: TextDocumentIdentifier;
}

export interface QuotationsResult {
  documents: DocumentQuotations[];
}

export interface DocumentQuotations {
  uri: string;
  version: number | null;
  isChecked: boolean;
  silence?: Silence;
  tally?: string;
  counts: Counts;
  quotations: Quotation[];
}

export interface Silence {
  reason: "excluded" | "never" | "opted-out" | "not-asked";
  message: string;
}

export type Counts = Partial<Record<State, number>>;

export interface Quotation {
  range: Range;
  kind: "quotation" | "block-quotation" | "claim";
  words: string;
  state: State;
  isProblem: boolean;
  speaker?: string;
  date?: string;
  keys: string[];
}

export type State =
  | "unsourced"
  | "source-to-come"
  | "misquoted"
  | "not-found"
  | "sourced"
  | "checked"
  | "verified"
  | "excused";

export interface SourcesParams {
  textDocument?: TextDocumentIdentifier;
}

export interface SourcesResult {
  libraries: Library[];
  isIncomplete: boolean;
}

export interface Library {
  uri: string;
  name: string;
  sources: Source[];
}

export interface Source {
  key: string;
  range: Range;
  speakers: string[];
  people?: string;
  title?: string;
  date?: string;
  type?: string;
  usage: string;
  citations: number;
  quotations: number;
}

export interface CitationsParams {
  textDocument: TextDocumentIdentifier;
  position: Position;
}

export interface CitationsResult {
  version: number;
  citations: CitationCandidate[];
  isIncomplete: boolean;
}

export interface CitationCandidate {
  key: string;
  locator?: string;
  people?: string;
  title?: string;
  date?: string;
  container?: string;
  hasWords: boolean;
  edits: TextEdit[];
}
