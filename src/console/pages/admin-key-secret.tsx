import type { Child } from 'hono/jsx'
import type { CityCluster } from '../../access/city-cluster.ts'
import type { IssuedKey } from '../../access/issue-key.ts'
import type { SignInLink } from '../../access/issue-sign-in-link.ts'
import { instantText } from '../parts/day.tsx'
import { showAdmin } from '../show-admin.tsx'
import type { ConsoleContext, Visit } from '../visit.ts'
import { keyWords } from '../words/key-words.ts'
import { fill, wordsIn } from '../words/speak.ts'

const showOnce = (context: ConsoleContext, visit: Visit, cluster: CityCluster, title: string, body: Child) =>
  showAdmin(context, visit, cluster, {
    page: 'keys',
    body: (
      <section class="card">
        <h2>{title}</h2>
        {body}
        <p>
          <a href={`/console/${cluster.code}/admin/keys`}>{keyWords.back[visit.language]}</a>
        </p>
      </section>
    ),
  })

/** A new key's secret, this once. The page is kept by nobody: `no-store` stands on all of them. */
export const showSecret = (context: ConsoleContext, visit: Visit, cluster: CityCluster, made: IssuedKey) => {
  const words = wordsIn(keyWords, visit.language)
  const { id, holder } = made.accessKey
  return showOnce(
    context,
    visit,
    cluster,
    fill(words.managing, { id, holder }),
    made.secret === null ? (
      <p class="note">{words.secretGone}</p>
    ) : (
      <>
        <p class="done">{words.secretNote}</p>
        <p>
          {words.secret} <code class="said">{made.secret}</code>
        </p>
      </>
    ),
  )
}

/** A link to sign in with, this once. */
export const showLink = (context: ConsoleContext, visit: Visit, cluster: CityCluster, link: SignInLink) => {
  const words = wordsIn(keyWords, visit.language)
  const { id, holder } = link.accessKey
  const address = new URL(link.path, visit.settings.publicUrl ?? visit.url).href
  return showOnce(
    context,
    visit,
    cluster,
    fill(words.managing, { id, holder }),
    <>
      <p class="done">{fill(words.linkUntil, { time: instantText(link.expiresAt, visit.language) })}</p>
      <p>
        {words.link} <code class="said">{address}</code>
      </p>
      <p class="note">{words.linkNote}</p>
    </>,
  )
}
