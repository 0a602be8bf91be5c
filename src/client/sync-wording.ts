import type { Language } from './wording.ts'

/** In which way the chain of the change log does not hold. */
export type ChainFault = 'CONTENT_HASH' | 'FIELDS' | 'ROOT' | 'LINK' | 'GAP' | 'ORDER' | 'HEAD'

export const chainBrokenWording: Record<ChainFault, Record<Language, (number: number) => string>> = {
  CONTENT_HASH: {
    zh: (number) => `变更日志第 ${number} 号:内容与其哈希不符,此条被改过。请检查中间的代理,并联系互通管理员。`,
    en: (number) =>
      `Entry ${number} of the change log does not fit its hash: it was altered. Check what lies in between, and tell the hub.`,
  },
  FIELDS: {
    zh: (number) => `变更日志第 ${number} 号:所附字段与内容不符,此条被改过。请检查中间的代理,并联系互通管理员。`,
    en: (number) =>
      `Entry ${number} of the change log says other than its content: it was altered. Check what lies in between, and tell the hub.`,
  },
  ROOT: {
    zh: (number) =>
      `变更日志自第 ${number} 号起的一次提交:各条与提交的根不符,其中有内容被换。请检查中间的代理,并联系互通管理员。`,
    en: (number) =>
      `The commit that begins at entry ${number} does not fit its root: contents were replaced. Check what lies in between, and tell the hub.`,
  },
  LINK: {
    zh: (number) => `变更日志在第 ${number} 号处断链:提交被改或被换。请检查中间的代理,并联系互通管理员。`,
    en: (number) =>
      `The chain of the change log breaks at entry ${number}: a commit was altered or replaced. Check what lies in between, and tell the hub.`,
  },
  GAP: {
    zh: (number) => `变更日志缺少第 ${number} 号。请检查中间的代理,并联系互通管理员。`,
    en: (number) => `Entry ${number} of the change log is missing. Check what lies in between, and tell the hub.`,
  },
  ORDER: {
    zh: (number) => `变更日志第 ${number} 号重复或次序不对。请检查中间的代理,并联系互通管理员。`,
    en: (number) =>
      `Entry ${number} of the change log is repeated or out of turn. Check what lies in between, and tell the hub.`,
  },
  HEAD: {
    zh: (number) =>
      `第 ${number} 号已经取到,答复却说变更日志还没有到这里:日志被截短,或答复的不是同一个互通。请检查地址和中间的代理,并联系互通管理员。`,
    en: (number) =>
      `Entry ${number} was here already, and the answer says that the change log does not reach it: the log was cut, or another hub answers. Check the address and what lies in between, and tell the hub.`,
  },
}

export const cursorExpiredWording: Record<Language, string> = {
  zh: '游标已失效(互通从备份恢复过,或游标太旧),须从快照重新开始。',
  en: 'The cursor has expired (the hub was restored, or the cursor is too old): start over from the snapshot.',
}

export const snapshotBrokenWording: Record<Language, (detail: string) => string> = {
  zh: (detail) => `快照与其校验不符(${detail}),不能使用。请重取;仍不符则检查中间的代理。`,
  en: (detail) =>
    `The snapshot does not fit its own checks (${detail}) and is not to be used. Fetch it again; if that does not help, check what lies in between.`,
}

export const chunkChangedWording: Record<Language, (chunk: number) => string> = {
  zh: (chunk) => `第 ${chunk} 块与上次发送的不同:文件在推送中途改过。请另起一次推送。`,
  en: (chunk) =>
    `Chunk ${chunk} is not what was sent before: the rows changed in the middle of the push. Begin a push of its own.`,
}
