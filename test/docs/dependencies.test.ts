import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')
const page = read('docs/dependencies.md')
const { dependencies, devDependencies } = JSON.parse(read('package.json')) as Record<string, Record<string, string>>

const [table = '', rest = ''] = page.split('Development only:')
const development = rest.split('Data that came')[0]!
/** `@opentelemetry/api, core` names two packages of one publisher. */
const named = [...table.matchAll(/^\| (?!package|-)([^|]+) \|/gm)].flatMap(([, cell]) => {
  const scope = /^(@opentelemetry\/)/.exec(cell!)?.[1] ?? ''
  return cell!.split(', ').map((name) => (name.startsWith(scope) ? name : `${scope}${name}`))
})

describe('the reasons for our dependencies', () => {
  it('names each that is installed, and none that is not', () => {
    expect(named.sort()).toEqual(Object.keys(dependencies!).sort())
  })

  it('names each of development', () => {
    expect(Object.keys(devDependencies!).filter((name) => !development.includes(name))).toEqual([])
  })

  it('pins each to one version', () => {
    const versions = [...Object.values(dependencies!), ...Object.values(devDependencies!)]
    expect(versions.filter((version) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([])
  })
})
