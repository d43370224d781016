import { captionOf } from '../../reasoning/propositions/caption.js'
import { coreOf, familyId, propositionId, slugify, type Proposition } from '../../reasoning/propositions/identity.js'
import { PROPOSITION_KIND_NAMES, type PropositionKind, specOf } from '../../reasoning/propositions/kinds.js'
import type { DateValue } from '../../reasoning/dates.js'
import type { ClaimData, NamedData, ParticipantData, PropositionData, QuantityData } from '../data.js'
import { edge, present, type GraphEdge, type PropertyValue } from '../records.js'
import { BY_DEFAULT, isByDefault } from '../identifications.js'
import { searchText } from './entities.js'
import type { Compilation, Spot } from './context.js'
import type { Path } from '../files.js'
import { dateProps, quantityProps, readDate, readQuantity } from './values.js'

/** Where the names of a claim are written: in the text that was read, and in the speaker as it is reported to spell them. */
export interface WrittenAt {
  readonly read: { source: string; citation: string }
  readonly speaker: { source: string; citation: string }
}

/** The propositions that a claim carries; a claim has one at most. */
export function statedKinds(claim: ClaimData): PropositionKind[] {
  return PROPOSITION_KIND_NAMES.filter((kind) => claim[kind] !== undefined)
}

export interface CompiledProposition {
  /** Null if a participant is not identified or something is wrong. */
  readonly id: string | null
  /** In the words of this claim. */
  readonly caption?: string
  /** The edges from the claim to the mentions. */
  readonly names: GraphEdge[]
  /** Its number and date in the words of this claim; other claims may word them otherwise. */
  readonly asWritten: Record<string, PropertyValue>
}

/** Reads a proposition of the dossier: resolves its participants, records their mentions, and adds its node. */
export function compileProposition(compilation: Compilation, kind: PropositionKind, data: PropositionData, spot: Spot, path: Path, written: WrittenAt | null): CompiledProposition {
  const spec = specOf(kind)
  const roles: Record<string, string[]> = {}
  const names: GraphEdge[] = []
  let whole = true
  for (const [role, { entities, required, many }] of Object.entries(spec.roles)) {
    const value = (data[role] ?? (required ? compilation.dossier.heading.data.defaults?.[role] : undefined)) as ParticipantData | ParticipantData[] | undefined
    const participants = value === undefined ? [] : Array.isArray(value) ? value : [value]
    if (participants.length > 1 && !many) compilation.report(spot, [...path, role], { what: `several participants as ${role}`, expected: 'one; write a claim for each' })
    const fillers: string[] = []
    for (const [index, participant] of participants.entries()) {
      const at = Array.isArray(value) ? [...path, role, index] : [...path, role]
      const named: NamedData = typeof participant === 'string' ? { is: participant } : participant
      if (written) names.push(...compileNames(compilation, named, written, { place: spot.place, path: [...spot.path, ...at] }).map((mention) => edge('NAMES', mention, { role })))
      if (named.is === undefined) {
        if (named.as === undefined && named.spelt === undefined) compilation.report(spot, at, { what: 'a participant without a name', expected: '"is" with an entity, or "as" with the name as written' })
        whole = false
      } else if (compilation.refers(named.is, entities, spot, typeof participant === 'string' ? at : [...at, 'is'])) fillers.push(named.is)
      else whole = false
    }
    if (participants.length === 0 && required) {
      compilation.report(spot, path, { what: `a ${spec.label.toLowerCase()} without "${role}"`, expected: `"${role}" (${entities.join(', ').toLowerCase()}), or a default for it in the dossier` })
      whole = false
    }
    if (fillers.length > 0) roles[role] = [...new Set(fillers)].sort()
  }
  const attributes: Record<string, string | number> = {}
  const asWritten: Record<string, PropertyValue> = {}
  const dates: Record<string, DateValue> = {}
  for (const [name, { type, fallback, required }] of Object.entries(spec.attributes)) {
    const value = data[name] ?? fallback
    if (value === undefined) {
      if (required) compilation.report(spot, path, { what: `a ${spec.label.toLowerCase()} without "${name}"`, expected: `"${name}"` })
      if (required) whole = false
      continue
    }
    if (type === 'DATE') {
      const date = readDate(compilation, value, spot, [...path, name])
      if (date) {
        dates[name] = date
        const { written, because } = { written: date.written, because: typeof value === 'object' ? (value as { because?: string }).because : undefined }
        Object.assign(asWritten, present({ [`${name}Written`]: written, [`${name}ReadBecause`]: because }))
      } else whole = false
    } else attributes[name] = value as string | number
  }
  const quantity = spec.quantity ? readQuantity(compilation, data['value'] as QuantityData | undefined, String(attributes['unit']), spot, path) : null
  if (quantity) asWritten['valueWritten'] = quantity.written
  if (!whole || (spec.quantity && !quantity)) return { id: null, names, asWritten: {} }
  const proposition: Proposition = { kind, roles, attributes, dates, quantity }
  return { id: addProposition(compilation, proposition, true), caption: captionOf(proposition, (slug) => compilation.name(slug)), names, asWritten }
}

