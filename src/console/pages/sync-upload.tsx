import type { Problem } from '../../base/problem.ts'
import { problem } from '../../base/problem.ts'
import { markedSheet } from '../../report/marked-sheet.ts'
import type { CodeMap } from '../../sync/code-map.ts'
import { readSourceMap } from '../../sync/read-code-map.ts'
import { readForm } from '../forms.ts'
import { inSource, type SourceAt, sourcePath } from '../in-source.ts'
import { mayPush, SourceHead } from '../parts/sync-head.tsx'
import { type PushedSheet, pushUploadedSheet } from '../push-uploaded-sheet.ts'
import { refuse, show } from '../respond.tsx'
import type { ConsoleApp, ConsoleContext, Visit } from '../visit.ts'
import { wordsIn } from '../words/speak.ts'
import { sheetWords } from '../words/sync-push-words.ts'
import { SheetForm, SheetOutcome } from './sync-upload-parts.tsx'

interface Shown {
  readonly note?: string
  readonly problems?: readonly Problem[]
  readonly sheet?: PushedSheet
  readonly map?: CodeMap
  readonly version?: string
}

const showUpload = (context: ConsoleContext, visit: Visit, source: SourceAt, shown: Shown, status: 200 | 422 = 200) => {
  const words = wordsIn(sheetWords, visit.language)
  return show(
    context,
    { title: words.title, cluster: source.cluster, section: 'sync', status },
    <>
      <SourceHead visit={visit} source={source} current="upload" title={words.title} note={words.intro} />
      <SheetForm visit={visit} source={source} version={shown.version ?? ''} />
      <div id="outcome" class="columns" aria-live="polite">
        <SheetOutcome visit={visit} {...shown} />
      </div>
    </>,
  )
}

const forbidden = (context: ConsoleContext, visit: Visit, { cluster }: SourceAt) =>
  refuse(context, [problem('FORBIDDEN', { facts: { role: visit.caller.role, allowed: ['PARTNER', 'COORDINATOR'] } })], {
    cluster,
    section: 'sync',
  })

const versionIn = (text: string): number | null => (/^\d{1,15}$/.test(text) ? Number(text) : null)

/** A sheet of rows, tried and pushed; or the same sheet back with the problems at their cells. */
export const mountSyncUpload = (app: ConsoleApp): void => {
  app.get(
    `${sourcePath}/upload`,
    inSource((context, visit, source) =>
      mayPush(visit, source) ? showUpload(context, visit, source, {}) : forbidden(context, visit, source),
    ),
  )
  app.post(
    `${sourcePath}/upload`,
    inSource(async (context, visit, source) => {
      if (!mayPush(visit, source)) return forbidden(context, visit, source)
      const words = wordsIn(sheetWords, visit.language)
      const form = await readForm(context)
      const [file, action, version] = [form.file('file'), form.text('action'), form.text('version')]
      if (!file) return showUpload(context, visit, source, { note: words.missing, version }, 422)
      const dryRun = action !== 'push'
      const pushed = await pushUploadedSheet(visit, source, file, { version: versionIn(version), dryRun })
      if (pushed.ok === undefined)
        return showUpload(context, visit, source, { problems: pushed.problems, version }, 422)
      const sheet = pushed.ok
      if (action === 'marked') {
        const marked = await markedSheet(sheet.file, sheet.problems, visit.language, sheet.body.headerRows)
        if (!marked) return showUpload(context, visit, source, { note: words.nothingToMark, version }, 422)
        context.header('content-disposition', 'attachment; filename="marked.xlsx"')
        context.header('content-type', marked.type)
        return context.body(await marked.arrayBuffer())
      }
      const map = await readSourceMap(visit.hub, visit.caller, source.name)
      return showUpload(context, visit, source, { sheet, map, version, problems: sheet.answer.problems })
    }),
  )
}
