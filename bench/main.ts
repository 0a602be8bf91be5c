import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const suites: Readonly<Record<string, () => Promise<{ run: () => Promise<void> }>>> = {
  register: () => import('./register.ts'),
  recognition: () => import('./recognition.ts'),
  feed: () => import('./feed.ts'),
  sync: () => import('./sync.ts'),
  stream: () => import('./stream.ts'),
  programme: () => import('./programme.ts'),
  meeting: () => import('./meeting.ts'),
  pages: () => import('./pages.ts'),
  'long-lists': () => import('./long-lists.ts'),
  saturation: () => import('./saturation.ts'),
  peers: () => import('./peers.ts'),
}

const [suite] = process.argv.slice(2)
const load = suite === undefined ? undefined : suites[suite]
if (!load) {
  console.error(`npm run bench -- ${Object.keys(suites).join(' | ')}`)
  process.exit(2)
}
// What users run is the built program (decision 0036).
execFileSync(process.execPath, [fileURLToPath(new URL('../scripts/build-program.mjs', import.meta.url))])
await (await load()).run()