/** Adds the node of a proposition, of its core and of its question. Returns its id. */
function addProposition(compilation: Compilation, proposition: Proposition, stated: boolean): string {
  const spec = specOf(proposition.kind)
  const id = propositionId(proposition)
  if (compilation.records.has(id) && !stated) return id
  const core = coreOf(proposition)
  const coreId = propositionId(core)
  const family = familyId(proposition)
  const edges = Object.entries(proposition.roles).flatMap(([role, fillers]) => fillers.map((filler) => edge(spec.roles[role]?.edge ?? 'CONCERNS', filler, { role })))
  if (coreId !== id) edges.push(edge('ENTAILS', addProposition(compilation, core, false)))
  if (spec.rivals) {
    const question = questionOf(proposition)
    compilation.add({ id: family, labels: ['Question', 'Named'], shared: true, props: { caption: captionOf(question, (slug) => compilation.name(slug)), kind: proposition.kind }, edges: [] })
    edges.push(edge('ANSWERS', family))
  }
  const caption = captionOf(proposition, (slug) => compilation.name(slug))
  compilation.add({
    id,
    labels: ['Proposition', spec.label],
    shared: true,
    props: present({
      caption,
      kind: proposition.kind,
      family,
      seat: coreId === id,
      ...Object.fromEntries(Object.entries(proposition.attributes)),
      ...Object.fromEntries(Object.entries(proposition.dates).flatMap(([name, date]) => Object.entries(dateProps(name, date)))),
      ...(proposition.quantity ? quantityProps(proposition.quantity) : {}),
    }),
    edges,
  })
  return id
}

/** A proposition of rivals without its answer, for the caption of its question. */
function questionOf(proposition: Proposition): Proposition {
  const answers = new Set(specOf(proposition.kind).answers ?? [])
  const keep = <T>(record: Readonly<Record<string, T>>): Record<string, T> => Object.fromEntries(Object.entries(record).filter(([name]) => !answers.has(name)))
  return { ...proposition, roles: keep(proposition.roles), attributes: keep(proposition.attributes), dates: keep(proposition.dates), quantity: null }
}

/** The mentions of one participant: each spelling where it stands, with its identification. Returns their ids. */
export function compileNames(compilation: Compilation, named: NamedData, written: WrittenAt, spot: Spot): string[] {
  const texts = (value: string | string[] | undefined): string[] => (value === undefined ? [] : Array.isArray(value) ? value : [value])
  return [
    ...texts(named.as).map((text) => addMention(compilation, text, written.read, named, spot)),
    ...texts(named.spelt).map((text) => addMention(compilation, text, written.speaker, named, spot)),
  ]
}

/** One spelling at one place is one mention, however many claims name it; a reason given by one of them holds for all. */
function addMention(compilation: Compilation, text: string, { source, citation }: { source: string; citation: string }, named: NamedData, spot: Spot): string {
  const id = `${compilation.id}/mention/${citation}/${slugify(text)}/${named.is ?? 'unidentified'}`
  const entity = named.is !== undefined && compilation.kindOf(named.is) !== undefined ? named.is : undefined
  const reasons = present({ by: named.by, because: named.because, certainty: named.certainty })
  const identification = entity === undefined ? undefined : edge('IDENTIFIED_AS', entity, { ...BY_DEFAULT, ...reasons })
  const known = compilation.records.get(id)
  if (known && identification && Object.keys(reasons).length > 0) {
    const first = known.edges.find(({ type }) => type === 'IDENTIFIED_AS')
    const same = JSON.stringify(first?.props) === JSON.stringify(identification.props)
    if (isByDefault(first)) compilation.replace({ ...known, edges: [...known.edges.filter(({ type }) => type !== 'IDENTIFIED_AS'), identification] })
    else if (!same) compilation.report(spot, [], { what: `“${text}” is read as "${entity ?? ''}" a second time at this place, for another reason`, expected: 'one reason for one name at one place; the first is kept' }, 'warning')
  }
  compilation.add({
    id,
    labels: ['Mention', 'Named'],
    shared: false,
    props: { caption: `“${text}”`, text, source, searchText: searchText(text) },
    edges: [edge('WRITTEN_AT', citation), ...(identification ? [identification] : [])],
  })
  return id
}
