export type Language = 'zh' | 'en'

/** Why no answer of a hub came back. */
export type UnreachableReason =
  | 'NOT_LISTENING'
  | 'UNKNOWN_HOST'
  | 'BROKEN_OFF'
  | 'CUT_SHORT'
  | 'TIMED_OUT'
  | 'CERTIFICATE'
  | 'NOT_A_HUB'
  | 'REDIRECTED'
  | 'OTHER'

/** What to say and what to check, by reason. `detail` is what the runtime or the other side said. */
export const unreachableWording: Record<
  UnreachableReason,
  Record<Language, (url: string, detail: string) => string>
> = {
  NOT_LISTENING: {
    zh: (url) => `连不上 ${url}:该地址没有程序在监听。请确认互通已启动,地址和端口无误(--url 或 HUTONG_URL)。`,
    en: (url) =>
      `Cannot reach ${url}: nothing listens there. Check that the hub runs, and its address (--url or HUTONG_URL).`,
  },
  UNKNOWN_HOST: {
    zh: (url) => `连不上 ${url}:找不到这个主机名。请检查地址是否写错、网络和域名解析是否正常。`,
    en: (url) =>
      `Cannot reach ${url}: the host name is not known. Check its spelling, the network and the name service.`,
  },
  BROKEN_OFF: {
    zh: (url, detail) =>
      `与 ${url} 的连接中断(${detail})。请检查网络;上传时中断也可能是文件超过了互通的上限。重做时带上同一个幂等键,就不会重复登记。`,
    en: (url, detail) =>
      `The connection to ${url} broke off (${detail}). Check the network; during an upload the file may be over the hub's limit. With the same idempotency key nothing is done twice.`,
  },
  CUT_SHORT: {
    zh: (url) => `${url} 的答复不完整,没有结束行:连接中断了,或被中间的代理截断。请检查地址和网络,稍后再试。`,
    en: (url) =>
      `The answer of ${url} is cut short, without its last line: the connection broke off, or a proxy in between cut it. Check the address and the network, and try again later.`,
  },
  TIMED_OUT: {
    zh: (url, detail) => `${url} 在 ${detail} 秒内没有答复。请稍后再试,或请管理员查看互通是否正常(/readyz)。`,
    en: (url, detail) =>
      `${url} did not answer within ${detail} s. Try again later, or have the hub looked at (/readyz).`,
  },
  CERTIFICATE: {
    zh: (url, detail) =>
      `${url} 的证书不被信任(${detail})。请检查地址,或把发证机构的证书交给 Node(NODE_EXTRA_CA_CERTS)。`,
    en: (url, detail) =>
      `The certificate of ${url} is not trusted (${detail}). Check the address, or name the issuer's certificate in NODE_EXTRA_CA_CERTS.`,
  },
  NOT_A_HUB: {
    zh: (url, detail) => `${url} 有答复(HTTP ${detail}),但不是互通的答复。请检查地址,或中间的代理。`,
    en: (url, detail) =>
      `${url} answered (HTTP ${detail}), but not as a hub does. Check the address, or the proxy in between.`,
  },
  REDIRECTED: {
    zh: (url, detail) => `${url} 转到了 ${detail}。请直接用那个地址(--url)。`,
    en: (url, detail) => `${url} redirects to ${detail}. Give that address itself (--url).`,
  },
  OTHER: {
    zh: (url, detail) => `连不上 ${url}:${detail}。请检查地址和网络。`,
    en: (url, detail) => `Cannot reach ${url}: ${detail}. Check the address and the network.`,
  },
}

/** For a key that is missing, wrong, expired or revoked: the hub does not say which. */
export const unauthenticatedWording: Record<Language, (hasKey: boolean) => string> = {
  zh: (hasKey) =>
    hasKey
      ? '密钥无效:写错了、已过期或已吊销。请检查 --key 或 HUTONG_KEY,必要时请秘书处重新签发。'
      : '这一步需要密钥。请用 --key 或 HUTONG_KEY 给出。',
  en: (hasKey) =>
    hasKey
      ? 'The key does not open: it is mistyped, expired or revoked. Check --key or HUTONG_KEY, or ask the secretariat for a new one.'
      : 'This needs a key. Give it by --key or HUTONG_KEY.',
}

export const forbiddenWording: Record<Language, string> = {
  zh: '这把密钥没有做这件事的权限。请换用有权限的密钥(角色、城市群或城市不符)。',
  en: 'This key may not do that: its role, cluster or city does not fit. Use another key.',
}

export const refusedWording: Record<Language, (status: number) => string> = {
  zh: (status) => `互通拒绝了请求(HTTP ${status})。`,
  en: (status) => `The hub refused the request (HTTP ${status}).`,
}
