import { readFileSync } from 'node:fs'
import ajvDraft04 from 'ajv-draft-04'
import formats from 'ajv-formats'

const file = (name: string) => JSON.parse(readFileSync(new URL(`../data/oc4ids/${name}`, import.meta.url), 'utf8'))

/** The published example: no violation. */
export const exampleOfOc4ids = file('example.json')

// The schemas name code lists beside what the language of schemas knows.
const ajv = new ajvDraft04.default({ allErrors: true, strict: false })
formats.default(ajv)
ajv.addSchema(file('project-schema.json'))
const validate = ajv.compile(file('project-package-schema.json'))

/** What of a package is not as the schemas of OC4IDS 0.9.5 say, each as `place message`. */
export const violationsOfOc4ids = (data: unknown): string[] =>
  validate(data) ? [] : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
