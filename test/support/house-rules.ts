import { areaOf, codeOnly, importsOf, linesOf, type SourceFile, targetOf, withoutComments } from './source-file.ts'

// The table of architecture.md: an area may import itself and what stands before it.
const order = [
  ['base', 'office', 'configuration'],
  ['db'],
  ['hub'],
  ['changes'],
  ['access'],
  ['calendar'],
  ['catalogue'],
  ['recognition'],
  ['programme'],
  ['meeting'],
  ['sync'],
  ['feed'],
  ['report'],
  ['demo'],
  ['graphql', 'console'],
  ['http'],
  [
    'node-outbound',
    'node-deliver',
    'node-counters',
    'node-log',
    'node-gauges',
    'node-traces',
    'node-whole-body',
    'worker-outbound',
  ],
  ['node-metrics', 'node-full'],
  ['node-server'],
  ['node-listen'],
  ['node', 'worker'],
]
const domains = ['access', 'calendar', 'catalogue', 'recognition', 'programme', 'meeting', 'sync', 'feed']
const hosts = [
  'node',
  'node-listen',
  'node-outbound',
  'node-deliver',
  'node-counters',
  'node-log',
  'node-gauges',
  'node-full',
  'node-whole-body',
  'node-metrics',
  'node-server',
  'node-traces',
  'worker',
  'worker-outbound',
  'cli',
]

/** The commands that open a database instead of asking a running hub. */
const opening = /^cli\/(serve|demo|migrate|doctor)\b/

/** The verifier of the change log; the command around it is one like the others. */
const standsAlone = /^cli\/audit-verify(?!-command)/

const levelOf = (area: string): number => order.findIndex((areas) => areas.includes(area))

const mayImport = (path: string, target: string): boolean => {
  const [area, other] = [areaOf(path), areaOf(target)]
  if (area === other) return true
  if (opening.test(path)) return other !== 'worker'
  if (area === 'cli') return other === 'client' || other === 'base'
  if (area === 'client' || area === 'office') return other === 'base'
  if (area === 'report' && other === 'db') return false
  return levelOf(other) >= 0 && levelOf(other) < levelOf(area)
}

interface PackageRule {
  readonly packages: RegExp
  readonly may: (path: string) => boolean
  readonly where: string
}

const within =
  (...areas: string[]) =>
  (path: string): boolean =>
    areas.includes(areaOf(path))

