import { auditExport } from './audit-export.ts'
import { type ChangesOptions, changePage } from './changes.ts'
import type { GivenRows } from './chunk.ts'
import { type CodeMap, codeMap } from './code-map.ts'
import type { ChangePage } from './feed.ts'
import type { VerifiedEntry, VerifiedPage } from './feed-chain.ts'
import {
  abandonPush,
  type FinishOptions,
  finishPush,
  type OutcomesOptions,
  pushOutcomes,
  pushStatus,
} from './finish-push.ts'
import { type FollowOptions, follow, followPages } from './follow.ts'
import { askGraphQL, type GraphQLOptions } from './graphql.ts'
import { importProgress, type ProgressSheet, type ProgressSheetAnswer } from './import-progress.ts'
import type { KnownRows } from './known-rows.ts'
import { type MeetingPaper, meetingPaper, type PaperName, paper } from './paper.ts'
import { type ExportPlanOptions, exportPlan, importPlan, type PlanSheet, type PlanSheetAnswer } from './plan-sheet.ts'
import { type MapProposal, type ProfileTarget, profileCatalogue } from './profile-catalogue.ts'
import type { Push, PushName, RowOutcome } from './push.ts'
import type { ChunkTarget } from './push-chunk.ts'
import { type FileAnswer, pushFile, type RowFile } from './push-file.ts'
import { type PushAnswer, type PushOptions, pushRows } from './push-rows.ts'
import { type ReconcileOptions, type Reconciliation, reconcile } from './reconcile.ts'
import { type BatchFile, type BatchFileAnswer, type RegisterOptions, registerBatchFile } from './register-batch-file.ts'
import {
  type RejectedFile,
  type RejectedOptions,
  type RejectedRow,
  rejectedFile,
  rejectedRows,
} from './rejected-rows.ts'
import type { Connection } from './send.ts'
import type { SheetOptions, UploadedFile } from './send-sheet.ts'
import { type SnapshotOptions, type SnapshotPart, snapshot } from './snapshot.ts'
import type { Language } from './wording.ts'

export type { ChangesOptions } from './changes.ts'
export { type GivenRow, type GivenRows, mostRows } from './chunk.ts'
export type { CodeMap, CodeMapEntry } from './code-map.ts'
export {
  ChainBroken,
  ChunkChanged,
  CursorExpired,
  Forbidden,
  HubError,
  RequestRefused,
  SnapshotBroken,
  Unauthenticated,
  Unreachable,
} from './errors.ts'
export type { ChangePage, FeedCommit, FeedEntry, FeedLine, Withheld } from './feed.ts'
export type { VerifiedEntry, VerifiedPage } from './feed-chain.ts'
export { resourceOf } from './feed-kind.ts'
export type { FinishOptions, OutcomesOptions } from './finish-push.ts'
export type { FollowOptions } from './follow.ts'
export type { ImportedProgress, ProgressSheet, ProgressSheetAnswer } from './import-progress.ts'
export { collectRows, type KnownRow, type KnownRows } from './known-rows.ts'
export type { MeetingPaper, PaperName } from './paper.ts'
export type { ExportPlanOptions, ImportedPlan, PlanEdition, PlanSheet, PlanSheetAnswer } from './plan-sheet.ts'
export { type AnsweredProblem, problemFields } from './problem.ts'
export type { MapProposal } from './profile-catalogue.ts'
export type { ChunkSummary, Push, PushMode, PushName, PushState, RowCounts, RowFate, RowOutcome } from './push.ts'
export type { FileAnswer, RowFile } from './push-file.ts'
export type { PushAnswer, PushOptions, PushProgress } from './push-rows.ts'
export type { ReconcileOptions, Reconciliation, RowDifference } from './reconcile.ts'
export type { BatchFile, BatchFileAnswer, RegisterOptions, Registration } from './register-batch-file.ts'
export type { RejectedFile, RejectedOptions, RejectedRow } from './rejected-rows.ts'
export { type Row, type RowOperation, rowHash } from './row.ts'
export type { SheetOptions, UploadedFile } from './send-sheet.ts'
export type { SnapshotEnd, SnapshotHead, SnapshotOptions, SnapshotPart } from './snapshot.ts'
export type { Language } from './wording.ts'

export interface ClientSettings {
  /** Where the hub is, such as `https://hub.example.cn`. */
  readonly url: string
  readonly key?: string | undefined
  /** Of the hub's wording and of the errors; Chinese unless told otherwise. */
  readonly language?: Language
  readonly fetch?: typeof fetch
}

/** A hub over HTTP: what the command line uses, and what a partner's program may. */
export class HutongClient {
  readonly #to: Connection

  constructor({ url, key, language = 'zh', fetch = globalThis.fetch }: ClientSettings) {
    this.#to = { url, key: key || null, language, fetch }
  }

