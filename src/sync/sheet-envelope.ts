import { tidy } from '../base/text.ts'
import type { SheetRow } from './sheet-rows.ts'

/** A row of a sheet as a push sends it: still in the source's own words. */
export interface SheetEnvelope {
  readonly rowId?: string
  readonly version?: number | string
  readonly operation: string
  readonly time?: string
  readonly content: Readonly<Record<string, unknown>>
}

/** A value that a sheet could not keep; reading the row refuses it with the code. */
export interface LostCell {
  readonly $lost: string
  readonly found: string
}

/** Fields whose digits all count: a spreadsheet keeps fifteen of a number. */
const codes: readonly unknown[] = ['rowId', 'code', 'localCode', 'implementationCode', 'creditIdentifier']

/** Makes an envelope of a sheet's row: row id, version, operation and time by their columns, everything else content. */
export const envelopeOf = ({ header, row, wrongCells }: SheetRow, usualVersion: number | null): SheetEnvelope => {
  const content: Record<string, unknown> = {}
  const said = new Map<string, string>()
  for (const { column, text, lossy } of row.cells) {
    const known = header.columns.get(column)
    if (known === undefined || known.field === null || text.trim() === '') continue
    const { name, field } = known
    const wrong = wrongCells.get(column)
    const lost = wrong?.code ?? (lossy === true && codes.includes(field) ? 'CODE_DIGITS_LOST' : undefined)
    if (field && envelope.includes(field)) said.set(field, lost === undefined ? text.trim() : '')
    else content[name] = lost === undefined ? text : ({ $lost: lost, found: text.slice(0, 60) } satisfies LostCell)
    if (field && fallbacks.includes(field) && lost === undefined) said.set(field, text.trim())
  }
  const named = header.letters.has('rowId') ? ['rowId'] : fallbacks
  const rowId = named.map((field) => said.get(field)).find((id) => id !== undefined)
  const time = instantOf(said.get('time'))
  const version = said.has('version') ? versionOf(said.get('version')!) : usualVersion
  return {
    ...(rowId === undefined ? {} : { rowId }),
    ...(version === null ? {} : { version }),
    operation: said.get('operation') || 'UPSERT',
    ...(time === null ? {} : { time: time.toISOString() }),
    content,
  }
}

const envelope: readonly string[] = ['rowId', 'version', 'operation', 'time']

/** What tells rows apart where no column does so by itself. */
const fallbacks: readonly string[] = ['implementationCode', 'code', 'localCode']

/** A version: a whole number, or a time, which is the seconds since 1970; anything else stays to be refused. */
const versionOf = (text: string): number | string => {
  const given = tidy(text)
  if (/^\d{1,16}(\.0+)?$/.test(given)) return Number(given)
  const instant = instantOf(given)
  return instant === null ? text.slice(0, 60) : Math.floor(instant.getTime() / 1000)
}

const timeShape = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ T](\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?$/

/** A day and time as sheets write them are those of Beijing. */
const instantOf = (text: string | undefined): Date | null => {
  const given = tidy(text ?? '')
  if (/T.*(Z|[+-]\d{2}:?\d{2})$/.test(given)) return validOrNull(given)
  const parts = timeShape.exec(given)
  if (!parts) return null
  const [year, month, day, hour, minute, second] = parts.slice(1).map((part) => (part ?? '0').padStart(2, '0'))
  return validOrNull(`${year}-${month}-${day}T${hour}:${minute}:${second}+08:00`)
}

const validOrNull = (text: string): Date | null => {
  const instant = new Date(text)
  return Number.isNaN(instant.getTime()) ? null : instant
}
