import { columnKey } from './code-map.ts'
import type { ValueShape } from './value-shape.ts'

/** What partners' columns are called, in English, in pinyin initials and in looser Chinese. The first that fits is taken. */
const hints: readonly (readonly [RegExp, string])[] = [
  [/^(rowid|rowguid|guid|uuid|id|taskguid|itemid|zj|wybs|sjzj)$/, 'rowId'],
  [/^(version|ver|taskversion|bb|bbh|banben)$/, 'version'],
  [/^(updatetime|updatedat|lastmodified|modifytime|gxsj|zhgxsj|xgsj|更新日期|最后更新时间|修改时间)$/, 'time'],
  [/^(operation|op|oper|opertype|cz|czlx|变更类型|变更方式)$/, 'operation'],
  [/^(taskcode|ssqdbm|ssbm|implementationcode|qdbm)$/, 'implementationCode'],
  [/^(itemcode|catalogcode|basecode|basiccode|jbbm|sxbm|qlbm|事项编号|清单编号)$/, 'code'],
  [/^(localcode|innercode|dfbm|nbbm)$/, 'localCode'],
  [/^(itemname|taskname|servicename|title|sxmc|qlmc|事项|服务事项|事项全称)$/, 'name'],
  [/^(department|dept|deptname|orgname|org|ssztmc|sszt|bmmc|责任单位|责任部门|主管部门|单位)$/, 'competentAuthority'],
  [/^(deptcode|orgcode|creditcode|uscc|tyshxydm|ssztbm|部门编码|部门代码|机构代码)$/, 'creditIdentifier'],
  [/^(tasktype|itemtype|type|sxlx|qllx|事项性质|类型|类别)$/, 'kind'],
  [/^(casetype|projecttype|handletype|bjlx|bjlxdm|件类型|办件类别)$/, 'caseKind'],
  [/^(level|uselevel|exerciselevel|xscj|层级)$/, 'level'],
  [/^(servicetarget|serveuser|serviceobject|audience|fwdx|适用对象|申请人类型)$/, 'audience'],
  [/^(lawlimit|legallimit|legalday|lawtime|fdsx|fdbjsx|fdqx)$/, 'statutoryLimit'],
  [/^(lawlimitunit|legalunit|fdsxdw|fdbjsxdw)$/, 'statutoryLimit.unit'],
  [/^(promiselimit|promiseday|promisetime|cnsx|cnbjsx|cnqx)$/, 'committedLimit'],
  [/^(promiselimitunit|promiseunit|cnsxdw|cnbjsxdw)$/, 'committedLimit.unit'],
  [/^(visits|sitenum|limitscenenum|dxccs|dxcs|pdcs)$/, 'onSiteVisits'],
  [/^(visitreason|dxcyy)$/, 'visitReason'],
  [/^(channels?|handleform|handleway|blqd|blxs)$/, 'channels'],
  [/^(isfee|ischarge|charged|sfsf)$/, 'isCharged'],
  [/^(onlinepay|isonlinepay|wszf|sfwszf)$/, 'onlinePayment'],
  [/^(state|status|taskstate|sxzt|zt)$/, 'state'],
  [/^(materials?|sqcl|cl|材料|所需材料)$/, 'materials'],
  [/^(conditions?|acceptcondition|sltj|受理范围)$/, 'requirements'],
  [/^(results?|resultname|jgmc|spjg|结果|证件名称)$/, 'outputs.name'],
  [/^(resulttype|jglx)$/, 'outputs.kind'],
  [/^(flow|handleflow|bllc)$/, 'processSteps'],
  [/^(phone|tel|telephone|linkway|zxdh|联系电话|电话)$/, 'consultationTelephone'],
  [/^(supervisetel|superviseway|complaint|tsdh|jddh|tousudianhua)$/, 'complaintTelephone'],
  [/^(address|handleaddress|bldz|bldd|地址)$/, 'address'],
  [/^(handletime|worktime|officehours|blsj|bgsj|时间)$/, 'hours'],
  [/^(clmc|materialname)$/, 'materials.name'],
  [/^(sfby|clbyx|necessity|isneed|必需)$/, 'materials.necessity'],
  [/^(clxs|clform|materialtype)$/, 'materials.form'],
  [/^(fs|num|count|pagenum)$/, 'materials.copies'],
]

/** The field that a column's name hints at; undefined for a name that says nothing. */
export const fieldByHint = (column: string): string | undefined => {
  const key = columnKey(column)
  return hints.find(([pattern]) => pattern.test(key))?.[1]
}

/** What the values of a field look like, where that tells something. */
export const shapesOfField: Readonly<Record<string, readonly ValueShape[]>> = {
  implementationCode: ['IMPLEMENTATION_CODE'],
  code: ['BASIC_CODE', 'IMPLEMENTATION_CODE', 'CODE'],
  creditIdentifier: ['CREDIT_IDENTIFIER'],
  version: ['NUMBER', 'TIME', 'DAY'],
  time: ['TIME', 'DAY'],
  effectiveOn: ['DAY', 'TIME'],
  name: ['CHINESE'],
  competentAuthority: ['CHINESE'],
  statutoryLimit: ['LIMIT', 'NUMBER'],
  committedLimit: ['LIMIT', 'NUMBER'],
  onSiteVisits: ['NUMBER'],
  consultationTelephone: ['TELEPHONE'],
  complaintTelephone: ['TELEPHONE'],
}

/** Shapes that mean one field alone, whatever the column is called. */
export const fieldOfShape: readonly (readonly [ValueShape, string])[] = [
  ['IMPLEMENTATION_CODE', 'implementationCode'],
  ['BASIC_CODE', 'code'],
  ['CREDIT_IDENTIFIER', 'creditIdentifier'],
]
