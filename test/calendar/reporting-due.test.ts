import { describe, expect, it } from 'vitest'
import { publishedYears } from '../../src/calendar/published-years.ts'
import { reportedSince, reportingDue, reportsFrom, yearsOfReporting } from '../../src/calendar/reporting-due.ts'
import { checkReportingRule, readReportingRules } from '../../src/calendar/reporting-rules.ts'
import { makeCalendar } from '../../src/calendar/working-calendar.ts'
import { checkRule } from '../../src/catalogue/settable-rule.ts'
import { codesOf } from '../support/cluster.ts'

const calendar = makeCalendar(publishedYears)
const rule = (name: string, value: string, effectiveOn = '2020-01-01') => ({
  rule: name,
  value,
  effectiveOn,
  recordedIn: 1,
})

describe('by when a period is to be reported', () => {
  it.each([
    ['a plain week, the Monday after', '2026-W10', '2026-03-09', false],
    ['the week that ends with a make-up Saturday, after the Spring Festival', '2026-W07', '2026-02-24', false],
    ['the week of 1 January, whose Sunday is worked', '2026-W01', '2026-01-05', false],
    ['the week before a holiday on a Monday', '2026-W14', '2026-04-07', false],
    ['the second 旬 of the Spring Festival', '2026-02-X2', '2026-02-24', false],
    ['the third 旬, whose last day is a make-up Saturday', '2026-02-X3', '2026-03-02', false],
    ['the third 旬 that ends on 29 February', '2024-02-X3', '2024-03-01', false],
    ['a 旬 before a make-up Saturday', '2026-05-X1', '2026-05-11', false],
    ['February, the third working day of March', '2026-02', '2026-03-04', false],
    ['February of a leap year', '2024-02', '2024-03-05', false],
    ['April, past the Labour Day holiday', '2026-04', '2026-05-08', false],
    ['September, past the National Day holiday', '2026-09', '2026-10-10', false],
    ['the first quarter, past the Qingming holiday', '2026-Q1', '2026-04-08', false],
    ['the last quarter, in the next published year', '2025-Q4', '2026-01-08', false],
    ['December, in a year without a notice', '2026-12', '2027-01-05', true],
    ['the last week of the published years', '2026-W53', '2027-01-04', true],
    ['a month far beyond', '2029-06', '2029-07-04', true],
  ])('%s', (_, period, day, isProvisional) => {
    expect(reportingDue(period, [], calendar)).toEqual({ day, isProvisional, reportedWith: period })
  })

  it.each([
    ['January with February', '2026-01', '2026-03-04', '2026-02'],
    ['February as ever', '2026-02', '2026-03-04', '2026-02'],
    ['December as ever', '2025-12', '2026-01-06', '2025-12'],
    ['the first 旬 of January as ever', '2026-01-X1', '2026-01-12', '2026-01-X1'],
    ['January before the rule took effect', '2024-01', '2024-02-04', '2024-01'],
  ])('where January is merged: %s', (_, period, day, reportedWith) => {
    const rules = [rule('JANUARY_MERGED', 'true', '2025-01-01')]
    expect(reportingDue(period, rules, calendar)).toEqual({ day, isProvisional: false, reportedWith })
  })

  it.each([
    ['2026-01', '2026-01-01'],
    ['2026-02', '2026-01-01'],
    ['2026-03', '2026-03-01'],
    ['2025-02', '2025-02-01'],
    ['2026-02-X1', '2026-02-01'],
    ['2026-Q1', '2026-01-01'],
  ])('where January is merged, the report of %s speaks of the days since %s', (period, day) => {
    expect(reportedSince(period, [rule('JANUARY_MERGED', 'true', '2025-02-01')])).toBe(day)
  })

  it.each([
    ['2026-03', '2026-04-03'],
    ['2026-04', '2026-05-06'],
  ])('follows the rule that holds when %s ends: %s', (period, day) => {
    const rules = [rule('REPORT_DUE_MONTH', '1', '2026-04-01')]
    expect(reportingDue(period, rules, calendar).day).toBe(day)
  })

  it.each([
    ['2026-03', { from: 2026, to: 2026 }],
    ['2026-09', { from: 2026, to: 2027 }],
    ['2025-12', { from: 2025, to: 2026 }],
  ])('needs of the calendar, for %s, %j', (period, years) => {
    expect(yearsOfReporting(period)).toEqual(years)
  })
})

describe('the days of which an entry counts as a report', () => {
  it.each([
    ['2026-W07', '2026-02-09'],
    ['2026-02-X2', '2026-02-11'],
    ['2024-02-X3', '2024-02-21'],
    ['2026-02', '2026-02-21'],
    ['2026-Q1', '2026-03-01'],
  ])('of %s begin on %s', (period, day) => {
    expect(reportsFrom(period)).toBe(day)
  })
})

describe('the rules of a cluster about due times', () => {
  it.each([
    ['REPORT_DUE_WEEK', '2', []],
    ['REPORT_DUE_TEN_DAYS', '30', []],
    ['REPORT_DUE_MONTH', '31', ['RULE_VALUE_INVALID']],
    ['REPORT_DUE_QUARTER', '0', ['RULE_VALUE_INVALID']],
    ['REPORT_DUE_YEAR', '5', ['RULE_UNKNOWN']],
    ['JANUARY_MERGED', 'true', []],
    ['JANUARY_MERGED', '1', ['RULE_VALUE_INVALID']],
  ])('%s = %s: %j', (name, value, codes) => {
    expect(codesOf({ problems: checkRule(name, value, '2026-03-02', '2026-03-02') })).toEqual(codes)
  })

  it('leave other rules alone', () => {
    expect(checkReportingRule('SILENCE_IS_CONSENT', 'perhaps')).toEqual([])
  })

  it('hold from their day on', () => {
    const rules = [rule('REPORT_DUE_WEEK', '2'), rule('JANUARY_MERGED', 'true', '2026-01-01')]
    expect(readReportingRules(rules, '2025-12-31')).toEqual({
      workingDays: { WEEK: 2, TEN_DAYS: 1, MONTH: 3, QUARTER: 5 },
      isJanuaryMerged: false,
    })
    expect(readReportingRules(rules, '2026-01-01').isJanuaryMerged).toBe(true)
  })
})
