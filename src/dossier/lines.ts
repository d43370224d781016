import type { At, ClaimData, PassageData } from './data.js'
import { DEPTH_LIMIT, isTooDeep, SHALLOW } from './depth.js'
import { lineOf, readNamedLines } from './named.js'
import type { Problem } from './problems.js'
import { idsIn } from './prune.js'
import { claimFaults } from './validate.js'

/** The claims of a passage that stand in an NDJSON file, one a line; each line is read whatever is wrong with the others. */
export function readClaims(folder: string, passage: At<Pick<PassageData, 'claimsFile'>>, problems: Problem[], lost: Set<string>): At<ClaimData>[] {
  const file = passage.data.claimsFile
  if (!file) return []
  const read = readNamedLines(folder, file, { ...passage, path: [...passage.path, 'claimsFile'] }, problems)
  if (read === null) return []
  return read.text.split('\n').flatMap((text, index) => {
    if (text.trim() === '') return []
    const place = lineOf(file, index + 1)
    const data = read.unreadable.has(index + 1) ? undefined : parseLine(text, file, index + 1, problems)
    if (data === undefined) {
      const id = /"id"\s*:\s*"([^"]+)"/.exec(text)?.[1]
      if (id !== undefined) lost.add(id)
      return []
    }
    const faults = claimFaults(place, data)
    problems.push(...faults.map(({ problem }) => problem))
    if (faults.length > 0) for (const id of idsIn(data)) lost.add(id)
    return faults.length === 0 ? [{ data: data as ClaimData, place, path: [] }] : []
  })
}

function parseLine(text: string, file: string, line: number, problems: Problem[]): unknown {
  const fail = (what: string, expected: string): void => void problems.push({ severity: 'error', file, line, column: 1, what, expected })
  try {
    const data: unknown = JSON.parse(text)
    if (!isTooDeep(data)) return data
    fail(`nested more than ${DEPTH_LIMIT} deep`, SHALLOW)
  } catch {
    fail('this line is not JSON', 'one claim a line, as JSON: double quotes around every key and text, commas between them, every bracket closed')
  }
  return undefined
}