  graphql<T>(
    document: string,
    variables: Readonly<Record<string, unknown>> = {},
    options: GraphQLOptions = {},
  ): Promise<T> {
    return askGraphQL<T>(this.#to, document, variables, options)
  }

  registerBatchFile(batch: BatchFile, options?: RegisterOptions): Promise<BatchFileAnswer> {
    return registerBatchFile(this.#to, batch, options)
  }

  /** Registers a sheet of a plan's list. */
  importPlan(sheet: PlanSheet, options?: SheetOptions): Promise<PlanSheetAnswer> {
    return importPlan(this.#to, sheet, options)
  }

  /** A plan's list as a sheet that can be edited and imported again. */
  exportPlan(form: 'csv' | 'xlsx', options: ExportPlanOptions): Promise<Blob> {
    return exportPlan(this.#to, form, options)
  }

  /** Sends a sheet of entries of a city; the hub reads, checks and enters it. */
  importProgress(sheet: ProgressSheet, options?: SheetOptions): Promise<ProgressSheetAnswer> {
    return importProgress(this.#to, sheet, options)
  }

  /** The lines of the audit export, from the entry after a number on. */
  auditExport(after = 0, signal?: AbortSignal): AsyncIterable<string> {
    return auditExport(this.#to, after, signal)
  }

  /**
   * Pushes the rows of a city's catalogue, in chunks, and finishes the push. Keep the push id until it is done: the same rows under the
   * same id go on after any break. Without an id each chunk is a push by itself.
   */
  push(rows: GivenRows, options: PushOptions): Promise<PushAnswer> {
    return pushRows(this.#to, rows, options)
  }

  /** Pushes a sheet (.xlsx, .csv) as it is, as one chunk. */
  pushFile(file: RowFile, options: ChunkTarget & { readonly wantsMarked?: boolean }): Promise<FileAnswer> {
    return pushFile(this.#to, options, file)
  }

  pushStatus(name: PushName, signal?: AbortSignal): Promise<Push> {
    return pushStatus(this.#to, name, signal)
  }

  /** What became of each row of a push, in order. */
  pushOutcomes(options: OutcomesOptions): AsyncIterable<RowOutcome> {
    return pushOutcomes(this.#to, options)
  }

  /** Ends a push whose chunks are all sent; `confirm` lets a catalogue through that has shrunk. */
  finishPush(options: FinishOptions): Promise<Push> {
    return finishPush(this.#to, options)
  }

  abandonPush(name: PushName, signal?: AbortSignal): Promise<Push> {
    return abandonPush(this.#to, name, signal)
  }

  /** The rows of a source that wait to be mended, with their problems. */
  rejectedRows(options: RejectedOptions): AsyncIterable<RejectedRow> {
    return rejectedRows(this.#to, options)
  }

  /** The same as a file that can be mended and pushed again. */
  rejectedFile(form: 'ndjson' | 'csv' | 'xlsx', options: RejectedOptions): Promise<RejectedFile> {
    return rejectedFile(this.#to, form, options)
  }

  /** A paper of the office as a file (.docx, .xlsx). */
  paper(name: PaperName, query: Readonly<Record<string, string | undefined>>, signal?: AbortSignal): Promise<Blob> {
    return paper(this.#to, name, query, signal)
  }

  /** A paper of a joint meeting as a file: report.docx, annexes.xlsx or minutes.docx. */
  meetingPaper(asked: MeetingPaper, signal?: AbortSignal): Promise<Blob> {
    return meetingPaper(this.#to, asked, signal)
  }

  /** What the words of a source mean; `hutong map` changes it. */
  codeMap(
    source: { readonly city: string; readonly source: string; readonly cluster?: string | undefined },
    signal?: AbortSignal,
  ): Promise<CodeMap> {
    return codeMap(this.#to, source, signal)
  }

  /** What code map a file of an unknown catalogue needs, and what speaks for it. */
  proposeCodeMap(target: ProfileTarget, file: UploadedFile): Promise<MapProposal> {
    return profileCatalogue(this.#to, target, file)
  }

  /** One page of the feed as it is, unverified. */
  changes(options: ChangesOptions): Promise<ChangePage> {
    return changePage(this.#to, options)
  }

  /**
   * Everybody's changes from a position on, each verified before it is given. Keep `position` with what you made of the entry: given as
   * `after` it goes on from there. Throws `ChainBroken` at anything that the hub did not record so, `CursorExpired` if it is to begin anew.
   */
  follow(options: FollowOptions): AsyncIterable<VerifiedEntry> {
    return follow(this.#to, options)
  }

  /** The same by pages: also those that bring nothing but move the position on. */
  followPages(options: FollowOptions): AsyncIterable<VerifiedPage> {
    return followPages(this.#to, options)
  }

  /** The whole state, streamed and verified; the `end` says that it is whole and where to follow from. */
  snapshot(options: SnapshotOptions): AsyncIterable<SnapshotPart> {
    return snapshot(this.#to, options)
  }

  /** Which rows of a source are not as the hub has them: key is the row id, hash is `rowHash`. */
  reconcilePushed(rows: KnownRows, options: ReconcileOptions & { readonly source: string }): Promise<Reconciliation> {
    return reconcile(this.#to, rows, options)
  }

  /** Which implementations of a city in a copy are not as the feed has them: key is the subject, hash is the entry's. */
  reconcileCopy(rows: KnownRows, options: Omit<ReconcileOptions, 'source'>): Promise<Reconciliation> {
    return reconcile(this.#to, rows, { ...options, source: undefined })
  }
}
