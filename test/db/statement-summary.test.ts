import { describe, expect, it } from 'vitest'
import { statementSummary } from '../../src/db/statement-summary.ts'

describe('naming a statement', () => {
  it.each([
    ['select name from service_item where code = $1', 'select', 'service_item'],
    ['/* kept plan */ select a\nfrom "city" c', 'select', 'city'],
    ['with due as (select id from only delivery) update subscriber set a = 1', 'with', 'delivery'],
    ['insert into change_entry (number) select 1', 'insert', 'change_entry'],
    ['update change_clock set number = $1', 'update', 'change_clock'],
    ["-- from nowhere\nselect pg_notify('from_here', $1)", 'select', null],
    ['begin', 'begin', null],
    ['', 'statement', null],
  ])('%j › %s %s', (text, operation, table) => {
    expect(statementSummary(text)).toEqual({ operation, table })
  })
})
