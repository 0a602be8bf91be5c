import { existsSync, readdirSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const folder = (path) => fileURLToPath(new URL(path, new URL('../', import.meta.url)))
const stamp = (path) => statSync(path).mtimeMs

// A folder's own time tells of files that are gone.
const newestIn = (path) =>
  readdirSync(path, { withFileTypes: true, recursive: true })
    .map((entry) => stamp(`${entry.parentPath ?? entry.path}/${entry.name}`))
    .reduce((newest, time) => Math.max(newest, time), stamp(path))

/** Where the built program has this entry; null where it was not built, or the sources have changed since. */
export const builtEntry = (name) => {
  const entry = folder(`dist/program/${name}`)
  if (!existsSync(entry)) return null
  // Only a working copy has tests, and only there do sources change.
  const isCurrent = !existsSync(folder('test')) || newestIn(folder('src')) <= stamp(entry)
  return isCurrent ? new URL(`../dist/program/${name}`, import.meta.url).href : null
}
