import { type PropositionKind, type RoleSpec, specOf } from '../../reasoning/propositions/kinds.js'
import type { NamedData, ParticipantData, PropositionData } from '../data.js'
import { BY_DEFAULT } from '../identifications.js'
import type { GraphEdge, GraphRecord } from '../records.js'
import { edges, given, groupBy, kindOf, oneOrMany, type Stock, targets, text } from './stock.js'
import { dateOf, valueOf } from './values.js'

export interface Stated {
  readonly kind: PropositionKind
  readonly data: PropositionData
}

/**
 * What a claim states, in its own words; null for a claim about claims.
 * @param here the citation of the place that was read: names that stand there are the reader's, others the speaker's
 * @param explicit a role that is named even where the dossier has a default for it
 */
export function statedBy(stock: Stock, claim: GraphRecord, here: string, explicit?: string): Stated | null {
  if (claim.props['kind'] === undefined) return null
  const kind = kindOf(claim, 'kind')
  const said = text(claim, 'said')
  if (said !== undefined) return { kind, data: JSON.parse(said) as PropositionData }
  const [about] = targets(claim, 'ABOUT')
  if (about === undefined) throw new RangeError(`"${claim.id}" states nothing`)
  const proposition = stock.get(about)
  const spec = specOf(kind)
  const data: PropositionData = {}
  for (const [role, roleSpec] of Object.entries(spec.roles)) {
    const value = roleOf(stock, claim, proposition, here, role, roleSpec)
    if (value !== undefined && !(role !== explicit && roleSpec.required && stock.defaults[role] === value)) data[role] = value
  }
  for (const [name, { type, fallback }] of Object.entries(spec.attributes)) {
    const value = type === 'DATE' ? dateOf(stock, proposition, name, claim) : proposition.props[name]
    if (value !== undefined && value !== fallback) data[name] = value
  }
  if (spec.quantity) data['value'] = valueOf(proposition, claim)
  return { kind, data }
}

function roleOf(stock: Stock, claim: GraphRecord, proposition: GraphRecord, here: string, role: string, spec: RoleSpec): ParticipantData | ParticipantData[] | undefined {
  const fillers = edges(proposition, spec.edge).filter(({ props }) => props['role'] === role)
  const mentions = edges(claim, 'NAMES')
    .filter(({ props }) => props['role'] === role)
    .map(({ to }) => stock.get(to))
  return oneOrMany(
    fillers.flatMap(({ to }) => {
      const named = mentions.filter((mention) => targets(mention, 'IDENTIFIED_AS').includes(to))
      if (named.length === 0) return [to]
      const groups = spec.many ? [...groupBy(named, (mention) => JSON.stringify(reasonsOf(mention))).values()] : [named]
      return groups.map((group): ParticipantData => namedAs(to, group, here))
    }),
  )
}

/** An entity with the spellings that one place has of it. */
export function namedAs(entity: string | undefined, mentions: readonly GraphRecord[], here: string): NamedData {
  const spelling = (read: boolean): string | string[] | undefined => oneOrMany(mentions.filter((mention) => targets(mention, 'WRITTEN_AT').includes(here) === read).map((mention) => text(mention, 'text') ?? ''))
  // A reason is given for all spellings at once; one that only some have is given by another claim that names them.
  const reasons = mentions.map(reasonsOf).sort((a, b) => Object.keys(a).length - Object.keys(b).length)[0]
  return given<NamedData>({ is: entity, as: spelling(true), spelt: spelling(false), ...reasons })
}

function reasonsOf(mention: GraphRecord): Pick<NamedData, 'by' | 'because' | 'certainty'> {
  const identification: GraphEdge | undefined = edges(mention, 'IDENTIFIED_AS')[0]
  return Object.fromEntries(Object.entries(BY_DEFAULT).flatMap(([name, usual]) => (identification === undefined || identification.props[name] === usual ? [] : [[name, identification.props[name]]])))
}
