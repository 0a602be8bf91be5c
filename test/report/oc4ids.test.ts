import { describe, expect, it } from 'vitest'
import type { ExportedProject, ProjectExportHead } from '../../src/programme/exported-project.ts'
import { usualFields } from '../../src/programme/plan-field.ts'
import { writeOc4ids } from '../../src/report/oc4ids.ts'
import { exampleOfOc4ids, violationsOfOc4ids } from '../support/oc4ids.ts'

const head: ProjectExportHead = {
  cluster: { id: 1, code: 'hbew', name: '呼包鄂乌城市群', isSample: false, isSandbox: false },
  year: 2026,
  asOf: '2026-03-02',
  knownAt: '2026-03-02T01:00:00.000001Z',
  cities: [
    { code: '150100', name: '呼和浩特市' },
    { code: '150200', name: '包头市' },
  ],
  fields: usualFields,
}

const bare: ExportedProject = {
  ...{ number: 2, firstYear: 2026, firstNumber: 2, recordedAt: '2026-01-05T01:00:00Z', progress: [] },
  content: {
    ...{ title: '样例水厂', field: 'ECOLOGY', leadCity: '150200', leadUnit: null, participatingCities: [] },
    ...{ cooperatingUnits: [], deadline: null, milestones: [], source: null, note: null, projectCode: null },
    ...{ totalInvestmentFen: null, plannedThisYearFen: null, sourceUnit: null, plannedCurve: null },
    ...{ investmentShares: [], plannedStartOn: null, plannedCompletionOn: null, actualStartOn: null },
    ...{ actualCompletionOn: null, enteredInStatisticsOn: null, stage: null, liaisonLeader: null, winterStop: null },
    ...{ factors: [], permits: [], conditionalAcceptance: null, stalled: null },
  },
}

const full: ExportedProject = {
  ...{ number: 1, firstYear: 2024, firstNumber: 7, recordedAt: '2026-01-05T01:00:00Z' },
  content: {
    ...bare.content,
    ...{ title: '呼包城际"快速"路 123', field: 'TRANSPORT', leadCity: '150100', participatingCities: ['150200'] },
    ...{ leadUnit: '呼和浩特市交通运输局', cooperatingUnits: ['包头市交通运输局', '包头市交通运输局'] },
    milestones: [{ key: 'm1', title: '路基完成', dueOn: '2026-06-30', owner: '项目部' }],
    ...{ note: '样例', projectCode: '2401-150100-04-01-123456', totalInvestmentFen: 9_000_000_000_000_000 },
    ...{ plannedThisYearFen: 8_600_000_001, plannedStartOn: '2024-03-01', actualStartOn: '2024-04-15' },
    ...{ plannedCompletionOn: '2027-10-31', stage: 'READY' },
  },
  progress: [
    {
      ...{ city: '150100', onDay: '2026-02-28', completedSinceStartFen: 8_999_999_999_999_999 },
      ...{ physicalPermille: 355, stage: 'UNDER_CONSTRUCTION' },
    },
    { city: '150200', onDay: '2026-01-31', completedSinceStartFen: null, physicalPermille: null, stage: null },
  ],
}

const written = async (...projects: ExportedProject[]) => {
  let text = ''
  const names = { prefix: 'oc4ids-abc123', uri: 'https://hub.example/export/oc4ids.json?cluster=hbew' }
  for await (const piece of writeOc4ids(head, names, [projects])) text += piece
  return text
}
const read = async (...projects: ExportedProject[]) => JSON.parse(await written(...projects))

describe('the schemas of OC4IDS 0.9.5', () => {
  it('find nothing in the published example', () => {
    expect(violationsOfOc4ids(exampleOfOc4ids)).toEqual([])
  })

  it('find what is wrong', () => {
    expect(violationsOfOc4ids({ ...exampleOfOc4ids, publishedDate: '2018', projects: [{ status: 'built' }] })).toEqual([
      '/publishedDate must match format "date-time"',
      "/projects/0 must have required property 'id'",
      '/projects/0/status must be equal to one of the allowed values',
    ])
  })
})

describe('writing key projects as OC4IDS', () => {
  it('writes a package without a violation, of a project of which all is known and one of which nothing is', async () => {
    expect(violationsOfOc4ids(await read(full, bare))).toEqual([])
  })

  it('writes money to the 分, which a number of the runtime would round', async () => {
    const text = await written(full)
    expect(text).toContain('"budget":{"amount":{"amount":90000000000000,"currency":"CNY"}}')
    expect(text).toContain('"value":{"amount":89999999999999.99,"currency":"CNY"}')
    expect(text).toContain('"value":{"amount":86000000.01,"currency":"CNY"}')
  })

  it('keeps a project’s identity over the years, under the publisher’s prefix', async () => {
    const { projects } = await read(full, bare)
    expect(projects.map(({ id }: { id: string }) => id)).toEqual([
      'oc4ids-abc123-hbew-2024-7',
      'oc4ids-abc123-hbew-2026-2',
    ])
    expect(projects[0].identifiers).toEqual([
      { id: '2401-150100-04-01-123456', scheme: 'tzxm.gov.cn' },
      { id: 'hbew/PROJECT/2026/1', scheme: 'hutong' },
    ])
  })

  it('says the phase that the lead city released, not the one that was planned', async () => {
    const { projects } = await read(full)
    expect(projects[0].status).toBe('implementation')
    expect(projects[0].period).toEqual({
      startDate: '2024-04-15T00:00:00+08:00',
      endDate: '2027-10-31T00:00:00+08:00',
    })
    expect(projects[0].metrics[1]).toEqual({
      id: 'physicalProgress',
      title: '形象进度',
      observations: [
        {
          ...{ id: '150100-2026-02-28', measure: '35.5', unit: { name: '%' }, notes: '150100' },
          period: { endDate: '2026-02-28T00:00:00+08:00' },
        },
      ],
    })
  })

  it('leaves out what is not known', async () => {
    const { projects } = await read(bare)
    expect(projects[0]).toEqual({
      ...{ id: 'oc4ids-abc123-hbew-2026-2', updated: '2026-01-05T01:00:00Z', language: 'zh', title: '样例水厂' },
      identifiers: [{ id: 'hbew/PROJECT/2026/2', scheme: 'hutong' }],
      additionalClassifications: [{ scheme: 'hutong-hbew-field', id: 'ECOLOGY', description: '生态' }],
      locations: [{ id: '150200', description: '包头市', address: { locality: '包头市' } }],
    })
  })
})
