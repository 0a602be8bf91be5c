import type { CityCluster } from '../../access/city-cluster.ts'
import type { Caller } from '../../base/caller.ts'
import type { Outcome } from '../../base/outcome.ts'
import type { Problem } from '../../base/problem.ts'
import type { Hub } from '../../hub.ts'
import { abandonItemBatch } from '../../recognition/abandon-item-batch.ts'
import { adjustItemBatch } from '../../recognition/adjust-item-batch.ts'
import { confirmItemBatch } from '../../recognition/confirm-item-batch.ts'
import { dropBatchItems } from '../../recognition/drop-batch-items.ts'
import type { BatchName } from '../../recognition/item-batch.ts'
import { objectToItem, withdrawObjection } from '../../recognition/object-to-item.ts'
import { openConsultation } from '../../recognition/open-consultation.ts'
import { publishItemBatch } from '../../recognition/publish-item-batch.ts'
import { returnToDraft } from '../../recognition/return-to-draft.ts'
import { linesOf, readForm, type SentForm } from '../forms.ts'
import { givenAdjustment } from '../given-adjustment.ts'
import { inCluster } from '../in-cluster.ts'
import { refuse } from '../respond.tsx'
import type { ConsoleApp, ConsoleContext, Visit } from '../visit.ts'

type Step = (hub: Hub, caller: Caller, batch: BatchName, form: SentForm) => Promise<Outcome<BatchName>>

/** What a form does to a batch: the verb of the same name, with the fields that it takes. */
const steps: Readonly<Record<string, Step>> = {
  open: (hub, caller, batch, form) => openConsultation(hub, caller, { ...batch, deadline: form.text('deadline') }),
  confirm: (hub, caller, batch) => confirmItemBatch(hub, caller, batch),
  object: (hub, caller, batch, form) =>
    objectToItem(hub, caller, { ...batch, item: form.text('item'), reason: form.text('reason') }),
  withdraw: (hub, caller, batch, form) => withdrawObjection(hub, caller, { ...batch, item: form.text('item') }),
  publish: (hub, caller, batch, form) =>
    publishItemBatch(hub, caller, {
      ...batch,
      documentNumber: form.optional('documentNumber'),
      publishedOn: form.optional('publishedOn'),
    }),
  return: (hub, caller, batch, form) => returnToDraft(hub, caller, { ...batch, reason: form.text('reason') }),
  drop: (hub, caller, batch, form) =>
    dropBatchItems(hub, caller, { ...batch, items: linesOf(form.text('dropped')), reason: form.text('dropReason') }),
  adjust: (hub, caller, batch, form) => adjustItemBatch(hub, caller, { ...batch, ...givenAdjustment(form) }),
  abandon: (hub, caller, batch, form) => abandonItemBatch(hub, caller, { ...batch, reason: form.text('reason') }),
}

type ShowBatch = (
  context: ConsoleContext,
  visit: Visit,
  cluster: CityCluster,
  problems: readonly Problem[],
  sent: SentForm['text'],
) => Promise<Response>

/** The steps of a batch as form actions. A refusal shows the batch again, with its reasons. */
export const mountBatchSteps = (app: ConsoleApp, showBatch: ShowBatch): void => {
  app.post(
    '/console/:cluster/batches/:ordinal{[0-9]{1,4}}/:step{[a-z]+}',
    inCluster(async (context, visit, cluster) => {
      const step = steps[context.req.param('step') ?? '']
      if (!step) return context.notFound()
      const ordinal = Number(context.req.param('ordinal'))
      const at = `/console/${cluster.code}/batches`
      const form = await readForm(context)
      const outcome = await step(visit.hub, visit.caller, { cluster: cluster.code, ordinal }, form)
      const isForbidden = outcome.problems.some(({ code }) => code === 'FORBIDDEN' || code === 'UNAUTHENTICATED')
      if (outcome.ok === undefined && isForbidden) return refuse(context, outcome.problems, { cluster })
      if (outcome.ok === undefined) return showBatch(context, visit, cluster, outcome.problems, form.text)
      // An abandoned draft is no longer found under its ordinal.
      return context.redirect(context.req.param('step') === 'abandon' ? at : `${at}/${ordinal}?done=yes`, 303)
    }),
  )
}
