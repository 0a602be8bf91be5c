import canonicalize from 'canonicalize'

/** Canonical JSON (RFC 8785): the form in which content is hashed and stored. `undefined` members are left out. */
export const canonicalJson = (value: unknown): string => {
  const text = (canonicalize as unknown as (value: unknown) => string | undefined)(value)
  if (text === undefined) throw new TypeError('nothing to write as canonical JSON')
  return text
}
