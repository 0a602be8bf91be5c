import { writeFile } from 'node:fs/promises'
import { problemWording } from '../src/report/problem-wording.ts'

/** The table of problem codes, as `docs/problems.md` shows it. */
export const problemTable = (): string =>
  [
    '# Problem codes',
    '',
    'Every refusal and doubt has a code that never changes; programs go by it. The wording is Chinese first; English if the',
    'request prefers it by `Accept-Language: en`. `{name}` is a fact, found under `facts` by that name.',
    'Made by `npm run embed` from the wording in `src/`; a test holds the two together.',
    '',
    '| code | 中文 | English |',
    '|---|---|---|',
    ...Object.entries(problemWording)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([code, { zh, en }]) => `| \`${code}\` | ${cell(zh)} | ${cell(en)} |`),
    '',
  ].join('\n')

const cell = (text: string): string => text.replaceAll('|', '\\|')

if (process.argv[1] === new URL(import.meta.url).pathname)
  await writeFile(new URL('../docs/problems.md', import.meta.url), problemTable())
