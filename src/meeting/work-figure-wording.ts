import { words } from './figure-words.ts'

/** Figures of what the cities ask of each other and have resolved. */
export const workFigureWords = {
  'issues.open': words(
    '未销号的需协调事项',
    'open issues',
    '截止日已提出尚未销号的需协调事项；分城市时按责任城市计。',
    'Raised and not closed by the day; of a city: those it owns.',
  ),
  'issues.overdue': words(
    '逾期未答复事项',
    'overdue issues',
    '责任城市超过约定日期仍未答复的事项。',
    'The owner has let the agreed day pass without an answer.',
  ),
  'issues.closed': words(
    '已销号事项',
    'issues closed',
    '上次会议后销号的需协调事项（无上次会议的为当年）；分城市时按原责任城市计。',
    'Closed since the last meeting, or in the year without one; of a city: those it owned.',
  ),
  requests: words(
    '交办件次',
    'requests',
    '当年交办各市的事项，转办他市的另计一次。',
    'What was given to cities within the year; given to another, it counts again.',
  ),
  'requests.acceptedInTime': words(
    '按时接办率',
    'accepted in time',
    '七日内接办的件次÷应接办件次。',
    'Accepted within seven days, by those whose time is over or that are accepted.',
  ),
  'requests.answeredInTime': words(
    '按时答复率',
    'answered in time',
    '约定日期前答复的件次÷应答复件次。',
    'Answered by the agreed day, by those whose time is over or that are answered.',
  ),
  'resolutions.open': words(
    '未办结的议定事项',
    'open resolutions',
    '历次会议议定、截止日尚未完成或终止的事项；分城市时按牵头城市计。',
    'Of all meetings, neither done nor ended by the day; of a city: those it leads.',
  ),
  'resolutions.overdue': words(
    '逾期的议定事项',
    'overdue resolutions',
    '时限已过尚未完成或终止的议定事项。',
    'The deadline is over, and it is neither done nor ended.',
  ),
  'resolutions.done': words(
    '已完成的议定事项',
    'resolutions done',
    '历次会议议定、截止日已完成的事项。',
    'Of all meetings, done by the day.',
  ),
}
