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
await (await load()).run()
