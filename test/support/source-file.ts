export interface SourceFile {
  /** Below `src/`, with slashes: `catalogue/batch.ts`. */
  readonly path: string
  readonly text: string
}

export interface Import {
  readonly from: string
  readonly names: string
  readonly isTypeOnly: boolean
}

const stringOrComment = /('(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`)|\/\/[^\n]*|\/\*[\s\S]*?\*\//g

export const withoutComments = (text: string): string => text.replace(stringOrComment, (_, string = ' ') => string)

/** What is left when quoted text is gone too; a template stays, because code can stand in it. */
export const codeOnly = (text: string): string =>
  withoutComments(text).replace(/'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"/g, "''")

const statement = /^\s*(?:import|export)\s+(type\s)?([^'"`;=]*?\bfrom\s+)?['"]([^'"]+)['"]/gm
const expression = /\bimport\(\s*['"]([^'"]+)['"]/g

export const importsOf = (text: string): Import[] => {
  const code = withoutComments(text)
  return [
    ...[...code.matchAll(statement)].map(([, type, names = '', from]) => ({
      from: from!,
      names,
      isTypeOnly: type !== undefined || (/\{/.test(names) && !/[{,]\s*(?!type\s)\w/.test(names)),
    })),
    ...[...code.matchAll(expression)].map(([, from]) => ({ from: from!, names: '', isTypeOnly: false })),
  ]
}

/** Nothing for a package; otherwise the path below `src/` that a relative import means. */
export const targetOf = (path: string, from: string): string | undefined =>
  from.startsWith('.') ? new URL(from, `file:///src/${path}`).pathname.replace(/^\/src\//, '') : undefined

/** `catalogue` for `catalogue/batch.ts`, `node` for `node.ts`. */
export const areaOf = (path: string): string => path.split('/')[0]!.replace(/\.tsx?$/, '')

export const linesOf = (text: string): number => text.split('\n').length - (text.endsWith('\n') ? 1 : 0)
