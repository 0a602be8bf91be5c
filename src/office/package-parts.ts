import { StringDecoder } from 'node:string_decoder'
import type { Package } from './open-zip.ts'
import { Refused, refuse } from './refused.ts'
import { hasUtf16Mark } from './sniff-file.ts'
import { type XmlHandler, XmlScanner, type XmlShortcut } from './xml-scanner.ts'
import { attributesOf } from './xml-text.ts'

/** A part as text, piece by piece. Wrong bytes become U+FFFD and are reported at the cell they stand in. */
export async function* partText(pack: Package, name: string): AsyncGenerator<string> {
  // Not TextDecoder: with `fatal` it takes half as long as all the rest of the reading.
  const decoder = new StringDecoder('utf8')
  let isFirst = true
  for await (const piece of pack.read(name)) {
    if (isFirst && hasUtf16Mark(piece)) refuse('FILE_CORRUPT', { part: name, encoding: 'utf-16' })
    const text = decoder.write(piece)
    yield isFirst ? text.replace(/^\ufeff/, '') : text
    isFirst = false
  }
  yield decoder.end()
}

export const scanPart = async (
  pack: Package,
  name: string,
  handler: XmlHandler,
  shortcut?: XmlShortcut,
): Promise<void> => {
  const scanner = new XmlScanner(handler, shortcut)
  try {
    for await (const text of partText(pack, name)) scanner.write(text)
    scanner.end()
  } catch (fault) {
    if (!(fault instanceof Refused)) throw fault
    throw new Refused({ ...fault.problem, facts: { part: name, ...fault.problem.facts } })
  }
}

export interface Relationship {
  readonly id: string
  /** The last word of the type's address, the same in transitional and strict files: `worksheet`, `styles`. */
  readonly type: string
  readonly target: string
}

const folderOf = (part: string): string => part.slice(0, part.lastIndexOf('/') + 1)

/** Targets are relative to the part that names them, or absolute with a leading slash. */
const resolve = (part: string, target: string): string => {
  const path = target.startsWith('/') ? target.slice(1) : folderOf(part) + target
  const steps: string[] = []
  for (const step of path.split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '.' && step !== '') steps.push(step)
  }
  return steps.join('/')
}

export const relationshipsPart = (part: string): string =>
  `${folderOf(part)}_rels/${part.slice(folderOf(part).length)}.rels`

export const readRelationships = async (pack: Package, part: string): Promise<Relationship[]> => {
  const found: Relationship[] = []
  const name = relationshipsPart(part)
  if (!pack.has(name)) return found
  await scanPart(pack, name, (kind, element, raw) => {
    if (element !== 'Relationship' || kind === 'close') return
    const { Id = '', Type = '', Target = '', TargetMode } = attributesOf(raw)
    if (TargetMode === 'External') return
    found.push({ id: Id, type: Type.slice(Type.lastIndexOf('/') + 1), target: resolve(part, Target) })
  })
  return found
}
