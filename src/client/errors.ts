import { type AnsweredProblem, plainProblem } from './problem.ts'
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
  ) {
    super(problems.map((problem) => problem.message).join('\n'), problems)
  }
}
