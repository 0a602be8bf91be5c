import type { Child } from 'hono/jsx'
import { forbid } from '../../access/rights.ts'
import { subscribing } from '../../feed/subscriber.ts'
import { namesOf } from '../city-names.ts'
import type { SourceAt } from '../in-source.ts'
import type { Visit } from '../visit.ts'
import { fill, wordsIn } from '../words/speak.ts'
import { syncWords } from '../words/sync-words.ts'
import { PageHead } from './page-head.tsx'
import { SubPages } from './sub-pages.tsx'

interface SectionProps {
  readonly visit: Visit
  readonly cluster: string
  readonly current: 'partners' | 'subscribers' | 'changes'
}

/** The pages of the exchange, as far as they are for whoever looks. */
export const SyncPages = ({ visit, cluster, current }: SectionProps) => {
  const words = wordsIn(syncWords, visit.language)
  const at = `/console/${cluster}/sync`
  const hears = forbid(visit.caller, subscribing, { cluster }) === undefined
  return (
    <SubPages
      label={words.section}
      current={current}
      pages={[
        ['partners', words.partners, at],
        ...(hears ? ([['subscribers', words.subscribers, `${at}/subscribers`]] as const) : []),
        ['changes', words.changes, `${at}/changes`],
      ]}
    />
  )
}

export type SourcePage = 'source' | 'rejected' | 'upload' | 'map'

interface SourceProps {
  readonly visit: Visit
  readonly source: SourceAt
  readonly current: SourcePage
}

/** Whether somebody may push for a source. */
export const mayPush = ({ caller }: Visit, { name }: SourceAt): boolean =>
  forbid(caller, ['PARTNER', 'COORDINATOR'], name) === undefined

/** The pages of a source. */
const SourcePages = ({ visit, source, current }: SourceProps) => {
  const words = wordsIn(syncWords, visit.language)
  const { at, name } = source
  return (
    <SubPages
      label={fill(words.ofSource, { source: name.source })}
      current={current}
      pages={[
        ['source', words.source, at],
        ['rejected', words.rejected, `${at}/rejected`],
        ...(mayPush(visit, source)
          ? ([
              ['upload', words.upload, `${at}/upload`],
              ['map', words.map, `${at}/map`],
            ] as const)
          : []),
      ]}
    />
  )
}

/** The head of a page about a source, below those of the exchange and with its neighbours. */
export const SourceHead = async ({
  title,
  note,
  children,
  ...props
}: SourceProps & { readonly title?: string; readonly note?: string; readonly children?: Child }) => {
  const { visit, source } = props
  const nameOf = await namesOf(visit, [source.name.city])
  const named = fill(syncWords.sourceTitle[visit.language], {
    city: nameOf(source.name.city),
    source: source.name.source,
  })
  return (
    <>
      <SyncPages visit={visit} cluster={source.cluster.code} current="partners" />
      <PageHead title={title ?? named} note={title ? [named, note].filter(Boolean).join('；') : note}>
        {children}
      </PageHead>
      <SourcePages {...props} />
    </>
  )
}
