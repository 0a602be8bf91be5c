import type { Problem, Severity } from '../base/problem.ts'
import type { TimeLimit } from '../calendar/due-date.ts'
import type { ImplementationContent } from './implementation-content.ts'
import { isWrongOutputKind } from './output-name.ts'
import { hasAreaCode, isSameTelephone, telephonesIn } from './telephone.ts'
import { compareLimits, type LimitConversion } from './time-limit.ts'

/** What of the rules is a number, and may differ from cluster to cluster. */
export interface ConsistencyThresholds {
  readonly conversion: LimitConversion
  /** How many process steps a licensing item has at least. */
  readonly licensingSteps: number
}

/**
 * A rule between fields of an implementation. `compares` names the fields, the first of them the place of the problem;
 * `breach` says with its facts how content breaks the rule, null if it does not. What is unknown breaks no rule.
 */
export interface ConsistencyRule {
  readonly code: string
  readonly severity: Severity
  readonly compares: readonly (keyof ImplementationContent)[]
  readonly breach: (content: ImplementationContent, thresholds: ConsistencyThresholds) => Problem['facts'] | null
}

const when = (isBroken: boolean, facts: Problem['facts'] = {}) => (isBroken ? facts : null)

const whenAny = (field: string, names: readonly string[]) => when(names.length > 0, { [field]: names })

/** Whether both limits are known and the first is longer. */
const exceeds = (a: TimeLimit | null, b: TimeLimit | null, conversion: LimitConversion): boolean =>
  a !== null && b !== null && compareLimits(a, b, conversion) > 0

const limitFacts = (longer: TimeLimit | null, shorter: TimeLimit | null): Problem['facts'] => ({
  value: longer?.value ?? null,
  unit: longer?.unit ?? null,
  limitValue: shorter?.value ?? null,
  limitUnit: shorter?.unit ?? null,
})

const exceedingRule = <Code extends string>(
  code: Code,
  longer: 'committedLimit' | 'makeUpLimit',
  shorter: 'statutoryLimit' | 'committedLimit',
) => ({
  code,
  severity: 'ERROR' as const,
  compares: [longer, shorter] as const,
  breach: (content: ImplementationContent, { conversion }: ConsistencyThresholds) =>
    when(exceeds(content[longer], content[shorter], conversion), limitFacts(content[longer], content[shorter])),
})

const isDeferrable = ({ materials }: ImplementationContent): boolean =>
  materials.some(({ necessity }) => necessity === 'DEFERRABLE')

/** An implementation code is the credit identifier, the level and the basic code. */
const levelInCode = (code: string): number => Number(code[18])

