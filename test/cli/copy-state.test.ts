import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readState } from '../../src/cli/copy-state.ts'
import { hutong, temporaryFolder } from './run-hutong.ts'

const hash = 'f'.repeat(64)
const fine = {
  ...{ cluster: 'hbew', kinds: null, position: `eA.7.7.${hash}`, bytes: 8, entries: 1, number: 7 },
  updatedAt: '2026-11-27T03:04:05.000Z',
}
const entries = '{"a":1}\n{"half'

const folderWith = (cursor: string | null, text: string | null = entries) => {
  const folder = temporaryFolder()
  if (cursor !== null) writeFileSync(join(folder, 'cursor.json'), cursor)
  if (text !== null) writeFileSync(join(folder, 'entries.ndjson'), text)
  return folder
}
const read = (folder: string) =>
  readState(join(folder, 'cursor.json'), join(folder, 'entries.ndjson'), (zh: string) => zh)

describe('reading how far a copy is', () => {
  it.each<[object, string]>([
    [fine, entries],
    [{ ...fine, position: 'opaque', kinds: ['batch'] }, entries],
    [{ ...fine, position: `.7.7.${hash}` }, entries],
    [{ ...fine, position: 'eA.7..' }, entries],
    [{ ...fine, bytes: 0, entries: 0 }, ''],
  ])('takes %j', async (state, text) => {
    expect(await read(folderWith(JSON.stringify(state), text))).toEqual(state)
  })

  it('finds none before the first snapshot', async () => {
    expect(await read(folderWith(null))).toBe(null)
  })

  it.each<[object, string]>([
    [{ cluster: '' }, 'cluster'],
    [{ cluster: 7, kinds: 'batch' }, 'cluster、kinds'],
    [{ kinds: [1] }, 'kinds'],
    [{ position: undefined }, 'position'],
    [{ position: '' }, 'position'],
    [{ position: 'eA.7.7.abc' }, 'position'],
    [{ position: 'eA.x.7' }, 'position'],
    [{ bytes: -1 }, 'bytes'],
    [{ bytes: 7.5 }, 'bytes'],
    [{ bytes: '8' }, 'bytes'],
    [{ entries: null }, 'entries'],
    [{ entries: 0 }, 'entries'],
    [{ number: 'x' }, 'number'],
  ])('refuses %j', async (spoilt, named) => {
    const folder = folderWith(JSON.stringify({ ...fine, ...spoilt }))
    await expect(read(folder)).rejects.toThrow(`cursor.json 被改坏:${named} 不可用。什么都没有改动。请从备份恢复`)
  })

  it.each(['', 'no json', '[', 'null', '7', '"text"'])('refuses %j', async (text) => {
    await expect(read(folderWith(text))).rejects.toThrow('cursor.json 不是本程序写的游标文件。')
  })

  it.each<[number, string | null, string]>([
    [8, null, '不完整:应有 8 字节,现有 0。'],
    [99, entries, '不完整:应有 99 字节,现有 14。'],
    [7, entries, '的第 7 字节不在一行的末尾,与 cursor.json 不符。'],
  ])('refuses %i bytes of %j', async (bytes, text, said) => {
    await expect(read(folderWith(JSON.stringify({ ...fine, bytes }), text))).rejects.toThrow(said)
  })
})

describe('pulling into a copy that somebody spoilt', () => {
  it.each(['pull', 'follow', 'reconcile'])('is refused by %s, and nothing is touched', async (verb) => {
    const cursor = JSON.stringify({ ...fine, bytes: 7 })
    const folder = folderWith(cursor)
    const { code, out, err } = await hutong(['sync', verb, folder, '--url', 'http://127.0.0.1:2'])
    expect([code, out]).toEqual([1, ''])
    expect(err).toBe(
      `错误 COPY_SPOILT: ${folder}/entries.ndjson 的第 7 字节不在一行的末尾,与 cursor.json 不符。什么都没有改动。请从备份恢复这个文件夹里的 cursor.json 和 entries.ndjson,或另取一个空文件夹重新 pull\n`,
    )
    expect(readdirSync(folder)).toEqual(['cursor.json', 'entries.ndjson'])
    expect(readFileSync(join(folder, 'entries.ndjson'), 'utf8')).toBe(entries)
    expect(readFileSync(join(folder, 'cursor.json'), 'utf8')).toBe(cursor)
  })
})
