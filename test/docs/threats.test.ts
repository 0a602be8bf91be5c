import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const root = new URL('../../', import.meta.url)
const read = (path: string) => readFileSync(new URL(path, root), 'utf8')
const page = read('docs/threats.md')
const rows = page.split('\n').filter((line) => /^\| (?!threat|-)/.test(line))
const tests = [...page.matchAll(/`(test\/[^`]+\.test\.tsx?)` › \*([^*]+)\*/g)].map(([, file, title]) => [file!, title!])

describe('the table of threats', () => {
  it('has for each a control, a place and a test', () => {
    expect(rows.length).toBeGreaterThan(30)
    expect(rows.filter((row) => !/^\|[^|]+\|[^|]+\| `[^|]+\| `test\/[^|]+\|$/.test(row))).toEqual([])
  })

  it('names files that are there', () => {
    const files = [...page.matchAll(/`((?:src|test|docs)\/[^`]+)`/g)].map(([, file]) => file!)
    expect(files.filter((file) => !existsSync(new URL(file, root)))).toEqual([])
  })

  it('names tests that are there', () => {
    expect(tests.length).toBeGreaterThan(40)
    expect(tests.filter(([file, title]) => !read(file!).includes(`'${title}'`))).toEqual([])
  })
})
