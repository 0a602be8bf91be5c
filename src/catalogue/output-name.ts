import type { Output, OutputKind } from './implementation-content.ts'

/** How the names of results end, and what kind they then are. */
const endings: readonly (readonly [RegExp, OutputKind])[] = [
  [/证$/u, 'CERTIFICATE'],
  [/(批复|文)$/u, 'APPROVAL'],
]

/** A name without what stands in brackets at its end: 许可证（副本） is a 许可证. */
const bareName = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/\s*\([^()]*\)\s*$/u, '')
    .replace(/[》”"\s]+$/u, '')

/** Whether a result's name ends like another kind than it is given as. */
export const isWrongOutputKind = ({ name, kind }: Output): boolean =>
  endings.some(([ending, expected]) => ending.test(bareName(name)) && kind !== expected)
