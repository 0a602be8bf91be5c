import { abandonPush } from '../../sync/abandon-push.ts'
import { finishPush } from '../../sync/finish-push.ts'
import { findPushWithChunks } from '../../sync/list-pushes.ts'
import { readForm } from '../forms.ts'
import { inSource, sourcePath } from '../in-source.ts'
import { instantText } from '../parts/day.tsx'
import { SourceHead } from '../parts/sync-head.tsx'
import { refuse, show } from '../respond.tsx'
import type { ConsoleApp } from '../visit.ts'
import { fill } from '../words/speak.ts'
import { pushWords } from '../words/sync-push-words.ts'
import { ChunkTable, PushActions, PushFacts } from './sync-push-parts.tsx'

const mostChunks = 200
const path = `${sourcePath}/pushes/:push{[A-Za-z0-9._-]+}`

/** A push: its chunks, what became of its rows, and what may be done with it. */
export const mountPush = (app: ConsoleApp): void => {
  app.get(
    path,
    inSource(async (context, visit, source) => {
      const asked = { ...source.name, push: context.req.param('push') ?? '', limit: mostChunks }
      const found = await findPushWithChunks(visit.hub, visit.caller, asked)
      if (found.ok === undefined) return refuse(context, found.problems, { cluster: source.cluster, section: 'sync' })
      const { push, chunks } = found.ok
      const title = fill(pushWords.title[visit.language], { push: push.code })
      const props = { visit, source, push, dropShare: found.ok.source.dropShare }
      return show(
        context,
        { title, cluster: source.cluster, section: 'sync' },
        <>
          <SourceHead
            visit={visit}
            source={source}
            current="source"
            title={title}
            note={instantText(push.startedAt, visit.language)}
          />
          <PushActions {...props} />
          <PushFacts {...props} />
          <ChunkTable visit={visit} chunks={chunks} />
        </>,
      )
    }),
  )
  app.post(
    `${path}/:step{finish|abandon}`,
    inSource(async (context, { hub, caller }, { cluster, name, at }) => {
      const form = await readForm(context)
      const push = { ...name, push: context.req.param('push') ?? '' }
      const isFinish = context.req.param('step') === 'finish'
      const ending = { ...push, chunks: Number(form.text('chunks')), confirm: form.text('confirm') === 'yes' }
      const ended = isFinish ? await finishPush(hub, caller, ending) : await abandonPush(hub, caller, push)
      if (ended.ok === undefined) return refuse(context, ended.problems, { cluster, section: 'sync' })
      return context.redirect(`${at}/pushes/${push.push}`, 303)
    }),
  )
}