/** Errors are contradictions and charges without a basis; what is merely unlikely or incomplete is a warning. */
export const consistencyRules = [
  exceedingRule('COMMITTED_EXCEEDS_STATUTORY', 'committedLimit', 'statutoryLimit'),
  {
    code: 'ON_THE_SPOT_DISAGREES',
    severity: 'ERROR',
    compares: ['caseKind', 'committedLimit'],
    breach: ({ caseKind, committedLimit: limit }) =>
      when(caseKind !== null && limit !== null && (caseKind === 'ON_THE_SPOT') !== (limit.unit === 'ON_THE_SPOT'), {
        caseKind,
        value: limit?.value ?? null,
        unit: limit?.unit ?? null,
      }),
  },
  {
    code: 'VISITS_WITHOUT_REASON',
    severity: 'WARNING',
    compares: ['visitReason', 'onSiteVisits'],
    breach: ({ onSiteVisits: visits, visitReason }) => when((visits ?? 0) > 0 && visitReason === null, { visits }),
  },
  {
    code: 'REASON_WITHOUT_VISITS',
    severity: 'WARNING',
    compares: ['visitReason', 'onSiteVisits'],
    breach: ({ onSiteVisits, visitReason }) => when(onSiteVisits === 0 && visitReason !== null),
  },
  {
    code: 'CHARGED_WITHOUT_FEE',
    severity: 'WARNING',
    compares: ['fees', 'isCharged'],
    breach: ({ isCharged, fees }) => when(isCharged === true && fees.length === 0),
  },
  {
    code: 'FEE_THOUGH_FREE',
    severity: 'ERROR',
    compares: ['fees', 'isCharged'],
    breach: ({ isCharged, fees }) => whenAny('fees', isCharged === false ? fees.map(({ name }) => name) : []),
  },
  {
    code: 'FEE_WITHOUT_BASIS',
    severity: 'ERROR',
    compares: ['fees'],
    breach: ({ fees }) =>
      whenAny(
        'fees',
        fees.filter(({ basis }) => basis === null).map(({ name }) => name),
      ),
  },
  {
    code: 'FEE_WITHOUT_STANDARD',
    severity: 'WARNING',
    compares: ['fees'],
    breach: ({ fees }) =>
      whenAny(
        'fees',
        fees.filter(({ standard }) => standard === null).map(({ name }) => name),
      ),
  },
  {
    code: 'ONLINE_PAYMENT_WITHOUT_FEE',
    severity: 'ERROR',
    compares: ['onlinePayment', 'isCharged'],
    breach: ({ isCharged, onlinePayment }) => when(isCharged === false && onlinePayment === true),
  },
  {
    code: 'TELEPHONES_SAME',
    severity: 'WARNING',
    compares: ['complaintTelephone', 'consultationTelephone'],
    breach: ({ consultationTelephone: consultation, complaintTelephone: complaint }) =>
      when(consultation !== null && complaint !== null && isSameTelephone(consultation, complaint), {
        telephone: complaint,
      }),
  },
  {
    code: 'TELEPHONE_WITHOUT_AREA_CODE',
    severity: 'WARNING',
    compares: ['consultationTelephone', 'complaintTelephone'],
    breach: ({ consultationTelephone: consultation, complaintTelephone: complaint }) =>
      whenAny('telephones', [
        ...new Set(
          [consultation, complaint].flatMap((text) => telephonesIn(text ?? '')).filter((one) => !hasAreaCode(one)),
        ),
      ]),
  },
  {
    code: 'LICENSING_STEPS_FEW',
    severity: 'WARNING',
    compares: ['processSteps', 'kind'],
    breach: ({ kind, processSteps }, { licensingSteps }) =>
      when(kind === 'LICENSING' && processSteps.length < licensingSteps, {
        found: processSteps.length,
        least: licensingSteps,
      }),
  },
  {
    code: 'OUTPUT_KIND_DISAGREES',
    severity: 'WARNING',
    compares: ['outputs'],
    breach: ({ outputs }) =>
      whenAny(
        'outputs',
        outputs.filter(isWrongOutputKind).map(({ name }) => name),
      ),
  },
  exceedingRule('MAKE_UP_EXCEEDS_COMMITTED', 'makeUpLimit', 'committedLimit'),
  {
    code: 'DEFERRABLE_WITHOUT_MAKE_UP',
    severity: 'WARNING',
    compares: ['makeUpLimit', 'materials'],
    breach: (content) => when(isDeferrable(content) && content.makeUpLimit === null),
  },
  {
    code: 'MAKE_UP_WITHOUT_DEFERRABLE',
    severity: 'WARNING',
    compares: ['makeUpLimit', 'materials'],
    breach: (content) => when(!isDeferrable(content) && content.makeUpLimit !== null),
  },
  {
    code: 'CODE_OF_OTHER_LEVEL',
    severity: 'WARNING',
    compares: ['implementationCode', 'level'],
    breach: ({ implementationCode: code, level }) =>
      when(code !== null && level !== null && levelInCode(code) !== level, {
        found: code === null ? null : levelInCode(code),
        level,
      }),
  },
  {
    code: 'CODE_OF_OTHER_AUTHORITY',
    severity: 'WARNING',
    compares: ['implementationCode', 'creditIdentifier'],
    breach: ({ implementationCode: code, creditIdentifier }) =>
      when(code !== null && creditIdentifier !== null && !code.startsWith(creditIdentifier), {
        found: code?.slice(0, 18) ?? null,
        creditIdentifier,
      }),
  },
] as const satisfies readonly ConsistencyRule[]

export type ConsistencyCode = (typeof consistencyRules)[number]['code']
