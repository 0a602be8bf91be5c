import { readFileSync, writeFileSync } from 'node:fs'

const file = new URL('RESULTS.md', import.meta.url)

/** Writes a section of RESULTS.md anew: what stands under its heading up to the next one. */
export const writeSection = (heading: string, text: string): void => {
  const sections = readFileSync(file, 'utf8').split(/^(?=## )/m)
  const section = `## ${heading}\n\n${text.trim()}\n`
  const at = sections.findIndex((one) => one.startsWith(`## ${heading}\n`))
  const isLast = at === sections.length - 1
  const written = at < 0 ? [...sections, `\n${section}`] : sections.toSpliced(at, 1, isLast ? section : `${section}\n`)
  writeFileSync(file, written.join(''))
}
