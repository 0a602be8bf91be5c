import type { Child } from 'hono/jsx'
import type { CityCluster } from '../../access/city-cluster.ts'
import { assetPath } from '../assets.ts'
import type { Visit } from '../visit.ts'
import { layoutWords } from '../words/layout-words.ts'
import { wordsIn } from '../words/speak.ts'
import { Header } from './header.tsx'
import { Navigation } from './navigation.tsx'

interface Props {
  readonly visit: Visit
  readonly title: string
  readonly cluster?: CityCluster | null
  readonly section?: string
  readonly children?: Child
}

// htmx without its eval and without a style of its own: the policy of the page forbids both.
const htmxSettings = JSON.stringify({ includeIndicatorCSS: false, mode: 'same-origin', history: false })

/** What stands around every page. */
export const Layout = ({ visit, title, cluster, section, children }: Props) => {
  const words = wordsIn(layoutWords, visit.language)
  return (
    <html lang={visit.language === 'zh' ? 'zh-CN' : 'en'}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="htmx-config" content={htmxSettings} />
        <title>{[title, cluster?.name, words.brand].filter(Boolean).join(' · ')}</title>
        <link rel="stylesheet" href={assetPath('console.css')} />
        <link rel="icon" href={assetPath('icon.svg')} type="image/svg+xml" />
        <script src={assetPath('htmx.js')} defer></script>
        <script src={assetPath('console.js')} defer></script>
      </head>
      <body>
        <a class="skip" href="#content">
          {words.skip}
        </a>
        <Header visit={visit} cluster={cluster} />
        {cluster && visit.signedIn ? <Navigation visit={visit} cluster={cluster} section={section} /> : null}
        <main id="content" tabindex={-1}>
          {children}
        </main>
      </body>
    </html>
  )
}
