import { writeFile } from 'node:fs/promises'
import { readMigrations } from '../src/db/migration-files.ts'

/** The module by which hosts without a disk know whether a database is theirs. */
export const migrationsModule = async (): Promise<string> => {
  const lines = (await readMigrations()).map(
    ({ name, checksum }) => `  { name: '${name}', checksum: '${checksum}' },\n`,
  )
  return `// Made from migrations/*.sql by \`npm run embed\`; a test holds it against them.\nexport const knownMigrations = [\n${lines.join('')}]\n`
}

if (process.argv[1] === new URL(import.meta.url).pathname)
  await writeFile(new URL('../src/db/migrations.generated.ts', import.meta.url), await migrationsModule())
