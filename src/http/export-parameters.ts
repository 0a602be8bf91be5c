import { type Problem, problem } from '../base/problem.ts'
import { hasForbiddenCharacter } from '../base/text.ts'
import type { ExportItemsInput } from '../recognition/export-items.ts'
import { defaultBase, isBase } from '../report/cpsv-ap-terms.ts'

/** What the query of an export says. */
export interface ExportParameters {
  readonly input: ExportItemsInput
  /** What the names of things in linked data begin with. */
  readonly base: string
  readonly problems: readonly Problem[]
}

export const readExportParameters = (query: URLSearchParams): ExportParameters => {
  const text = (name: string) => query.get(name)?.trim() || null
  const [cluster, batch, base] = [text('cluster'), text('batch'), text('base') ?? defaultBase]
  return {
    input: { cluster: cluster ?? '', batch: batch === null ? null : Number(batch), asOf: text('asOf') },
    base,
    problems: [
      ...(cluster === null ? [problem('PARAMETER_MISSING', { path: ['cluster'], facts: { name: 'cluster' } })] : []),
      ...(hasForbiddenCharacter(cluster ?? '')
        ? [problem('TEXT_NOT_ALLOWED', { path: ['cluster'], facts: { field: 'cluster' } })]
        : []),
      ...(batch === null || /^[1-9]\d{0,3}$/.test(batch) ? [] : [notAllowed('batch', batch, '1–9999')]),
      ...(isBase(base) ? [] : [notAllowed('base', base, 'https://…/, https://…#, urn:…:')]),
    ],
  }
}

const notAllowed = (name: string, found: string, allowed: string): Problem =>
  problem('PARAMETER_INVALID', { path: [name], facts: { name, found: found.slice(0, 60), allowed } })
