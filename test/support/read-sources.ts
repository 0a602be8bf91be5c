import { readdir, readFile } from 'node:fs/promises'
import { join, sep } from 'node:path'
import type { SourceFile } from './source-file.ts'

/** The TypeScript files of a folder. */
export const readSources = async (folder: string): Promise<SourceFile[]> => {
  const files = await readdir(folder, { recursive: true })
  const paths = files.filter((file) => /\.tsx?$/.test(file)).sort()
  return Promise.all(
    paths.map(async (path) => ({ path: path.split(sep).join('/'), text: await readFile(join(folder, path), 'utf8') })),
  )
}
