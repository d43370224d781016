/** Something wrong in a dossier, at one place of one file. */
export interface Problem {
  readonly severity: 'error' | 'warning'
  /** Path relative to the dossier's folder. */
  readonly file: string
  readonly line: number
  readonly column: number
  readonly what: string
  readonly expected?: string
  /** What was probably meant. */
  readonly meant?: string
}

/** `file:line:column: what is wrong; expected …; did you mean …?` */
export function formatProblem(problem: Problem): string {
  const parts = [problem.what]
  if (problem.expected) parts.push(`expected ${problem.expected}`)
  if (problem.meant) parts.push(`did you mean ${problem.meant}?`)
  const mark = problem.severity === 'warning' ? 'warning: ' : ''
  return `${problem.file}:${problem.line}:${problem.column}: ${mark}${parts.join('; ')}`
}

export function byPlace(a: Problem, b: Problem): number {
  return a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line || a.column - b.column
}
