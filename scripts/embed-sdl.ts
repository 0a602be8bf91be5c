import { readdir, readFile, writeFile } from 'node:fs/promises'

/** The contract as one text: `schema/*.graphql` in the order of their names. */
export const readSdl = async (): Promise<string> => {
  const folder = new URL('../schema/', import.meta.url)
  const names = (await readdir(folder)).filter((name) => name.endsWith('.graphql')).sort()
  const texts = await Promise.all(names.map((name) => readFile(new URL(name, folder), 'utf8')))
  return texts.join('\n')
}

/** The module that carries it to hosts without a disk. */
export const sdlModule = (sdl: string): string =>
  `// Made from schema/*.graphql by \`npm run embed\`; a test holds it against them.\nexport const sdl = ${JSON.stringify(sdl)}\n`

if (process.argv[1] === new URL(import.meta.url).pathname)
  await writeFile(new URL('../src/graphql/sdl.generated.ts', import.meta.url), sdlModule(await readSdl()))
