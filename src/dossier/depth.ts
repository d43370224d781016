/** Deeper than any dossier; a file made to exhaust whoever walks through it is refused by its depth. */
export const DEPTH_LIMIT = 100

export const SHALLOW = 'a dossier, whose sections are a few levels deep'

/** Whether maps and lists stand within each other more often than allowed. JSON is parsed however deep it is, and would end whatever follows it by recursion. */
export function isTooDeep(value: unknown, limit = DEPTH_LIMIT): boolean {
  if (typeof value !== 'object' || value === null) return false
  return limit === 0 || Object.values(value).some((part) => isTooDeep(part, limit - 1))
}
