import type { Wording } from '../../base/wording.ts'

export const mapWords = {
  title: { zh: '代码对照表', en: 'Code map' },
  note: {
    zh: '第{n}版；本市系统的列名和代码在此对照为统一的字段和用词，各市“2”所指不同，不对照的一律不猜',
    en: "Version {n}; says what your system's columns and codes mean here; what nobody said is never guessed",
  },
  empty: {
    zh: '还没有对照。标准列名和官方用词无须对照。',
    en: 'Nothing is said yet; official names and words need nothing.',
  },
  kind: { zh: '类别', en: 'Of' },
  column: { zh: '列名', en: 'A column' },
  theirs: { zh: '本市系统中', en: 'In your system' },
  ours: { zh: '统一为', en: 'Means here' },
  oursHint: {
    zh: '列名对照填字段名，如“办件类型”；代码对照填官方用词，如“即办件”；填“-”表示忽略该列或视为未填；留空即删除此条。',
    en: 'For a column a field, for a code a word; "-" ignores it; empty takes the line away.',
  },
  entries: { zh: '对照条目', en: 'Entries' },
  limitUnit: { zh: '时限单位', en: 'Unit of limits' },
  check: { zh: '试一试', en: 'Try' },
  publish: { zh: '发布', en: 'Publish' },
  changes: { zh: '将有{n}处变化', en: '{n} changes' },
  noChanges: { zh: '没有变化。', en: 'Nothing changes.' },
  before: { zh: '原为', en: 'Was' },
  after: { zh: '改为', en: 'Will be' },
  effect: {
    zh: '待改的{all}行中，按此对照有{readable}行可以读通（现为{now}行）；发布后重新推送即可。',
    en: 'Of {all} rows to be mended {readable} can be read with it ({now} now); push them again after publishing.',
  },
  published: { zh: '已发布为第{n}版。', en: 'Published as version {n}.' },
  again: { zh: '按新对照表重推待改的{n}行', en: 'Push the {n} rows to be mended again' },
  propose: { zh: '从目录文件生成建议', en: 'Propose from a file' },
  proposeHint: {
    zh: '上传本市目录（xlsx、csv、ndjson），系统分析列名和取值，提出对照建议；不写入任何数据。',
    en: 'Upload your catalogue (xlsx, csv, ndjson): its names and values are looked at, nothing is written.',
  },
  file: { zh: '目录文件', en: 'Catalogue' },
  proposal: { zh: '生成建议', en: 'Propose' },
  proposed: {
    zh: '已分析{rows}行：请核对下面新增的建议，空着的须由人填写，然后试一试、发布。',
    en: '{rows} rows were looked at: check what is proposed, fill in what is left open, then try and publish.',
  },
  seen: { zh: '{rows}行', en: '{rows} rows' },
  seenAs: { zh: '{rows}行，如{examples}', en: '{rows} rows, such as {examples}' },
  revisions: { zh: '历次版本', en: 'Versions' },
  revision: { zh: '第{n}版', en: 'Version {n}' },
  missing: { zh: '请选择文件。', en: 'Choose a file.' },
} as const satisfies Record<string, Wording>
