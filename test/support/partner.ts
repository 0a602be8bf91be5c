import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ask, startHub } from './hub-process.ts'
import { plainContent } from './implementation.ts'

/** A row of a partner's catalogue: nothing is wrong with it. */
export const partnerRow = (i: number, version = 1, more: object = {}) => ({
  rowId: `BT-${String(i).padStart(6, '0')}`,
  version,
  operation: 'UPSERT',
  time: '2026-11-20T03:04:05Z',
  content: { ...plainContent, name: `事项${i} 第${version}版`, code: `152014${String(i).padStart(6, '0')}`, ...more },
})

/** The rows `from`…`to` of a version, as NDJSON. */
export const partnerLines = (from: number, to: number, version = 1): string =>
  Array.from({ length: to - from + 1 }, (_, i) => `${JSON.stringify(partnerRow(from + i, version))}\n`).join('')

/** A file of lines in a folder. */
export const rowsFile = (folder: string, lines: string, name = 'rows.ndjson'): string => {
  const path = join(folder, name)
  writeFileSync(path, lines)
  return path
}

const issue = `mutation ($input: IssueKeyInput!) { issueKey(input: $input) { secret problems { code } } }`

/** A key of the system of Baotou, or of another city. */
export const partnerKeyAt = async (url: string, city = '150200', cluster = 'hbew'): Promise<string> => {
  const input = { role: 'PARTNER', cluster, city, holder: '对接系统' }
  const { data, errors } = await ask(url, issue, { input })
  if (!data?.issueKey?.secret) throw new Error(JSON.stringify(errors ?? data))
  return data.issueKey.secret
}

/** A hub on a database of its own, and what a partner's program needs to speak to it. */
export const startPartnerHub = async (home: Readonly<Record<string, string | undefined>>) => {
  const hub = await startHub(home)
  const key = await partnerKeyAt(hub.url)
  return { ...hub, key, env: { HUTONG_URL: hub.url, HUTONG_KEY: key } }
}

/** The options that say whose rows they are. */
export const ofBaotou = ['--cluster', 'hbew', '--city', '150200', '--source', 'baotou-zwfw']
