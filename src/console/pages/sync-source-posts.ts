import { acknowledgeAlert } from '../../feed/acknowledge-alert.ts'
import { setSyncSource } from '../../feed/set-sync-source.ts'
import { readForm, type SentForm } from '../forms.ts'
import { inSource, sourcePath } from '../in-source.ts'
import { refuse } from '../respond.tsx'
import type { ConsoleApp } from '../visit.ts'

const shareOf = (form: SentForm, name: string): number => Number(form.text(name) || Number.NaN) / 100

/** Setting what is expected of a source, and saying that somebody looks after an alert. */
export const mountSourcePosts = (app: ConsoleApp): void => {
  app.post(
    `${sourcePath}/settings`,
    inSource(async (context, { hub, caller }, { cluster, name, at }) => {
      const form = await readForm(context)
      const cadenceHours = Number(form.text('cadenceHours') || Number.NaN)
      const set = { cadenceHours, dropShare: shareOf(form, 'dropShare'), rejectedShare: shareOf(form, 'rejectedShare') }
      const saved = await setSyncSource(hub, caller, { ...name, ...set })
      if (saved.ok === undefined) return refuse(context, saved.problems, { cluster, section: 'sync' })
      return context.redirect(`${at}?done=settings`, 303)
    }),
  )
  app.post(
    `${sourcePath}/alerts/:alert{[0-9]+}`,
    inSource(async (context, { hub, caller }, { cluster, at }) => {
      const note = (await readForm(context)).optional('note')
      const saved = await acknowledgeAlert(hub, caller, { id: Number(context.req.param('alert')), note })
      if (saved.ok === undefined) return refuse(context, saved.problems, { cluster, section: 'sync' })
      return context.redirect(`${at}?done=alert`, 303)
    }),
  )
}
