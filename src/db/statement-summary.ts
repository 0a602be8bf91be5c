const looked = 4000
const comments = /\/\*.*?\*\/|--[^\n]*/gs
const target = /\b(?:from|into|update)\s+(?:only\s+|unnest\s*\(|lateral\s+)?"?([a-z_][a-z0-9_]*)/i

/** A statement in two words, as traces show it: what it does, and the first table that it names. Never a literal. */
export const statementSummary = (text: string): { readonly operation: string; readonly table: string | null } => {
  const bare = text.slice(0, looked).replace(comments, ' ')
  const operation = /^\s*([a-z]+)/i.exec(bare)?.[1]?.toLowerCase() ?? 'statement'
  return { operation, table: target.exec(bare)?.[1]?.toLowerCase() ?? null }
}
