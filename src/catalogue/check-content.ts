import { checkOptionalText, checkText } from '../base/check-text.ts'
import { isCreditIdentifier } from '../base/credit-identifier.ts'
import { readItemCode } from '../base/item-code.ts'
import { type Problem, problem, warning } from '../base/problem.ts'
import { placedUnder } from '../base/problem-place.ts'
import { normalName } from '../base/text.ts'
import type { TimeLimit } from '../calendar/due-date.ts'
import type { ImplementationContent } from './implementation-content.ts'

const longestText = {
  visitReason: 500,
  scope: 200,
  consultationTelephone: 200,
  complaintTelephone: 200,
  address: 500,
  hours: 500,
} as const

const mostEntries = { fees: 50, requirements: 100, materials: 200, outputs: 50, processSteps: 100 } as const

const fieldsOf = <T extends object>(table: T) => Object.entries(table) as [keyof T & string, number][]

/**
 * Problems of content by its shape, with paths from the content on. `nationalCode` is the item's own: what an
 * implementation code holds should agree with it. How the fields agree with each other is `consistencyProblems`.
 */
export const checkContent = (content: ImplementationContent, nationalCode: string | null = null): Problem[] => [
  ...checkName(content.name),
  ...checkText(content.competentAuthority, 'competentAuthority', 200),
  ...checkCodes(content, nationalCode),
  ...checkNumber(content.level, 'level', 1, 6),
  ...checkNumber(content.onSiteVisits, 'onSiteVisits', 0, 99),
  ...checkLimit(content.statutoryLimit, 'statutoryLimit'),
  ...checkLimit(content.committedLimit, 'committedLimit'),
  ...checkLimit(content.makeUpLimit, 'makeUpLimit'),
  ...fieldsOf(longestText).flatMap(([field, longest]) => checkOptionalText(content[field], field, longest)),
  ...fieldsOf(mostEntries).flatMap(([field, most]) => checkLength(content[field].length, field, most)),
  ...checkEntries(content),
]

const checkName = (name: string): Problem[] => {
  const problems = checkText(name, 'name', 500)
  return problems.length === 0 && normalName(name) === ''
    ? [problem('NAME_WITHOUT_LETTERS', { path: ['name'], field: 'name' })]
    : problems
}

const checkCodes = (content: ImplementationContent, nationalCode: string | null): Problem[] => {
  const { implementationCode, creditIdentifier } = content
  const problems: Problem[] = []
  if (creditIdentifier !== null && !isCreditIdentifier(creditIdentifier))
    problems.push(codeProblem('CREDIT_IDENTIFIER_INVALID', 'creditIdentifier', creditIdentifier))
  if (implementationCode === null) return problems
  const read = readItemCode(implementationCode)
  if (read.scheme !== 'IMPLEMENTATION' || read.code.length !== 31)
    return [...problems, codeProblem('IMPLEMENTATION_CODE_INVALID', 'implementationCode', implementationCode)]
  // A handling item's code is the basic code and two digits, which an implementation code does not hold.
  if (nationalCode !== null && read.national !== nationalCode.slice(0, 12))
    problems.push(
      warning('IMPLEMENTATION_CODE_OF_OTHER_ITEM', {
        path: ['implementationCode'],
        field: 'implementationCode',
        facts: { found: read.national, item: nationalCode },
      }),
    )
  return problems
}

const codeProblem = (code: string, field: string, found: string) =>
  problem(code, { path: [field], field, facts: { found: found.slice(0, 40) } })

const checkNumber = (found: number | null, field: string, lowest: number, highest: number): Problem[] =>
  found === null || (Number.isInteger(found) && found >= lowest && found <= highest)
    ? []
    : [problem('NUMBER_OUT_OF_RANGE', { path: [field], field, facts: { field, found, lowest, highest } })]

const checkLimit = (limit: TimeLimit | null, field: string): Problem[] => {
  if (limit === null) return []
  const [lowest, highest] = limit.unit === 'ON_THE_SPOT' ? [0, 0] : [1, 9999]
  return placedUnder([field], checkNumber(limit.value, 'value', lowest, highest)).map((found) =>
    limit.unit === 'ON_THE_SPOT' ? { ...found, code: 'ON_THE_SPOT_NOT_ZERO' } : found,
  )
}

const checkLength = (count: number, field: string, most: number): Problem[] =>
  count <= most ? [] : [problem('LIST_TOO_LONG', { path: [field], field, facts: { field, count, most } })]

const checkEntries = (content: ImplementationContent): Problem[] => [
  ...each('materials', content.materials, ({ name, copies }) => [
    ...checkText(name, 'name', 500),
    ...checkNumber(copies, 'copies', 0, 999),
  ]),
  ...repeatedMaterials(content),
  ...each('outputs', content.outputs, ({ name }) => checkText(name, 'name', 500)),
  ...each('fees', content.fees, (fee) => [
    ...checkText(fee.name, 'name', 200),
    ...checkOptionalText(fee.standard, 'standard', 1000),
    ...checkOptionalText(fee.basis, 'basis', 1000),
  ]),
  ...each('requirements', content.requirements, (text) => inPlace(checkText(text, 'requirements', 2000))),
  ...each('processSteps', content.processSteps, (text) => inPlace(checkText(text, 'processSteps', 500))),
]

const each = <T>(field: string, entries: readonly T[], check: (entry: T) => Problem[]): Problem[] =>
  entries.flatMap((entry, i) => placedUnder([field, i], check(entry)))

/** A text of a list is where its number says, without a name of its own. */
const inPlace = (problems: Problem[]): Problem[] => problems.map((found) => ({ ...found, path: [] }))

/** Materials are matched across cities by name, so of one name only the first is compared. */
const repeatedMaterials = ({ materials }: ImplementationContent): Problem[] => {
  const first = new Map<string, number>()
  return materials.flatMap(({ name }, i) => {
    const normal = normalName(name)
    const known = first.get(normal)
    if (known === undefined) first.set(normal, i)
    if (known === undefined || normal === '') return []
    const facts = { name: name.slice(0, 200), first: known + 1 }
    return [warning('MATERIAL_REPEATED', { path: ['materials', i, 'name'], field: 'materials', facts })]
  })
}
