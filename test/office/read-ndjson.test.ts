import { describe, expect, it } from 'vitest'
import { cellsOf, read, textFile } from './support.ts'

const ndjson = (...lines: string[]) => read(textFile('list.ndjson', lines.join('\n')))

describe('reading one object a line', () => {
  it('makes a header of all keys, in order of appearance', async () => {
    const { rows } = await ndjson('{"name":"许可","code":"1"}', '', '{"code":"2","kind":"20"}')
    expect(rows).toEqual([
      {
        sheet: '',
        row: 0,
        cells: [
          { column: 1, text: 'name', kind: 'text' },
          { column: 2, text: 'code', kind: 'text' },
          { column: 3, text: 'kind', kind: 'text' },
        ],
      },
      {
        sheet: '',
        row: 1,
        cells: [
          { column: 1, text: '许可', kind: 'text' },
          { column: 2, text: '1', kind: 'text' },
        ],
      },
      {
        sheet: '',
        row: 3,
        cells: [
          { column: 2, text: '2', kind: 'text' },
          { column: 3, text: '20', kind: 'text' },
        ],
      },
    ])
  })

  it('tells numbers and booleans from text, and nothing from null', async () => {
    const { rows } = await ndjson('{"a":1,"b":1.5,"c":true,"d":null,"e":"","f":115116020088345678}')
    expect(rows[1]?.cells).toEqual([
      { column: 1, text: '1', kind: 'number' },
      { column: 2, text: '1.5', kind: 'number' },
      { column: 3, text: 'TRUE', kind: 'boolean' },
      { column: 6, text: '115116020088345680', kind: 'number', lossy: true },
    ])
  })

  it('reports a line it cannot read and reads on', async () => {
    const answer = await ndjson('{"a":"1"}', '{"a":', '[1]', '"x"', '{"a":"2"}')
    expect(cellsOf(answer)).toEqual({ A0: 'a', A1: '1', A5: '2' })
    expect(answer.problems.map(({ code, row }) => [code, row])).toEqual([
      ['NDJSON_LINE_MALFORMED', 2],
      ['NDJSON_LINE_MALFORMED', 3],
      ['NDJSON_LINE_MALFORMED', 4],
    ])
  })

  it('reports a nested value and keeps the rest of its row', async () => {
    const answer = await ndjson('{"a":"1","b":{"c":2}}')
    expect(cellsOf(answer)).toEqual({ A0: 'a', B0: 'b', A1: '1' })
    expect(answer.problems).toEqual([
      { code: 'NDJSON_VALUE_NESTED', severity: 'ERROR', path: [], row: 1, field: 'b', facts: {} },
    ])
  })

  it.each(['\\u0000', '\\ud83d'])('reports %s', async (written) => {
    const { problems } = await ndjson(`{"a":"x${written}"}`)
    expect(problems).toMatchObject([{ code: 'CELL_TEXT_NOT_ALLOWED', row: 1, cell: 'A1' }])
  })

  it('takes no key for anything but a key', async () => {
    expect(cellsOf(await ndjson('{"__proto__":"1","constructor":"2"}'))).toEqual({
      A0: '__proto__',
      B0: 'constructor',
      A1: '1',
      B1: '2',
    })
  })

  it('refuses too many keys', async () => {
    const { refusal } = await read(textFile('list.jsonl', '{"a":1}\n{"b":1,"c":1}'), { columns: 2 })
    expect(refusal).toMatchObject({ code: 'FILE_TOO_MANY_COLUMNS', row: 2, facts: { limit: 2 } })
  })
})
