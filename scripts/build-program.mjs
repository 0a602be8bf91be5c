// Puts the program together in dist/program, so that it starts in a fraction of the time that loading a thousand sources takes.
// `npm ci` and `npm pack` run it, and so do the tests where sources have changed: docs/decisions/0036.
import { mkdirSync, renameSync, utimesSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { builtEntry } from '../bin/built.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const target = join(root, 'dist/program')

/** A reader finds the old file or the new one, and never half of one. */
const put = (path, contents, time) => {
  const partial = `${path}.${process.pid}`
  writeFileSync(partial, contents)
  utimesSync(partial, time, time)
  renameSync(partial, path)
}

const buildProgram = async () => {
  // What changes while it builds is not in it.
  const begun = new Date()
  const { build } = await import('esbuild')
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: { main: 'src/cli/main.ts', 'start-table-worker': 'src/office/table-worker.ts' },
    ...{ bundle: true, splitting: true, write: false, keepNames: true, sourcemap: true, sourcesContent: false },
    ...{ format: 'esm', platform: 'node', target: 'node20', packages: 'external' },
    ...{ outdir: target, outExtension: { '.js': '.mjs' }, logLevel: 'warning' },
    alias: { '#table-work': './src/office/run-in-worker.ts' },
  })
  mkdirSync(target, { recursive: true })
  const isEntry = ({ path }) => /^(main|start-table-worker)\.mjs$/.test(basename(path))
  for (const file of outputFiles.toSorted((a, b) => isEntry(a) - isEntry(b))) put(file.path, file.contents, begun)
}

try {
  if (builtEntry('main.mjs') === null) await buildProgram()
} catch (fault) {
  // Where there is no esbuild the program runs from its sources.
  if (fault.code !== 'ERR_MODULE_NOT_FOUND') throw fault
}
