import { done } from '../../base/outcome.ts'
import { readRejectedRows } from '../../sync/list-rejected-rows.ts'
import { syncImplementations } from '../../sync/sync-implementations.ts'
import { mostRows } from '../../sync/sync-push.ts'
import { inSource, sourcePath } from '../in-source.ts'
import { refuse } from '../respond.tsx'
import type { ConsoleApp } from '../visit.ts'

const mostText = 16 * 1024 * 1024

/** Pushes the rows that wait once more as they were sent: after the code map said what their words mean. */
export const mountPushAgain = (app: ConsoleApp): void => {
  app.post(
    `${sourcePath}/rejected/again`,
    inSource(async (context, { hub, caller }, { cluster, name, at }) => {
      const waiting = async () => {
        const rows = await readRejectedRows(hub, caller, name)
        if (rows.ok === undefined) return rows
        const lines: string[] = []
        let size = 0
        for await (const { sent } of rows.ok) {
          size += sent.length
          if (lines.length === mostRows || size > mostText) break
          lines.push(`${sent.trim()}\n`)
        }
        return done(new TextEncoder().encode(lines.join('')))
      }
      const pushed = await syncImplementations(hub, caller, { ...name, mode: 'CHANGES', dryRun: false }, waiting)
      if (pushed.ok === undefined) return refuse(context, pushed.problems, { cluster, section: 'sync' })
      return context.redirect(`${at}/pushes/${pushed.ok.push}`, 303)
    }),
  )
}
