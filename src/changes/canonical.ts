import canonicalize from 'canonicalize'

/** Canonical JSON (RFC 8785): the form in which content is hashed and stored. `undefined` members are left out. */
export const canonicalJson = (value: unknown): string => byRuntime(value) ?? byLibrary(value)

const byLibrary = (value: unknown): string => {
  const text = (canonicalize as unknown as (value: unknown) => string | undefined)(value)
  if (text === undefined) throw new TypeError('nothing to write as canonical JSON')
  return text
}

/** Thrown where the runtime's own JSON may write something else than the standard says. */
class NotPlain extends Error {}
const notPlain = new NotPlain()

const deepest = 100
/** Such keys come first in an object of the runtime, whatever order is asked for. */
const looksLikeIndex = (key: string): boolean => {
  const first = key.charCodeAt(0)
  return first >= 48 && first <= 57
}

/**
 * The runtime writes numbers and texts as the standard does, several times faster than a library: it has only to be given the
 * members in their order. Null where that is not sure.
 */
const byRuntime = (value: unknown): string | null => {
  if (typeof value !== 'object' || value === null) return null
  try {
    const text = JSON.stringify(inOrder(value, deepest))
    // Half a character is written as an escape; the standard has no form for it.
    return text.includes('\\ud') ? null : text
  } catch (fault) {
    if (fault === notPlain) return null
    throw fault
  }
}

/** The value itself where its members are in order already, else a copy. */
const inOrder = (value: unknown, left: number): unknown => {
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return value
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw notPlain
    return value
  }
  if (typeof value !== 'object' || left === 0) throw notPlain
  return Array.isArray(value)
    ? arrayInOrder(value, left - 1)
    : objectInOrder(value as Record<string, unknown>, left - 1)
}

const arrayInOrder = (value: readonly unknown[], left: number): readonly unknown[] => {
  let copy: unknown[] | undefined
  for (let i = 0; i < value.length; i += 1) {
    const inner = inOrder(value[i], left)
    if (inner === value[i]) continue
    copy ??= value.slice()
    copy[i] = inner
  }
  return copy ?? value
}

const objectInOrder = (value: Record<string, unknown>, left: number): Record<string, unknown> => {
  const prototype = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null) throw notPlain
  const keys = Object.keys(value)
  let isOrdered = true
  for (let i = 0; i < keys.length; i += 1) {
    const key = keys[i]!
    if (looksLikeIndex(key) || key === '__proto__') throw notPlain
    if (i > 0 && key < keys[i - 1]!) isOrdered = false
  }
  let copy: Record<string, unknown> | undefined = isOrdered ? undefined : {}
  for (const key of isOrdered ? keys : keys.sort()) {
    const found = value[key]
    const inner = found === undefined ? undefined : inOrder(found, left)
    if (copy) copy[key] = inner
    else if (inner !== found) copy = { ...value, [key]: inner }
  }
  return copy ?? value
}
