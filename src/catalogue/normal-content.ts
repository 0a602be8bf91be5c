import { normalCode } from '../base/credit-identifier.ts'
import { keptName } from '../base/text.ts'
import {
  channels,
  type Evidence,
  type Fee,
  type ImplementationContent,
  serviceAudiences,
} from './implementation-content.ts'

type Given<T, Needed extends keyof T> = Pick<T, Needed> & { readonly [Field in keyof T]?: T[Field] | null }

/** Content as it may be given: what is left out is unknown. */
export type GivenContent = Given<Omit<ImplementationContent, 'fees' | 'materials'>, 'name' | 'competentAuthority'> & {
  readonly fees?: readonly Given<Fee, 'name'>[] | null
  readonly materials?: readonly Given<Evidence, 'name' | 'necessity'>[] | null
}

/**
 * Content as it is kept and hashed, so that the same again is the same: texts without outer blanks, an empty text unknown,
 * codes in their normal form, closed sets in their own order. Lists in words keep theirs.
 */
export const normalContent = (given: GivenContent): ImplementationContent => ({
  name: keptName(given.name),
  implementationCode: codeOrNull(given.implementationCode),
  kind: given.kind ?? null,
  competentAuthority: keptName(given.competentAuthority),
  creditIdentifier: codeOrNull(given.creditIdentifier),
  level: given.level ?? null,
  audience: serviceAudiences.filter((audience) => given.audience?.includes(audience)),
  caseKind: given.caseKind ?? null,
  statutoryLimit: given.statutoryLimit ?? null,
  committedLimit: given.committedLimit ?? null,
  onSiteVisits: given.onSiteVisits ?? null,
  visitReason: textOrNull(given.visitReason),
  channels: channels.filter((channel) => given.channels?.includes(channel)),
  scope: textOrNull(given.scope),
  isCharged: given.isCharged ?? null,
  fees: (given.fees ?? []).map((fee) => ({
    name: keptName(fee.name),
    standard: textOrNull(fee.standard),
    basis: textOrNull(fee.basis),
  })),
  onlinePayment: given.onlinePayment ?? null,
  requirements: (given.requirements ?? []).map(keptName),
  materials: (given.materials ?? []).map((material) => ({
    name: keptName(material.name),
    necessity: material.necessity,
    form: material.form ?? null,
    copies: material.copies ?? null,
    source: material.source ?? null,
  })),
  outputs: (given.outputs ?? []).map(({ name, kind }) => ({ name: keptName(name), kind })),
  processSteps: (given.processSteps ?? []).map(keptName),
  makeUpLimit: given.makeUpLimit ?? null,
  consultationTelephone: textOrNull(given.consultationTelephone),
  complaintTelephone: textOrNull(given.complaintTelephone),
  address: textOrNull(given.address),
  hours: textOrNull(given.hours),
})

const textOrNull = (text: string | null | undefined): string | null => (text ?? '').trim() || null

const codeOrNull = (text: string | null | undefined): string | null => normalCode(text ?? '') || null
