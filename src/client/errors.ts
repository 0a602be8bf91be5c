import { type AnsweredProblem, plainProblem } from './problem.ts'
import {
  type ChainFault,
  chainBrokenWording,
  chunkChangedWording,
  cursorExpiredWording,
  snapshotBrokenWording,
} from './sync-wording.ts'
import {
  forbiddenWording,
  type Language,
  type UnreachableReason,
  unauthenticatedWording,
  unreachableWording,
} from './wording.ts'

/** Whatever kept a request from being done; `message` says in plain words what to check. */
export class HubError extends Error {
  constructor(
    message: string,
    readonly problems: readonly AnsweredProblem[],
    options?: ErrorOptions,
  ) {
    super(message, options)
    this.name = new.target.name
  }
}

/** No key, or one that does not open. */
export class Unauthenticated extends HubError {
  constructor(language: Language, hasKey: boolean) {
    const message = unauthenticatedWording[language](hasKey)
    super(message, [plainProblem('UNAUTHENTICATED', message)])
  }
}

/** The key opens, but not this; in the hub's own words where it says more. */
export class Forbidden extends HubError {
  constructor(language: Language, problems: readonly AnsweredProblem[] = []) {
    const message = problems.map((problem) => problem.message).join('\n') || forbiddenWording[language]
    super(message, problems.length > 0 ? problems : [plainProblem('FORBIDDEN', message)])
  }
}

/** No answer of a hub: it is down, elsewhere, too slow, or something else answers there. */
export class Unreachable extends HubError {
  constructor(
    language: Language,
    readonly url: string,
    readonly reason: UnreachableReason,
    detail: string,
    options?: ErrorOptions,
  ) {
    const message = unreachableWording[reason][language](url, detail)
    super(message, [plainProblem('HUB_UNREACHABLE', message, { url, reason })], options)
  }
}

/** The hub said no, and why. */
export class RequestRefused extends HubError {
  constructor(
    problems: readonly AnsweredProblem[],
    readonly status: number | null = null,
    /** After how many ms the hub said that it is worth coming again; null: it said nothing of it. */
    readonly retryAfterMs: number | null = null,
  ) {
    super(problems.map((problem) => problem.message).join('\n'), problems)
  }
}

/** The position is not one of this hub any more, or older than its window: start over from the snapshot. */
export class CursorExpired extends HubError {
  constructor(language: Language, problems: readonly AnsweredProblem[] = []) {
    const message = cursorExpiredWording[language]
    super(message, problems.length > 0 ? problems : [plainProblem('CURSOR_EXPIRED', message)])
  }
}

/** What came cannot be what the hub recorded: an entry is missing, forged, repeated or out of turn at this number. */
export class ChainBroken extends HubError {
  constructor(
    language: Language,
    readonly fault: ChainFault,
    readonly number: number,
  ) {
    const message = chainBrokenWording[fault][language](number)
    super(message, [plainProblem('CHAIN_BROKEN', message, { fault, number })])
  }
}

/** A snapshot that does not fit its own checksum, count or order: not to be used. */
export class SnapshotBroken extends HubError {
  constructor(language: Language, detail: string) {
    const message = snapshotBrokenWording[language](detail)
    super(message, [plainProblem('SNAPSHOT_BROKEN', message, { detail })])
  }
}

/** Rows of a push that is resumed are not those that were sent under its id. */
export class ChunkChanged extends HubError {
  constructor(
    language: Language,
    readonly chunk: number,
  ) {
    const message = chunkChangedWording[language](chunk)
    super(message, [plainProblem('CHUNK_OTHER_CONTENT', message, { chunk })])
  }
}
