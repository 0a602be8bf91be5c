const quoted = /"(?:\\.|[^"\\])*"/g
const grouping = /\b(?:by|without|on|ignoring|group_left|group_right)\s*\(([^)]*)\)/g
const selector = /([a-zA-Z_:][a-zA-Z0-9_:]*)\s*\{([^}]*)\}/g
const functions = ['sum', 'max', 'min', 'topk', 'rate', 'time', 'histogram_quantile']
/** Of the scrape itself, whoever is scraped. */
const scraped = { metrics: ['up'], labels: ['job', 'instance'] }

/** What the text format tells: each series by name, with the labels that it has. */
export const toldSeries = (text: string): Map<string, Set<string>> => {
  const told = new Map<string, Set<string>>()
  for (const line of text.split('\n').filter((one) => one !== '' && !one.startsWith('#'))) {
    const [, name = '', labels = ''] = /^([a-z0-9_]+)(?:\{(.*)\})? \S+$/.exec(line)!
    const known = told.get(name) ?? new Set()
    for (const [, label] of labels.matchAll(/([a-z_]+)="/g)) known.add(label!)
    told.set(name, known)
  }
  return told
}

/** Every metric of a PromQL expression that is not told, and every label that its metrics do not have. */
export const unknownIn = (expression: string, told: Map<string, Set<string>>): string[] => {
  const bare = expression.replaceAll(quoted, '""')
  const labelsOf = (metric: string) => [...(told.get(metric) ?? []), ...scraped.labels]
  const matched = [...bare.matchAll(selector)].flatMap(([, metric, matchers]) =>
    [...matchers!.matchAll(/([a-zA-Z_]\w*)\s*(?:=~|!~|!=|=)/g)].map(([, label]) => ({
      metric: metric!,
      label: label!,
    })),
  )
  const grouped = [...bare.matchAll(grouping)].flatMap(([, labels]) => labels!.split(',').map((label) => label.trim()))
  const rest = bare
    .replaceAll(grouping, ' ')
    .replaceAll(/\{[^}]*\}|\[[^\]]*\]/g, ' ')
    .replaceAll(/\b\d[\w.]*/g, ' ')
  const named = [...rest.matchAll(/[a-zA-Z_:][\w:]*/g)]
    .map(([name]) => name)
    .filter((name) => !functions.includes(name))
  const labels = named.flatMap(labelsOf)
  return [
    ...named.filter((name) => !told.has(name) && !scraped.metrics.includes(name)),
    ...matched.filter(({ metric, label }) => !labelsOf(metric).includes(label)).map(({ label }) => label),
    ...grouped.filter((label) => !labels.includes(label)),
  ]
}
