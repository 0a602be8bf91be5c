#!/usr/bin/env node
import { fileURLToPath } from 'node:url'
import { builtEntry } from './built.mjs'

// Awaiting alone keeps no process alive: where an answer gets lost with its socket, Node would leave with code 13 and not a word,
// before the request's own time limit can tell of it.
const untilAnswered = setInterval(() => {}, 2 ** 30)

const fromBuild = (entry) => {
  process.setSourceMapsEnabled(true)
  return import(entry)
}

const fromSources = async () => {
  const { register } = await import('tsx/esm/api')
  // The package's own settings, whatever project the command is called from.
  register({ tsconfig: fileURLToPath(new URL('../tsconfig.json', import.meta.url)) })
  return import('../src/cli/main.ts')
}

const built = builtEntry('main.mjs')
const { main } = await (built ? fromBuild(built) : fromSources())
await main()
clearInterval(untilAnswered)
