// Makes `hutong/client` for programs outside: plain JavaScript and its types in dist/, which Node runs from anywhere (it strips no
// types under node_modules). `npm ci` and `npm pack` run it; where the development packages are left out there is nothing to do.
import { spawnSync } from 'node:child_process'
import { existsSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const compiler = new URL('../node_modules/typescript/bin/tsc', import.meta.url)

if (existsSync(compiler)) {
  rmSync(new URL('../dist', import.meta.url), { recursive: true, force: true })
  const { status } = spawnSync(process.execPath, [fileURLToPath(compiler), '-p', 'tsconfig.client.json'], {
    cwd: root,
    stdio: 'inherit',
  })
  process.exitCode = status ?? 1
}
