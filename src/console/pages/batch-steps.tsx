import type { Child } from 'hono/jsx'
import type { CityCluster } from '../../access/city-cluster.ts'
import { forbid } from '../../access/rights.ts'
import type { ServiceItem } from '../../catalogue/service-item.ts'
import { answerOf, type Consultation } from '../../recognition/consultation.ts'
import type { BatchState, ItemBatch } from '../../recognition/item-batch.ts'
import { Field, Form } from '../parts/form.tsx'
import type { Visit } from '../visit.ts'
import { batchWords } from '../words/batch-words.ts'
import { wordsIn } from '../words/speak.ts'
import { AdjustFields, DropFields } from './batch-changes.tsx'

export interface BatchShown {
  readonly visit: Visit
  readonly cluster: CityCluster
  readonly batch: ItemBatch
  readonly items: ReadonlyMap<number, ServiceItem>
}

interface Props extends BatchShown {
  readonly rounds: readonly Consultation[]
  /** What was filled in before it was refused, or the item that the address names. */
  readonly sent: (name: string) => string
}

interface StepProps extends Pick<Props, 'visit' | 'cluster' | 'batch'> {
  readonly step: 'open' | 'confirm' | 'object' | 'publish' | 'return' | 'abandon' | 'drop' | 'adjust'
  readonly isOpen?: boolean
  readonly children?: Child
}

const Step = ({ visit, cluster, batch, step, isOpen, children }: StepProps) => {
  const text = batchWords[step][visit.language]
  return (
    <details class="step" open={isOpen} id={step}>
      <summary>{text}</summary>
      <Form visit={visit} action={`/console/${cluster.code}/batches/${batch.ordinal}/${step}`} class="stack">
        {children}
        <button type="submit" class={step === 'abandon' || step === 'drop' ? 'danger' : undefined}>
          {text}
        </button>
      </Form>
    </details>
  )
}

/** What may be done with the batch as it stands, by whoever looks at it. */
export const BatchSteps = ({ rounds, sent, ...shown }: Props) => {
  const { visit, cluster, batch } = shown
  const { caller, language } = visit
  const words = wordsIn(batchWords, language)
  const isOffice = !forbid(caller, ['SECRETARIAT'], { cluster: cluster.code })
  const isCity = !forbid(caller, ['COORDINATOR'], { cluster: cluster.code })
  const round = rounds.at(-1)
  const isAsked =
    isCity && batch.state === 'OUT_FOR_CONSULTATION' && round && answerOf(round, caller.city) !== undefined
  const isIn = (...states: BatchState[]) => isOffice && states.includes(batch.state)
  const reason = <Field label={words.reason} name="reason" required />
  if (!isAsked && !isIn('DRAFTED', 'OUT_FOR_CONSULTATION', 'CONFIRMED', 'PUBLISHED')) return null
  return (
    <section class="card">
      <h2>{words.steps}</h2>
      {isAsked ? (
        <>
          {answerOf(round, caller.city)?.manner === null ? (
            <Step {...shown} step="confirm">
              <p class="note">{words.confirmNote}</p>
            </Step>
          ) : null}
          <Step {...shown} step="object" isOpen={sent('item') !== ''}>
            <Field label={words.item} name="item" value={sent('item')} required />
            {reason}
          </Step>
        </>
      ) : null}
      {isIn('DRAFTED') ? (
        <Step {...shown} step="open">
          <Field label={words.deadline} name="deadline" type="date" required />
        </Step>
      ) : null}
      {isIn('OUT_FOR_CONSULTATION', 'CONFIRMED') ? (
        <>
          <Step {...shown} step="publish">
            <p class="note">{words.publishNote}</p>
            <Field label={words.document} name="documentNumber" />
            <Field label={words.publishedOn} name="publishedOn" type="date" value={visit.today} />
          </Step>
          <Step {...shown} step="return">
            {reason}
          </Step>
        </>
      ) : null}
      {isIn('DRAFTED') ? (
        <>
          <Step {...shown} step="drop" isOpen={sent('dropped') !== ''}>
            <DropFields visit={visit} sent={sent} />
          </Step>
          <Step {...shown} step="abandon">
            {reason}
          </Step>
        </>
      ) : null}
      {isIn('PUBLISHED') ? (
        <Step {...shown} step="adjust" isOpen={sent('withdrawn') !== '' || sent('adjustDocument') !== ''}>
          <AdjustFields visit={visit} sent={sent} />
        </Step>
      ) : null}
    </section>
  )
}
