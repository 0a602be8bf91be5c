import type { Wording } from '../base/wording.ts'

/** Of pushes and chunks as wholes, and of their rows. */
export const pushWording = {
  PUSH_CODE_INVALID: {
    zh: '推送编号“{found}”不正确：8 至 64 位字母、数字、点、下划线或连字符。',
    en: 'The id of a push, "{found}", must have 8 to 64 letters, digits, dots, underscores or hyphens.',
  },
  PUSH_UNKNOWN: { zh: '没有编号为“{push}”的推送。', en: 'There is no push "{push}".' },
  PUSH_CLOSED: {
    zh: '推送“{push}”已结束或正在生效（{state}），不能再追加；请用新的编号。',
    en: 'The push "{push}" takes no more ({state}); begin another.',
  },
  PUSH_OF_OTHER_MODE: {
    zh: '推送“{push}”是以 {mode} 方式开始的，同一推送不能更换方式。',
    en: 'The push "{push}" was begun as {mode}; one push has one mode.',
  },
  PUSH_INCOMPLETE: {
    zh: '应有 {chunks} 块，已收到 {found} 块；请补齐后再结束。',
    en: 'There are to be {chunks} chunks, {found} have come; send the rest before finishing.',
  },
  PUSH_DROPPED: {
    zh: '全量目录只有 {now} 行，而在用的有 {before} 行，减少超过 {share}；请核对，确属如此时以 confirm=true 确认。',
    en: 'The whole catalogue has {now} rows, {before} are in force: a drop of more than {share}. Look again, and confirm if it is so.',
  },
  ROWS_MISSING: {
    zh: '在用的行中有 {count} 行不在本次全量目录中（如 {rows}）；它们不会被自动取消。',
    en: '{count} rows that are in force are not in the whole catalogue, such as {rows}; none is cancelled for that.',
  },
  CHUNK_NUMBER_INVALID: {
    zh: '块号“{found}”不正确：应为自 1 起的整数。',
    en: 'The number of a chunk must be a whole number from 1 on, not "{found}".',
  },
  CHUNK_OUT_OF_ORDER: {
    zh: '应发送第 {expected} 块，收到的是第 {found} 块；请从第 {expected} 块继续。',
    en: 'Chunk {expected} is next, not {found}; go on from there.',
  },
  CHUNK_OTHER_CONTENT: {
    zh: '第 {chunk} 块已收到，但内容不同；内容变了请另起一个推送。',
    en: 'Chunk {chunk} has come with other content; begin another push for that.',
  },
  CHUNK_TOO_LARGE: {
    zh: '一块至多 {most} 行，请分成几块。',
    en: 'A chunk has at most {most} rows; send several.',
  },
  ROW_NOT_JSON: {
    zh: '该行不是一个 JSON 对象（UTF-8），无法读取；其余各行不受影响。',
    en: 'The line is no JSON object in UTF-8; the other rows are not touched by it.',
  },
  ROW_TOO_LARGE: {
    zh: '该行有 {length} 个字符，超过上限 {longest}。',
    en: 'The row has {length} characters, more than {longest}.',
  },
  ROW_TOO_DEEP: { zh: '内容嵌套超过 {deepest} 层。', en: 'The content is nested deeper than {deepest} levels.' },
  ROW_NUMBER_TOO_LARGE: {
    zh: '“{field}”中的数超出可表示的范围，请改为文字。',
    en: 'A number in "{field}" is larger than can be kept; send it as text.',
  },
  ROW_ID_INVALID: {
    zh: '行标识 rowId 须为 1 至 {longest} 个字符的文字，在本数据源内唯一且不变。',
    en: "rowId must be a text of 1 to {longest} characters, the row's own for good.",
  },
  ROW_VERSION_INVALID: {
    zh: '版本“{found}”不正确：应为正整数，只增不减。表格中没有版本列时，可把更新时间列对照为版本：hutong map set --column "更新时间=version"。',
    en: 'The version "{found}" must be a whole number from 1 on; it only rises. In a sheet a column of times will do: hutong map set --column "TIME=version".',
  },
  ROW_OPERATION_INVALID: {
    zh: '操作“{found}”不正确：应为 UPSERT、SUSPEND、CANCEL，或对照表中的词。',
    en: 'The operation "{found}" must be UPSERT, SUSPEND or CANCEL, or a word of the code map.',
  },
  ROW_TIME_INVALID: {
    zh: '时间“{found}”不正确，应形如 2026-11-27T03:04:05Z。',
    en: '"{found}" is no instant; write 2026-11-27T03:04:05Z.',
  },
  ROW_CONTENT_MISSING: {
    zh: '缺少内容 content：应为一个 JSON 对象。',
    en: 'content is missing; it must be a JSON object.',
  },
  ROW_OF_OTHER_SOURCE: {
    zh: '该行的数据源为“{found}”，而本次推送为“{source}”。',
    en: 'The row is of the source "{found}", the push of "{source}".',
  },
  REJECTED_ROW_UNKNOWN: {
    zh: '没有待改的行“{rowId}”：可能已改正并被采用。',
    en: 'No row "{rowId}" waits to be mended; it may have been mended already.',
  },
  ROW_OUTDATED: {
    zh: '版本 {version} 低于已收到的 {known}，未采用。',
    en: 'Version {version} is lower than {known}, which has come; it was left out.',
  },
  ROW_CONFLICT: {
    zh: '版本 {version} 已收到，但内容不同：内容变了须提高版本号。',
    en: 'Version {version} has come with other content: raise the version when the content changes.',
  },
  ROW_REPEATED: {
    zh: '行标识“{rowId}”在本次推送中不止一次出现，按先后处理。',
    en: 'The row "{rowId}" comes more than once in the push; they are taken in their order.',
  },
  ROW_MEANS_OTHER_ITEM: {
    zh: '该行原对应事项 {known}，现在的编码“{found}”是另一事项；请先取消原行，再以新的行标识推送，或由人工对应。',
    en: 'The row stands for the item {known}, and "{found}" is another; cancel it and push the other under a row id of its own, or have them matched.',
  },
  ITEM_OF_OTHER_ROW: {
    zh: '同一事项已由数据源“{source}”的行“{rowId}”提供；一个事项在一个城市只能有一行。',
    en: 'The row "{rowId}" of the source "{source}" stands for the same item; a city has one row an item.',
  },
} as const satisfies Record<string, Wording>
