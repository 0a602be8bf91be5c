import type { ExportedProject, ProjectExportHead } from '../programme/exported-project.ts'
import { projectOf } from './oc4ids-project.ts'
import { exactNumbers } from './oc4ids-value.ts'

/** What an export is called by whom: both as the standard wants them, and both the publisher's own. */
export interface Oc4idsNames {
  /** The prefix of project identifiers that was registered with the standard (`oc4ids-xxxxxx`). */
  readonly prefix: string
  /** Where the package can be had. */
  readonly uri: string
}

/** Key projects as a package of OC4IDS 0.9.5, project by project. Amounts are exact: numbers of 元 with the 分 that they have. */
export async function* writeOc4ids(
  head: ProjectExportHead,
  names: Oc4idsNames,
  pages: AsyncIterable<readonly ExportedProject[]> | Iterable<readonly ExportedProject[]>,
): AsyncGenerator<string> {
  const about = {
    version: '0.9',
    uri: names.uri,
    publishedDate: head.knownAt,
    publisher: { name: publisherOf(head) },
  }
  yield `${JSON.stringify(about).slice(0, -1)},"projects":[`
  let isFirst = true
  for await (const projects of pages)
    for (const project of projects) {
      yield `${isFirst ? '\n' : ',\n'}${exactNumbers(JSON.stringify(projectOf(head, names.prefix, project)))}`
      isFirst = false
    }
  yield '\n]}\n'
}

const publisherOf = ({ cluster: { name, isSample } }: ProjectExportHead): string =>
  isSample && !name.includes('演示') ? `${name}（演示数据，并非真实项目）` : name
