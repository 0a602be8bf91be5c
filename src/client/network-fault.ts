import { Unreachable } from './errors.ts'
import type { Language, UnreachableReason } from './wording.ts'

const reasons: Readonly<Record<string, UnreachableReason>> = {
  ECONNREFUSED: 'NOT_LISTENING',
  ENOTFOUND: 'UNKNOWN_HOST',
  EAI_AGAIN: 'UNKNOWN_HOST',
  ECONNRESET: 'BROKEN_OFF',
  EPIPE: 'BROKEN_OFF',
  UND_ERR_SOCKET: 'BROKEN_OFF',
  UND_ERR_ABORTED: 'BROKEN_OFF',
  UND_ERR_REQ_CONTENT_LENGTH_MISMATCH: 'BROKEN_OFF',
  UND_ERR_CONNECT_TIMEOUT: 'TIMED_OUT',
  UND_ERR_HEADERS_TIMEOUT: 'TIMED_OUT',
  UND_ERR_BODY_TIMEOUT: 'TIMED_OUT',
  ETIMEDOUT: 'TIMED_OUT',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'CERTIFICATE',
  SELF_SIGNED_CERT_IN_CHAIN: 'CERTIFICATE',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'CERTIFICATE',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'CERTIFICATE',
  CERT_HAS_EXPIRED: 'CERTIFICATE',
  ERR_TLS_CERT_ALTNAME_INVALID: 'CERTIFICATE',
}

const undiciWaitsSeconds: Readonly<Record<string, number>> = { UND_ERR_CONNECT_TIMEOUT: 10 }

/** `fetch` hides what happened in `cause`; with several addresses of a host it is an AggregateError in there. */
const innermost = (fault: unknown): { code?: string; message?: string } => {
  if (fault instanceof AggregateError && fault.errors.length > 0) return innermost(fault.errors[0])
  if (fault instanceof Error && fault.cause instanceof Error) return innermost(fault.cause)
  return fault instanceof Error ? fault : { message: String(fault) }
}

/** What a failed `fetch`, or a body that broke off, means to a person. */
export const unreachableBy = (fault: unknown, url: string, language: Language, timeoutMs?: number): Unreachable => {
  if (fault instanceof DOMException && fault.name === 'TimeoutError')
    return new Unreachable(language, url, 'TIMED_OUT', String((timeoutMs ?? 0) / 1000), { cause: fault })
  const { code = '', message = '' } = innermost(fault)
  const broken = fault instanceof TypeError && fault.message === 'terminated' ? 'BROKEN_OFF' : 'OTHER'
  const reason = reasons[code] ?? broken
  const detail = reason === 'TIMED_OUT' ? String(undiciWaitsSeconds[code] ?? 300) : code || message
  return new Unreachable(language, url, reason, detail, { cause: fault })
}
