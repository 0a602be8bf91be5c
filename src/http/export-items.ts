import type { Context } from 'hono'
import type { Hub } from '../hub.ts'
import { streamCsv, writeWorkbook } from '../office/index.ts'
import { exportItems, type ItemExport } from '../recognition/export-items.ts'
import { writeCpsvAp } from '../report/cpsv-ap.ts'
import { headedRows, sampleNotice, sheetColumns, sheetRows } from '../report/item-sheet.ts'
import type { Variables } from './authenticate.ts'
import { readExportParameters } from './export-parameters.ts'
import { problemResponse } from './problem-response.ts'
import { textStream } from './text-stream.ts'

type Body = ReadableStream<Uint8Array> | Uint8Array<ArrayBuffer>

interface Format {
  readonly type: string
  readonly write: (found: ItemExport, base: string) => Body | Promise<Body>
}

const formats: Readonly<Record<string, Format>> = {
  'cpsv-ap.jsonld': {
    type: 'application/ld+json',
    write: (found, base) => textStream(writeCpsvAp(found, base, found.implementedItems())),
  },
  'items.csv': {
    type: 'text/csv; charset=utf-8',
    write: (found) => textStream(streamCsv(headedRows(found, found.items()))),
  },
  'items.xlsx': {
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    // A zip has its directory at its end and is made whole: of 100,000 items some megabytes, packed as they are read.
    write: async (found) => {
      const sheet = {
        name: sampleNotice(found) ?? '事项清单',
        columns: sheetColumns,
        rows: sheetRows(found.items()),
        freezeHeader: true,
      }
      return (await writeWorkbook([sheet])) as Uint8Array<ArrayBuffer>
    },
  },
}

const unknown: readonly string[] = ['CLUSTER_UNKNOWN', 'BATCH_UNKNOWN']

/** `GET /export/{cpsv-ap.jsonld, items.csv, items.xlsx}?cluster=…`: a batch, or all items of the published ones. */
export const exportFile = (hub: Hub) => async (context: Context<{ Variables: Variables }>) => {
  const name = context.req.param('file') ?? ''
  const format = Object.hasOwn(formats, name) ? formats[name] : undefined
  if (!format) return context.notFound()
  const { input, base, problems } = readExportParameters(new URL(context.req.url).searchParams)
  if (problems.length > 0) return problemResponse(context, 400, problems)
  const { ok: found, problems: refusals } = await exportItems(hub, context.get('caller'), input)
  if (!found) return problemResponse(context, refusals.some(({ code }) => unknown.includes(code)) ? 404 : 400, refusals)
  const parts = [
    ...(found.cluster.isSample ? ['sample'] : []),
    found.cluster.code,
    ...(input.batch ? [input.batch] : []),
  ]
  return new Response(await format.write(found, base), {
    headers: {
      'content-type': format.type,
      'content-disposition': `attachment; filename="${parts.join('-')}-${name}"`,
      'cache-control': 'no-store',
    },
  })
}
