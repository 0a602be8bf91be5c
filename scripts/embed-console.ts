import { createHash } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'

const folder = new URL('../src/console/assets/', import.meta.url)

const readText = (url: URL): Promise<string> => readFile(url, 'utf8')

const readStyles = async (): Promise<string> => {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.css')).sort()
  return (await Promise.all(names.map((name) => readText(new URL(name, folder))))).join('\n')
}

const asset = (type: string, text: string) => ({
  type,
  hash: createHash('sha256').update(text).digest('hex').slice(0, 10),
  text,
})

const script = 'text/javascript; charset=utf-8'

/** The console's styles and scripts as one module: for hosts without a disk, each with the hash that its address carries. */
export const consoleModule = async (): Promise<string> => {
  const htmx = await readText(new URL('../node_modules/htmx.org/dist/htmx.min.js', import.meta.url))
  const assets = {
    'console.css': asset('text/css; charset=utf-8', await readStyles()),
    'console.js': asset(script, await readText(new URL('console.js', folder))),
    'htmx.js': asset(script, htmx.replace(/\n?\/\/# sourceMappingURL=\S+\s*$/, '')),
    'icon.svg': asset('image/svg+xml', await readText(new URL('icon.svg', folder))),
  }
  return `// Made from src/console/assets and htmx.org by \`npm run embed\`; a test holds it against them.\nexport const assets = ${JSON.stringify(assets)}\n`
}

if (process.argv[1] === new URL(import.meta.url).pathname)
  await writeFile(new URL('../src/console/assets.generated.ts', import.meta.url), await consoleModule())
