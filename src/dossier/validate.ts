import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv'
import { closest, distance } from 'fastest-levenshtein'
import { Claim } from './format/claims.js'
import { DossierFile } from './format/dossier.js'
import type { Path, Place } from './files.js'
import type { Problem } from './problems.js'

const ajv = new Ajv({ allErrors: true, verbose: true, strict: false })
const validateFile = ajv.compile(DossierFile)
const validateClaim = ajv.compile(Claim)

/** Problems of one YAML file against the published schema. */
export function schemaProblems(place: Place, data: unknown): Problem[] {
  return problemsOf(validateFile, place, data, [])
}

/** Problems of one line of an NDJSON file of claims. */
export function claimProblems(place: Place, data: unknown): Problem[] {
  return problemsOf(validateClaim, place, data, [])
}

function problemsOf(validate: ValidateFunction, place: Place, data: unknown, prefix: Path): Problem[] {
  if (validate(data)) return []
  const errors = validate.errors ?? []
  return relevant(errors).map((error) => {
    const path = [...prefix, ...pathOf(error.instancePath, data)]
    return { severity: 'error', file: place.file, ...place.locate(pointAt(error, path)), ...explain(error) }
  })
}

/**
 * A value that may be a text or a map fails every branch of its union at once. Only the branches that
 * expect the type that was written say anything useful; with none, the union itself does.
 */
function relevant(errors: ErrorObject[]): ErrorObject[] {
  const unions = errors.filter((error) => error.keyword === 'anyOf')
  return errors.filter((error) => {
    const union = unions.find((candidate) => candidate !== error && error.schemaPath.startsWith(`${candidate.schemaPath}/`) && error.instancePath.startsWith(candidate.instancePath))
    if (error.keyword === 'anyOf') return !errors.some((inner) => inner !== error && inner.keyword !== 'anyOf' && inner.schemaPath.startsWith(`${error.schemaPath}/`) && !isTypeMismatch(inner, error))
    return union ? !isTypeMismatch(error, union) : true
  })
}

/** The branch wants another type (or another literal) than what was written. */
function isTypeMismatch(error: ErrorObject, union: ErrorObject): boolean {
  return error.instancePath === union.instancePath && (error.keyword === 'type' || error.keyword === 'const')
}

function pathOf(pointer: string, data: unknown): (string | number)[] {
  let value = data
  return pointer
    .split('/')
    .slice(1)
    .map((part) => {
      const key = part.replaceAll('~1', '/').replaceAll('~0', '~')
      const step = Array.isArray(value) ? Number(key) : key
      value = (value as Record<string | number, unknown>)[step]
      return step
    })
}

function pointAt(error: ErrorObject, path: (string | number)[]): Path {
  return error.keyword === 'additionalProperties' ? [...path, String(error.params['additionalProperty'])] : path
}

function explain(error: ErrorObject): Pick<Problem, 'what' | 'expected' | 'meant'> {
  const parent = error.parentSchema as { description?: string; properties?: Record<string, unknown>; anyOf?: { const?: string }[] } | undefined
  switch (error.keyword) {
    case 'additionalProperties': {
      const key = String(error.params['additionalProperty'])
      const known = Object.keys(parent?.properties ?? {})
      return { what: `unknown key "${key}"`, expected: known.length > 0 ? `one of ${known.join(', ')}` : 'no such key', ...suggestion(key, known) }
    }
    case 'required':
      return { what: `"${String(error.params['missingProperty'])}" is missing`, expected: parent?.description ?? 'it' }
    case 'anyOf': {
      const choices = (parent?.anyOf ?? []).flatMap((branch) => branch.const ?? [])
      if (choices.length > 0) return { what: `${show(error.data)} is none of the choices`, expected: `one of ${choices.join(', ')}`, ...suggestion(String(error.data).toUpperCase(), choices) }
      return { what: `${show(error.data)} does not fit here`, expected: parent?.description ?? 'another value' }
    }
    case 'pattern':
      return { what: `${show(error.data)} is not a readable id`, expected: 'lower-case Latin letters, digits, hyphens and dots', ...slugOf(error.data) }
    case 'type':
      return { what: `${show(error.data)} is not of the right type`, expected: `${String(error.params['type'])}${parent?.description ? ` (${parent.description})` : ''}` }
    default:
      return { what: `${show(error.data)}: ${error.message ?? error.keyword}`, ...(parent?.description ? { expected: parent.description } : {}) }
  }
}

function slugOf(value: unknown): { meant?: string } {
  const slug = typeof value === 'string' ? value.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9.]+/g, '-').replace(/^[-.]+|[-.]+$/g, '') : ''
  return slug ? { meant: slug } : {}
}

function show(value: unknown): string {
  const text = JSON.stringify(value) as string | undefined
  return text === undefined ? 'nothing' : text.length > 60 ? `${text.slice(0, 57)}…` : text
}

/** The nearest known word, when it is near enough to have been meant. */
export function suggestion(word: string, known: readonly string[]): { meant?: string } {
  if (known.length === 0) return {}
  const nearest = closest(word, known as string[])
  return distance(word, nearest) <= Math.max(2, Math.floor(word.length / 3)) ? { meant: nearest } : {}
}
