#!/usr/bin/env node
import { fileURLToPath } from 'node:url'
import { register } from 'tsx/esm/api'

// Awaiting alone keeps no process alive: where an answer gets lost with its socket, Node would leave with code 13 and not a word,
// before the request's own time limit can tell of it.
const untilAnswered = setInterval(() => {}, 2 ** 30)
// The package's own settings, whatever project the command is called from.
register({ tsconfig: fileURLToPath(new URL('../tsconfig.json', import.meta.url)) })
const { main } = await import('../src/cli/main.ts')
await main()
clearInterval(untilAnswered)
