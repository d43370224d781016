import type { ErrorObject } from 'ajv'

/** A union that an error lies within, and the branch of it. */
interface Enclosing {
  readonly union: string
  readonly branch: string
}

/**
 * A value that may be a text or a map fails every branch of its union at once. Only the branches that expect
 * the type that was written say anything useful; with none, the union itself does. Where a key is misspelt,
 * its absence is not said a second time.
 */
export function relevantErrors(errors: readonly ErrorObject[]): ErrorObject[] {
  const unions = new Set(errors.filter(({ keyword }) => keyword === 'anyOf').map((error) => keyOf(error.schemaPath, error.instancePath)))
  const enclosing = new Map(errors.map((error) => [error, enclosingUnions(error, unions)]))
  const rejected = new Set<string>()
  for (const error of errors) {
    if (error.keyword !== 'type' && error.keyword !== 'const') continue
    for (const { union, branch } of enclosing.get(error) ?? []) if (union.endsWith(`\n${error.instancePath}`)) rejected.add(`${union}\n${branch}`)
  }
  const inBranch = (error: ErrorObject): boolean => (enclosing.get(error) ?? []).every(({ union, branch }) => !rejected.has(`${union}\n${branch}`))
  const explained = new Set(errors.filter(inBranch).flatMap((error) => (enclosing.get(error) ?? []).map(({ union }) => union)))
  return errors.filter((error) => inBranch(error) && !(error.keyword === 'anyOf' && explained.has(keyOf(error.schemaPath, error.instancePath))))
}

function keyOf(schemaPath: string, instancePath: string): string {
  return `${schemaPath}\n${instancePath}`
}

/** The failed unions on the way to an error: their schema is a part of the error's, their place a part of its place. */
function enclosingUnions({ schemaPath, instancePath }: ErrorObject, unions: ReadonlySet<string>): Enclosing[] {
  const found: Enclosing[] = []
  for (let at = schemaPath.indexOf('/anyOf/'); at >= 0; at = schemaPath.indexOf('/anyOf/', at + 1)) {
    const schema = schemaPath.slice(0, at + '/anyOf'.length)
    const branch = schemaPath.slice(schema.length + 1).split('/')[0] ?? ''
    for (const place of prefixes(instancePath)) {
      const union = keyOf(schema, place)
      if (unions.has(union)) found.push({ union, branch })
    }
  }
  return found
}

function prefixes(pointer: string): string[] {
  const found = [pointer]
  for (let at = pointer.lastIndexOf('/'); at >= 0; at = at === 0 ? -1 : pointer.lastIndexOf('/', at - 1)) found.push(pointer.slice(0, at))
  return found
}
