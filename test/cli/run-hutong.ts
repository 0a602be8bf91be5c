import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'
import { cleanEnvironment, runCommand } from '../support/command-line.ts'

export const binary = fileURLToPath(new URL('../../bin/hutong.mjs', import.meta.url))

const startNode = (args: readonly string[], env: Record<string, string>, cwd?: string) =>
  spawn(process.execPath, args, { cwd, env: { ...process.env, ...cleanEnvironment, ...env } })

export const startHutong = (args: readonly string[], env: Record<string, string> = {}, cwd?: string) =>
  startNode([binary, ...args], env, cwd)

export const ended = async (child: ReturnType<typeof startNode>, input = '') => {
  child.stdin.end(input)
  const closed = new Promise<number | null>((resolve) => child.once('close', resolve))
  const [out, err, code] = await Promise.all([text(child.stdout), text(child.stderr), closed])
  return { code, out, err }
}

/** Runs the program to its end, in this process. */
export const hutong = runCommand

/** Runs it to its end as a process of its own: for what only a process shows. */
export const hutongProcess = (args: readonly string[], env: Record<string, string> = {}, cwd?: string) =>
  ended(startHutong(args, env, cwd))

/** Runs a file of the source by itself. */
export const runFile = (path: string, args: readonly string[], input = '') =>
  ended(startNode(['--import', 'tsx', path, ...args], {}), input)

/** Runs a program outside the house with Node alone. */
export const runPlain = (path: string, cwd: string, env: Record<string, string>) => ended(startNode([path], env, cwd))

/** A folder that goes with the test. */
export const temporaryFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'hutong-cli-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