const packageRules: readonly PackageRule[] = [
  {
    packages: /^kysely(\/|$)/,
    may: (path) => within('db')(path) || path.endsWith('.sql.ts'),
    where: 'db/ and *.sql.ts',
  },
  { packages: /^(pg|pg-.*|@electric-sql\/.*)$/, may: within('db'), where: 'db/' },
  {
    packages: /^(hono|@hono\/.*|graphql|graphql-.*|@graphql-.*|@envelop\/.*|dataloader)(\/|$)/,
    may: within('graphql', 'console', 'http', ...hosts),
    where: 'the doors and the hosts',
  },
  { packages: /^@opentelemetry\//, may: within('node-traces'), where: 'node-traces.ts' },
  { packages: /^(@zip\.js\/.*|saxes|csv-parse|docx|exceljs)(\/|$)/, may: within('office'), where: 'office/' },
]

const importBreaches = ({ path, text }: SourceFile): string[] => {
  const breaches: string[] = []
  for (const { from } of importsOf(text)) {
    const target = targetOf(path, from)
    if (target === undefined) {
      for (const { packages, may, where } of packageRules)
        if (packages.test(from) && !may(path)) breaches.push(`imports ${from}, which belongs to ${where}`)
    } else if (standsAlone.test(path)) {
      if (!standsAlone.test(target)) breaches.push(`stands alone, but imports ${target}`)
    } else if (!mayImport(path, target)) breaches.push(`imports ${target}, which is not to its left`)
  }
  return breaches
}

const hostOnly: readonly (readonly [RegExp, string])[] = [
  [/\bprocess\s*\.\s*env\b/, 'process.env'],
  [/\bDate\s*\.\s*now\b/, 'Date.now()'],
  [/\bnew\s+Date\s*(\(\s*\)|(?![\s(\w]))/, 'new Date()'],
  [/\bMath\s*\.\s*random\b/, 'Math.random()'],
  [/\brandomUUID\b/, 'randomUUID()'],
  [/\bgetRandomValues\b/, 'getRandomValues()'],
]

const hostBreaches = ({ path, text }: SourceFile): string[] => {
  // The client runs in a program of somebody else's: how long it waits by chance comes from nowhere but itself.
  if (hosts.includes(areaOf(path)) || path === 'client/retry.ts') return []
  const code = codeOnly(text)
  const used = hostOnly.filter(([pattern]) => pattern.test(code)).map(([, what]) => what)
  // `hub.randomBytes` is how it is meant to come in.
  if (importsOf(text).some(({ from, names }) => /crypto$/.test(from) && /\brandom/.test(names)))
    used.push('node:crypto’s randomness')
  return used.map((what) => `uses ${what}, which only a host may`)
}

/** A file of a domain whose first word is one of these is an operation; any other is a noun. */
const verbs =
  /^(abandon|accept|acknowledge|add|adjust|adopt|advance|agree|answer|append|apply|assign|attach|build|cancel|change|check|choose|close|compare|complete|confirm|convene|count|declare|decline|deliver|dispatch|draft|drop|end|enter|ensure|erase|escalate|except|expire|export|fetch|find|finish|forbid|give|grant|hear|identify|import|issue|judge|list|load|make|match|merge|move|note|notify|object|open|plan|prepare|propose|publish|push|put|raise|read|recognise|reconcile|receive|record|refuse|register|reject|release|remind|remove|report|require|replace|resend|resolve|resume|retire|retry|return|revise|revoke|rotate|seal|search|seed|send|set|settle|show|split|start|state|stop|submit|subscribe|suggest|suspend|sync|take|transfer|unlock|update|verify|withdraw|write)-/

const nounBreaches = ({ path, text }: SourceFile): string[] => {
  const file = path.slice(path.lastIndexOf('/') + 1)
  if (!domains.includes(areaOf(path)) || /\.sql\.ts$/.test(file) || verbs.test(file)) return []
  const breaches = /\basync\b/.test(codeOnly(text))
    ? ['is a noun, but holds async (the name of an operation begins with a verb)']
    : []
  for (const { from, isTypeOnly } of importsOf(text))
    if (!isTypeOnly && /(\.sql\.ts$|\/db\/)/.test(from)) breaches.push(`is a noun, but imports ${from}`)
  return breaches
}

const faces = ['office/index.ts', 'client/index.ts']

const barrelBreaches = ({ path, text }: SourceFile): string[] => {
  if (faces.includes(path)) return []
  const own = withoutComments(text).replace(/^\s*export\s+(type\s)?(\*|\{[^}]*\})[^'"\n]*from\s+['"][^'"]+['"];?/gm, '')
  const isBarrel = /(^|\/)index\.tsx?$/.test(path) || (own.trim() === '' && text.includes('export'))
  return isBarrel ? ['is a barrel'] : []
}

const isGenerated = (path: string): boolean => path.includes('.generated.')

const sizeBreaches = ({ path, text }: SourceFile, most: number): string[] =>
  !isGenerated(path) && linesOf(text) > most ? [`has ${linesOf(text)} lines, more than ${most}`] : []

const areaBreaches = ({ path }: SourceFile): string[] =>
  levelOf(areaOf(path)) >= 0 || ['client', 'cli'].includes(areaOf(path)) ? [] : ['stands in no area of the house']

const rules = [areaBreaches, importBreaches, hostBreaches, nounBreaches, barrelBreaches]

/** What of a source file breaks the rules of the house, each as `path: breach`. */
export const breachesOf = (file: SourceFile): string[] =>
  [...rules.flatMap((rule) => rule(file)), ...sizeBreaches(file, 250)].map((breach) => `${file.path}: ${breach}`)

export const testBreachesOf = (file: SourceFile): string[] =>
  sizeBreaches(file, 400).map((breach) => `${file.path}: ${breach}`)

const FEW = 20

/** Half under 60 lines, nine in ten under 150; a rule of shares says nothing while there are few files. */
export const shareBreachesOf = (files: readonly SourceFile[]): string[] => {
  const sizes = files.filter(({ path }) => !isGenerated(path)).map(({ text }) => linesOf(text))
  if (sizes.length < FEW) return []
  const shareUnder = (lines: number) => sizes.filter((size) => size < lines).length / sizes.length
  return [
    ...(shareUnder(60) < 0.5 ? ['fewer than half of the files have under 60 lines'] : []),
    ...(shareUnder(150) < 0.9 ? ['fewer than nine in ten files have under 150 lines'] : []),
  ]
}
