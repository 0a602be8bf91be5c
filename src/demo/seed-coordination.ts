import type { Caller } from '../base/caller.ts'
import { addDays, civilDateAt } from '../base/civil-date.ts'
import type { Hub } from '../hub.ts'
import { answerIssue, handleIssue } from '../programme/answer-issue.ts'
import { assignIssue } from '../programme/assign-issue.ts'
import { closeIssue, returnIssue } from '../programme/close-issue.ts'
import { escalateIssue } from '../programme/escalate-issue.ts'
import { raiseIssue } from '../programme/raise-issue.ts'
import { asRole, cluster, must } from './demo-cities.ts'

const [hohhot, baotou, ordos, ulanqab] = ['150100', '150200', '150600', '150900'] as const

/**
 * Five issues as they come: closed out in time; overdue in spite of a reminder and a supervision letter; in hand; sent back and
 * overdue; and one that nobody was given yet.
 */
export const seedCoordination = async (hub: Hub, secretariat: Caller): Promise<void> => {
  const today = civilDateAt(hub.now())
  const before = (days: number) => addDays(today, -days)
  const at = (days: number): Hub => (days === 0 ? hub : { ...hub, now: () => new Date(`${before(days)}T04:00:00Z`) })
  const of = (city: string) => asRole('COORDINATOR', city)

  const raise = async (city: string | null, days: number, title: string, problem: string) => {
    const caller = city === null ? secretariat : of(city)
    const input = { cluster, city, title, problem: `${problem}（演示）` }
    return must(await raiseIssue(at(days), caller, input)).number
  }
  const assign = async (number: number, days: number, [owner, unit]: readonly [string, string], dueIn: number) => {
    const dueOn = addDays(before(days), dueIn)
    const documentNumber = `交办〔${before(days).slice(0, 4)}〕${number}号`
    must(await assignIssue(at(days), secretariat, { cluster, number, owner, unit, dueOn, documentNumber }))
  }
  const write = async (number: number, days: number, letter: 'REMINDER' | 'SUPERVISION', text: string) => {
    const documentNumber = `${letter === 'REMINDER' ? '提醒' : '督办'}〔${before(days).slice(0, 4)}〕1号`
    const said = { cluster, number, letter, text, dueOn: addDays(before(days), 7), documentNumber }
    must(await escalateIssue(at(days), secretariat, said))
  }

  const late = await raise(baotou, 60, '异地就医结算接口版本不一', '两市接口版本相差一版，结算回传失败')
  await assign(late, 58, [ordos, '鄂尔多斯市医疗保障局'], 15)
  const solved = await raise(hohhot, 40, '呼包断头路设计标准对接', '两市设计标准不一，无法同步开工')
  await write(late, 40, 'REMINDER', '请说明未答复的原因')
  await assign(solved, 38, [baotou, '包头市交通运输局'], 20)
  must(await handleIssue(at(36), of(baotou), { cluster, number: solved }))
  const back = await raise(ordos, 30, '园区用水指标跨市调剂', '年度用水指标不足，需调剂')
  await assign(back, 29, [ulanqab, '乌兰察布市水利局'], 20)
  must(await answerIssue(at(25), of(baotou), { cluster, number: solved, text: '已统一设计标准（演示）' }))
  must(await closeIssue(at(24), of(hohhot), { cluster, number: solved, manner: 'SOLVED' }))
  await write(late, 20, 'SUPERVISION', '请由分管负责同志牵头研究')
  must(await answerIssue(at(15), of(ulanqab), { cluster, number: back, text: '已转相关科室（演示）' }))
  const inHand = await raise(ulanqab, 15, '公积金互认材料清单', '两市材料清单不一致')
  await assign(inHand, 14, [hohhot, '呼和浩特市住房公积金中心'], 20)
  must(await returnIssue(at(13), of(ordos), { cluster, number: back, reason: '没有给出调剂方案（演示）' }))
  must(await handleIssue(at(12), of(hohhot), { cluster, number: inHand }))
  await raise(null, 5, '四市统一窗口标识', '各市窗口标识不一')
}
