/** Rows of a list that nothing is wrong with, each with a local code of its own. */
export const sampleRows = (count: number) =>
  Array.from({ length: count }, (_, i) => ({
    name: `社会保障卡申领（第${i + 1}类）`,
    code: `NM-RS-${String(i + 1).padStart(6, '0')}`,
    kind: '公共服务',
    granularity: '主项',
    department: '人力资源和社会保障局',
  }))

/** The same as a CSV. */
export const sampleCsv = (count: number): string =>
  `事项编码,事项名称,事项类型,事项层级,主管部门\n${sampleRows(count)
    .map(({ name, code, kind, granularity, department }) => [code, name, kind, granularity, department].join(','))
    .join('\n')}\n`
