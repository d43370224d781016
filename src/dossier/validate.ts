import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv'
import { closest, distance } from 'fastest-levenshtein'
import { Claim } from './format/claims.js'
import { DossierFile } from './format/dossier.js'
import { partialProposition } from './format/propositions.js'
import type { PropositionKind } from '../reasoning/propositions/kinds.js'
import type { Path, Place } from './files.js'
import type { Problem } from './problems.js'
import { relevantErrors } from './unions.js'

const ajv = new Ajv({ allErrors: true, verbose: true, strict: false })
const validateFile = ajv.compile(DossierFile)
const validateClaim = ajv.compile(Claim)
const validateParts = new Map<PropositionKind, ValidateFunction>()

/** A problem, and the path to what is wrong. */
export interface Fault {
  readonly problem: Problem
  readonly path: Path
}

/** Faults of one YAML file against the published schema. */
export function fileFaults(place: Place, data: unknown): Fault[] {
  return faultsOf(validateFile, place, data, [])
}

/** Faults of one line of an NDJSON file of claims. */
export function claimFaults(place: Place, data: unknown): Fault[] {
  return faultsOf(validateClaim, place, data, [])
}

/** Faults of what the entries of a roll have in common. */
export function partFaults(kind: PropositionKind, place: Place, path: Path, data: unknown): Fault[] {
  const validate = validateParts.get(kind) ?? ajv.compile(partialProposition(kind))
  validateParts.set(kind, validate)
  return faultsOf(validate, place, data, path)
}

function faultsOf(validate: ValidateFunction, place: Place, data: unknown, prefix: Path): Fault[] {
  if (validate(data)) return []
  return withoutMisspelt(relevantErrors(validate.errors ?? [])).map((error) => {
    const path = pointAt(error, [...prefix, ...pathOf(error.instancePath, data)])
    return { problem: { severity: 'error', file: place.file, ...place.locate(path), ...explain(error) }, path }
  })
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

/** A key that is missing because it is misspelt is one mistake, not two. */
function withoutMisspelt(errors: readonly ErrorObject[]): ErrorObject[] {
  const meant = new Set(errors.filter(({ keyword }) => keyword === 'additionalProperties').map((error) => `${error.instancePath}\n${explain(error).meant ?? ''}`))
  return errors.filter((error) => error.keyword !== 'required' || !meant.has(`${error.instancePath}\n${String(error.params['missingProperty'])}`))
}

interface Described {
  readonly description?: string
  readonly type?: string
  readonly const?: string
  readonly properties?: Readonly<Record<string, Described>>
  readonly anyOf?: readonly Described[]
  readonly items?: Described
  readonly patternProperties?: object
}

function explain(error: ErrorObject): Pick<Problem, 'what' | 'expected' | 'meant'> {
  const parent = (error.parentSchema ?? {}) as Described
  switch (error.keyword) {
    case 'additionalProperties': {
      const key = String(error.params['additionalProperty'])
      if (parent.patternProperties) return noId(key)
      const known = Object.keys(parent.properties ?? {})
      // In a map on one line a comma ends the text before it.
      if (/\s/.test(key) && (error.data as Record<string, unknown>)[key] === null) return { what: `"${key}" is taken for a key, since a comma stands before it`, expected: 'a text that holds a comma in quotes' }
      return { what: `unknown key "${key}"`, expected: known.length > 0 ? `one of ${known.join(', ')}` : 'no such key', ...suggestion(key, known) }
    }
    case 'required': {
      const key = String(error.params['missingProperty'])
      return { what: `"${key}" is missing`, expected: expectation(parent.properties?.[key] ?? {}) }
    }
    case 'anyOf': {
      const choices = (parent.anyOf ?? []).flatMap((branch) => branch.const ?? [])
      if (choices.length > 0) return { what: `${show(error.data)} is none of the choices`, expected: `one of ${choices.join(', ')}`, ...suggestion(String(error.data).toUpperCase().replaceAll(' ', '_'), choices) }
      return { what: `${show(error.data)} does not fit here`, expected: expectation(parent) }
    }
    case 'pattern':
      return parent.type === 'string' && /^\^\[0-9a-f\]/.test(String(error.params['pattern'])) ? { what: `${show(error.data)} is no SHA-256`, expected: '64 hexadecimal digits in lower case' } : noId(error.data)
    case 'type':
      return { what: `${show(error.data)} is not of the right type`, expected: expectation(parent), ...(parent.type === 'string' && typeof error.data === 'number' ? { meant: `"${error.data}" in quotes` } : {}) }
    case 'minLength':
    case 'minItems':
      return { what: 'nothing is written here', expected: expectation(parent) }
    case 'maxLength':
      return { what: `${show(error.data)} is too long (${String((error.data as string).length)} characters)`, expected: `at most ${String(error.params['limit'])} characters` }
    default:
      return { what: `${show(error.data)}: ${error.message ?? error.keyword}`, expected: expectation(parent) }
  }
}

const TYPES: Readonly<Record<string, string>> = { string: 'a text', integer: 'a whole number', number: 'a number', boolean: 'true or false', object: 'a map', array: 'a list' }

/** What a place of the format wants, for the message: the kind of value, and what it is for. */
function expectation({ type, anyOf, description, properties, items }: Described): string {
  const of = type === 'array' && items?.type ? `a list of ${(TYPES[items.type] ?? items.type).replace(/^an? /, '')}s` : (TYPES[type ?? ''] ?? 'a value')
  const choices = (anyOf ?? []).flatMap((branch) => branch.const ?? [])
  const kind = choices.length > 0 ? `one of ${choices.join(', ')}` : anyOf ? [...new Set(anyOf.map((branch) => TYPES[branch.type ?? ''] ?? 'a value'))].join(' or ') : of
  const keys = properties && Object.keys(properties).length <= 8 ? ` with ${Object.keys(properties).join(', ')}` : ''
  const purpose = description?.replace(/\.$/, '')
  return `${kind}${keys}${purpose === undefined || choices.length > 0 ? '' : ` (${purpose.charAt(0).toLowerCase()}${purpose.slice(1)})`}`
}

function noId(value: unknown): Pick<Problem, 'what' | 'expected' | 'meant'> {
  return { what: `${show(value)} is not a readable id`, expected: 'lower-case Latin letters, digits, hyphens and dots', ...slugOf(value) }
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
  const nearest = closest(word, known)
  return distance(word, nearest) <= Math.max(2, Math.floor(word.length / 3)) ? { meant: nearest } : {}
}
