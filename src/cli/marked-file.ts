import type { Say } from './language.ts'

/** Writes the sheet with its problems marked, if there is one, and says so. */
export const keepMarked = async (say: Say, path: string, marked: Blob | null): Promise<string> => {
  if (marked === null) return say('没有需要标注的问题,未写标注文件。', 'Nothing to mark: no marked file was written.')
  const { writeWhole } = await import('./whole-file.ts')
  await writeWhole(path, async (file) => file.writeFile(new Uint8Array(await marked.arrayBuffer())))
  return say(`已写标注文件:${path}`, `The problems are marked in ${path}`)
}
