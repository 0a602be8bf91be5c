import type { Wording } from '../../base/wording.ts'

export const progressSheetWords = {
  title: { zh: '整表粘贴或上传', en: 'Paste or upload a whole sheet' },
  intro: {
    zh: '连同表头从 Excel、WPS 复制整张表粘贴在此，或上传文件；按“序号”（和“清单”）对应各行，不限页数。先核对，再保存。',
    en: 'Paste a whole sheet with its heads, or upload a file: rows are known by number (序号) and list (清单), whatever page they are on. Check it, then save.',
  },
  placed: {
    zh: '已按顺序对应各行，请看序号、名称是否对得上，没有写入任何数据。',
    en: 'Each line stands beside the row into which it goes: see whether they belong together. Nothing was written.',
  },
  text: { zh: '粘贴的表格', en: 'The sheet as pasted' },
  file: { zh: '或文件（xlsx、csv）', en: 'Or a file (xlsx, csv)' },
  list: { zh: '清单（表中未写时）', en: 'List, where the sheet says none' },
  onDay: { zh: '数据日（表中未写时）', en: 'Day of the figures, where the sheet says none' },
  accept: { zh: '有错的行跳过，其余照常保存', en: 'Leave rows with errors out, and save the others' },
  revise: { zh: '更正已报送的数据（逐行写明说明）', en: 'Correct what was released (a reason in each row)' },
  check: { zh: '核对', en: 'Check' },
  take: { zh: '保存', en: 'Save' },
  marked: { zh: '下载标注表', en: 'The sheet, marked' },
  missing: { zh: '请粘贴表格或选择文件。', en: 'Paste a sheet or choose a file.' },
  nothingToMark: { zh: '没有可标注的问题。', en: 'There is nothing to mark.' },
  checked: { zh: '核对结果（没有写入）', en: 'Checked, nothing written' },
  taken: { zh: '已保存', en: 'Saved' },
  refused: { zh: '没有保存', en: 'Not saved' },
  tally: {
    zh: '共 {received} 行：填报 {entered}，不变 {unchanged}，不接受 {rejected}',
    en: '{received} rows: {entered} entered, {unchanged} unchanged, {rejected} rejected',
  },
  back: { zh: '返回填报', en: 'Back to the grid' },
} as const satisfies Record<string, Wording>

/** What the grid says of a block that was pasted into it. */
export const pasteWords = {
  filled: { zh: '已填 {n} 行，尚未保存。', en: '{n} rows filled in, not saved yet.' },
  skipped: { zh: '{n} 行已报送，没有改动。', en: '{n} rows are released and were left as they are.' },
  unread: { zh: '{n} 格不认识，没有填。', en: '{n} cells were not understood and left out.' },
  wide: { zh: '{n} 格超出最后一列，没有填。', en: '{n} cells are beyond the last column and were left out.' },
  beyond: { zh: '多出 {n} 行，后面没有对应的行。', en: '{n} lines are beyond the last row and were left out.' },
  over: {
    zh: '粘贴了 {n} 行，本页从此格起只有 {rows} 行，还没有填。',
    en: '{n} lines were pasted, this page has {rows} rows from here on. Nothing was filled in yet.',
  },
  all: { zh: '对应后面各页，先核对', en: 'Go on over the pages that follow, check first' },
  here: { zh: '只填本页', en: 'Only this page' },
} as const satisfies Record<string, Wording>
