import type { TableLimits } from './limits.ts'
import { openZip, type Package } from './open-zip.ts'
import { type Relationship, readRelationships, scanPart } from './package-parts.ts'
import { refuse } from './refused.ts'
import { attributeNamed, attributesOf } from './xml-text.ts'

export interface SheetPart {
  readonly name: string
  readonly hidden: boolean
  readonly part: string
}

export interface Workbook {
  readonly pack: Package
  readonly part: string
  readonly sheets: readonly SheetPart[]
  readonly sharedStringsPart: string | undefined
  readonly stylesPart: string | undefined
  /** Days count from 1904-01-01, as old Macintosh files have it. */
  readonly from1904: boolean
}

export const openWorkbook = async (bytes: Uint8Array, limits: TableLimits): Promise<Workbook> => {
  const pack = await openZip(bytes, limits)
  const part = await workbookPart(pack)
  const relationships = await readRelationships(pack, part)
  const partOfType = (type: string): string | undefined => {
    const target = relationships.find((relationship) => relationship.type === type)?.target
    return target !== undefined && pack.has(target) ? target : undefined
  }
  return {
    pack,
    part,
    ...(await readSheetList(pack, part, relationships)),
    sharedStringsPart: partOfType('sharedStrings'),
    stylesPart: partOfType('styles'),
  }
}

const workbookPart = async (pack: Package): Promise<string> => {
  const relationships = await readRelationships(pack, '')
  const target = relationships.find((relationship) => relationship.type === 'officeDocument')?.target
  if (target === undefined) return refuse('FILE_TYPE_MISMATCH', { named: 'xlsx', found: 'zip' })
  return pack.has(target) ? target : refuse('FILE_CORRUPT', { part: target, missing: true })
}

const readSheetList = async (
  pack: Package,
  part: string,
  relationships: readonly Relationship[],
): Promise<Pick<Workbook, 'sheets' | 'from1904'>> => {
  const sheets: SheetPart[] = []
  let from1904 = false
  let isWorkbook = false
  await scanPart(pack, part, (kind, name, raw) => {
    if (kind === 'close') return
    if (name === 'workbook') isWorkbook = true
    if (name === 'workbookPr') from1904 = ['1', 'true', 'on'].includes(attributesOf(raw).date1904 ?? '')
    if (name === 'sheet') sheets.push(...sheetPart(pack, attributesOf(raw), relationships))
  })
  if (!isWorkbook) refuse('FILE_TYPE_MISMATCH', { named: 'xlsx', found: 'zip' })
  return { sheets, from1904 }
}

/** Chart sheets and dialogs hold no rows. */
const sheetPart = (
  pack: Package,
  attributes: Record<string, string>,
  relationships: readonly Relationship[],
): SheetPart[] => {
  const { name = '', state = 'visible' } = attributes
  const relationship = relationships.find(({ id }) => id === attributeNamed(attributes, 'id'))
  if (relationship === undefined) return refuse('FILE_CORRUPT', { missing: true }, { sheet: name })
  if (relationship.type !== 'worksheet') return []
  if (!pack.has(relationship.target)) return refuse('FILE_CORRUPT', { part: relationship.target }, { sheet: name })
  return [{ name, hidden: state !== 'visible', part: relationship.target }]
}
