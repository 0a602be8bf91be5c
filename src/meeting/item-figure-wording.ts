import { words } from './figure-words.ts'

/** Figures of the batches and items, and of the cases handled. */
export const itemFigureWords = {
  batches: words(
    '累计发布批次',
    'batches',
    '截止日及以前发布的互认互办事项批次，即“X 批次”。',
    'Batches published by the day: X.',
  ),
  'batches.new': words(
    '新发布批次',
    'new batches',
    '上次会议数据截止后新增的批次。',
    'Batches that the count of the last meeting did not have.',
  ),
  items: words(
    '累计互认互办事项',
    'items',
    '已发布批次中截止日仍有效的事项，重复的只计一次，归入最先发布的批次，即“Y 项”。',
    'Items of published batches that are valid on the day, each once, in the batch published first: Y.',
  ),
  'items.new': words(
    '新增事项',
    'new items',
    '现计入而上次会议未计入的事项。',
    'Items that count now and did not at the last meeting.',
  ),
  'items.gross': words(
    '各批次发布之和',
    'listed',
    '各批次发布时所列事项之和，含重复。',
    'Entries of the lists as published, duplicates included.',
  ),
  'items.added': words('调整增加', 'added', '发布后经调整增加的事项。', 'Added by adjustments after publication.'),
  'items.gainedBySplits': words(
    '拆分增加',
    'gained by splits',
    '事项拆分后多出的事项。',
    'Items more than there were, that came of a split.',
  ),
  'items.duplicates': words('重复', 'duplicates', '此前批次已计的事项。', 'Credited to an earlier batch.'),
  'items.withdrawn': words('退出', 'withdrawn', '经调整退出或取消的事项。', 'Withdrawn by adjustments, or cancelled.'),
  'items.mergedAway': words(
    '合并减少',
    'merged away',
    '并入其他已计事项的事项。',
    'Became another item that is counted.',
  ),
  'items.liveInAll': words(
    '全域可办事项',
    'live in n of n',
    '所有成员城市两两之间均已互办的事项。',
    'Handled by every ordered pair of members.',
  ),
  'items.liveInPart': words(
    '部分城市可办事项',
    'live in part',
    '部分成员城市之间已互办的事项。',
    'Handled by some pair of members, not by all.',
  ),
  'items.fullyOnline': words(
    '全程网办事项',
    'fully online',
    '有成员城市以全程网办方式受理的事项；一项可有多种方式。',
    'Accepted fully online by a member; an item may have several modes.',
  ),
  'items.acceptedOnBehalf': words(
    '异地代收代办事项',
    'accepted on behalf',
    '有成员城市以异地代收代办方式受理的事项。',
    'Accepted on behalf by a member.',
  ),
  'items.jointlyHandled': words(
    '多地联办事项',
    'jointly handled',
    '有成员城市以多地联办方式受理的事项。',
    'Jointly handled by a member.',
  ),
  cases: words(
    '累计跨市办件量',
    'cases',
    '截止日所在月及以前各市报送的跨市办件量之和，在收件城市计一次。',
    'Cases across cities of all months until that of the day, each once, at the accepting city.',
  ),
  'cases.year': words(
    '当年跨市办件量',
    'cases this year',
    '当年截止日所在月及以前的跨市办件量。',
    "Cases across cities of the year's months until that of the day.",
  ),
}
