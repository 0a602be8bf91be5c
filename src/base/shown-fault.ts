/** A fault as a log shows it: what it is and where, never what was sent. */
export interface ShownFault {
  readonly type: string
  readonly message: string
  readonly code?: string
  /** Of PostgreSQL: what a statement ran against. */
  readonly table?: string
  readonly constraint?: string
  readonly stack?: string
  readonly cause?: ShownFault
}

const longest = 500
const frames = 20

const secrets: readonly (readonly [RegExp, string])[] = [
  [/\b(htk|whsec)_[\w+/=-]+/g, '$1_…'],
  [/\b(Bearer|Basic)\s+[\w.~+/=-]+/gi, '$1 …'],
  [/:\/\/[^\s/@]+@/g, '://…@'],
  [
    /\b(token|code|secret|password|key|client_secret|access_token|id_token|refresh_token|code_verifier)=[^&\s"]+/gi,
    '$1=…',
  ],
  // 32 random bytes in letters: sessions, links.
  [/(?<![\w-])[\w-]{43}(?![\w-])/g, '…'],
]

/** A text with whatever looks like a secret of ours, or of an address, left out. */
export const withoutSecrets = (text: string): string =>
  secrets.reduce((left, [pattern, instead]) => left.replace(pattern, instead), text)

/** Messages quote what was sent; PostgreSQL quotes names too, but for faults of the data (class 22) only these. */
const withoutContent = (message: string, code: string | undefined): string =>
  code !== undefined && /^(?!22)[0-9A-Z]{5}$/.test(code) ? message : message.replace(/"[\s\S]*"|“[\s\S]*”/g, '"…"')

const textOf = (fault: object, name: string): string | undefined => {
  const found = (fault as Record<string, unknown>)[name]
  return typeof found === 'string' ? withoutSecrets(found.slice(0, longest)) : undefined
}

/** What of a fault may be told. Its own properties stay behind: details of PostgreSQL hold rows, those of requests addresses and bodies. */
export const shownFault = (fault: unknown, depth = 0): ShownFault => {
  if (!(fault instanceof Error)) return { type: typeof fault, message: '' }
  const [code, table, constraint] = [textOf(fault, 'code'), textOf(fault, 'table'), textOf(fault, 'constraint')]
  const stack = (fault.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return {
    type: fault.name,
    message: withoutSecrets(withoutContent(fault.message.slice(0, longest), code)),
    ...(code === undefined ? {} : { code }),
    ...(table === undefined ? {} : { table }),
    ...(constraint === undefined ? {} : { constraint }),
    stack: withoutSecrets(stack.slice(0, frames).join('\n')),
    ...(fault.cause instanceof Error && depth < 3 ? { cause: shownFault(fault.cause, depth + 1) } : {}),
  }
}
