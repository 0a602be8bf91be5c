import { readFile } from 'node:fs/promises'
import type { Caller } from '../../src/base/caller.ts'
import type { ListedRow } from '../../src/catalogue/listed-row.ts'
import { readListFile } from '../../src/catalogue/read-list-file.ts'
import type { Hub } from '../../src/hub.ts'
import { confirmItemBatch } from '../../src/recognition/confirm-item-batch.ts'
import { openConsultation } from '../../src/recognition/open-consultation.ts'
import { publishItemBatch } from '../../src/recognition/publish-item-batch.ts'
import { registerItemBatch } from '../../src/recognition/register-item-batch.ts'
import { registerPublishedBatch } from '../../src/recognition/register-published-batch.ts'
import { type RegistrationInput, type RegistrationRows, rowsOf } from '../../src/recognition/registration.ts'
import { secretariat } from './callers.ts'
import { must, ofBaotou, ofHohhot } from './cluster.ts'

type Fields = ListedRow['fields']

export const given = (...fields: Fields[]): RegistrationRows => ({
  chunks: [rowsOf(fields)],
  end: () => ({ content: fields }),
})

/** The rows of a file of test/data, read as an upload is. */
export const givenFile = async (path: string): Promise<RegistrationRows> => {
  const bytes = new Uint8Array(await readFile(new URL(`../data/${path}`, import.meta.url)))
  const file = readListFile({ name: path, bytes }, new Map())
  return { chunks: file.chunks, end: () => ({ content: path, ...file.end() }) }
}

export const head = {
  cluster: 'hbew',
  ordinal: 1,
  title: '第一批',
  onProblem: 'REJECT_ALL',
  dryRun: false,
} satisfies RegistrationInput

/** Rows that nothing is wrong with. */
export const card = {
  name: '社会保障卡申领',
  code: '152014001000',
  kind: '公共服务',
  granularity: '主项',
  department: '人社局',
}
export const pension = {
  name: '养老保险关系转移',
  code: '152014002000',
  kind: '公共服务',
  granularity: '主项',
  department: '人社局',
}
export const licence = {
  name: '食品经营许可',
  code: '150131003000',
  kind: '行政许可',
  granularity: '主项',
  department: '市监局',
}

/** One whose list gave it no code at all. */
export const nameless = { name: '住房公积金提取', kind: '公共服务', granularity: '主项', department: '公积金中心' }

export const register = (
  hub: Hub,
  rows: RegistrationRows,
  more: Partial<RegistrationInput> = {},
  caller: Caller = secretariat,
) => registerItemBatch(hub, caller, { ...head, ...more }, rows)

/** Batch 1 of hbew as a draft of these rows. */
export const draft = async (hub: Hub, ...fields: Fields[]) => must(await register(hub, given(...fields)))

export const batch1 = { cluster: 'hbew', ordinal: 1 }

/** Batch 1 as a draft that Hohhot and Baotou are asked about until the deadline. */
export const consulted = async (hub: Hub, deadline: string, ...fields: Fields[]) => {
  await draft(hub, ...fields)
  must(await openConsultation(hub, secretariat, { ...batch1, deadline }))
}

/** Batch 1, confirmed by Hohhot and Baotou and published the same day. */
export const published = async (hub: Hub, ...fields: Fields[]) => {
  await consulted(hub, '2026-12-31', ...fields)
  must(await confirmItemBatch(hub, ofHohhot, batch1))
  must(await confirmItemBatch(hub, ofBaotou, batch1))
  must(await publishItemBatch(hub, secretariat, batch1))
}

/** A batch of a past year. */
export const backFilled = async (
  hub: Hub,
  more: Partial<RegistrationInput & { publishedOn: string }>,
  ...fields: Fields[]
) =>
  must(
    await registerPublishedBatch(
      hub,
      secretariat,
      { ...head, documentNumber: '呼政办〔2021〕1号', publishedOn: '2021-06-01', ...more },
      given(...fields),
    ),
  )
