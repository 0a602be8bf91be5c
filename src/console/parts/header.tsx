import type { CityCluster } from '../../access/city-cluster.ts'
import type { Visit } from '../visit.ts'
import { layoutWords } from '../words/layout-words.ts'
import { wordsIn } from '../words/speak.ts'
import { UserMenu } from './user-menu.tsx'

interface Props {
  readonly visit: Visit
  readonly cluster?: CityCluster | null
}

/** The same page in the other language. */
const otherLanguage = ({ language, url }: Visit): string =>
  `/console/language?to=${language === 'zh' ? 'en' : 'zh'}&back=${encodeURIComponent(url.pathname + url.search)}`

const Cluster = ({ visit, cluster }: { visit: Visit; cluster: CityCluster }) => {
  const words = wordsIn(layoutWords, visit.language)
  const name = cluster.name.replace(/（演示数据）$/, '')
  return (
    <>
      {visit.clusters.length > 1 ? (
        <a class="cluster" href="/console?all=1">
          {name}
        </a>
      ) : (
        <span class="cluster">{name}</span>
      )}
      {cluster.isSample ? <span class="badge sample">{words.sample}</span> : null}
      {cluster.isSandbox ? <span class="badge sample">{words.sandbox}</span> : null}
    </>
  )
}

export const Header = ({ visit, cluster }: Props) => {
  const words = wordsIn(layoutWords, visit.language)
  return (
    <header class="top">
      <a class="brand" href="/console">
        {words.brand}
      </a>
      {cluster ? <Cluster visit={visit} cluster={cluster} /> : null}
      <div class="tools">
        <a class="quiet" href="/can-handle">
          {words.canHandle}
        </a>
        <a class="quiet" href={otherLanguage(visit)} lang={visit.language === 'zh' ? 'en' : 'zh-CN'}>
          {words.otherLanguage}
        </a>
        {visit.signedIn ? (
          <UserMenu visit={visit} signedIn={visit.signedIn} />
        ) : (
          <a class="quiet" href="/console/sign-in">
            {words.signIn}
          </a>
        )}
      </div>
    </header>
  )
}
