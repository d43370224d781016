import type { GraphEdge, GraphRecord, PropertyValue } from '../../src/dossier/records.js'
import type { LoadableDossier } from '../../src/graph/load/plan.js'

/** Edits of compiled dossiers at random, the same for the same seed: each takes back, alters or brings back some record. */
export interface Edits {
  readonly dossiers: LoadableDossier[]
  /** Makes the next edit and says what it was. */
  next(): string
}

export function editsOf(dossiers: readonly LoadableDossier[], seed: number, kinds: readonly Kind[] = KINDS): Edits {
  const random = generator(seed)
  const pick = <T>(items: readonly T[]): T | undefined => items[Math.floor(random() * items.length)]
  const states = dossiers.map((dossier) => ({ ...dossier, original: dossier.records, records: [...dossier.records] }))
  return {
    dossiers: states,
    next: () => {
      for (;;) {
        const state = pick(states)
        const kind = pick(kinds)
        if (!state || !kind) continue
        const records = state.records
        const target = pick(records.filter((record) => record.labels.includes(LABELS[kind])))
        if (!target) continue
        const changed = EDITS[kind](target, records, pick)
        // A second time nothing is left to do; then what was is brought back.
        if (changed === null) {
          const lost = pick(state.original.filter(({ id }) => !records.some((record) => record.id === id)))
          if (!lost) continue
          state.records = whole([...records, lost])
          return `brings back ${lost.id}`
        }
        state.records = whole(changed)
        return `${kind} ${target.id}`
      }
    },
  }
}

/** Without edges that lead to what is not there any more. */
function whole(records: readonly GraphRecord[]): GraphRecord[] {
  const ids = new Set(records.map(({ id }) => id))
  return records.map((record) => (record.edges.every(({ to }) => ids.has(to)) ? record : { ...record, edges: record.edges.filter(({ to }) => ids.has(to)) }))
}

type Edit = (target: GraphRecord, records: readonly GraphRecord[], pick: <T>(items: readonly T[]) => T | undefined) => GraphRecord[] | null

function replace(records: readonly GraphRecord[], target: GraphRecord, by: Partial<GraphRecord>): GraphRecord[] {
  return records.map((record) => (record === target ? { ...record, ...by } : record))
}

function setting(props: Readonly<Record<string, PropertyValue>>): Edit {
  return (target, records) => (Object.entries(props).every(([name, value]) => JSON.stringify(target.props[name]) === JSON.stringify(value)) ? null : replace(records, target, { props: { ...target.props, ...props } }))
}

function unlinking(type: string): Edit {
  return (target, records, pick) => {
    const edge = pick(target.edges.filter((candidate) => candidate.type === type))
    return edge ? replace(records, target, { edges: target.edges.filter((other) => other !== edge) }) : null
  }
}

const taking: Edit = (target, records) => records.filter((record) => record !== target)

/** What the name in a claim was taken for is somebody else. */
const reidentifying: Edit = (target, records, pick) => {
  const about = target.edges.find(({ type }) => type === 'ABOUT')
  const kind = records.find(({ id }) => id === about?.to)?.props['kind']
  const other = pick(records.filter((record) => record.props['kind'] === kind && record.labels[0] === 'Proposition' && record.id !== about?.to))
  const to = (edge: GraphEdge): GraphEdge => (edge === about && other ? { ...edge, to: other.id } : edge)
  return about && other ? replace(records, target, { edges: target.edges.map(to) }) : null
}

/** Where the place lies is somewhere else. */
const moving: Edit = (target, records, pick) => {
  const other = pick(records.filter((record) => record.labels.includes('Place') && record !== target))
  const elsewhere = target.edges.filter(({ type }) => type !== 'WITHIN')
  return other ? replace(records, target, { edges: [...elsewhere, { type: 'WITHIN', to: other.id, props: {} }] }) : null
}

const EDITS = {
  'takes back claim': taking,
  'denies in claim': setting({ stance: 'DENIES' }),
  'saw for himself in claim': setting({ ownObservation: true }),
  'identifies otherwise in claim': reidentifying,
  'identifies nobody in claim': unlinking('ABOUT'),
  'takes away a premise of claim': unlinking('RESTS_ON'),
  'no longer disputes in claim': unlinking('DISPUTES'),
  'takes back derivation': taking,
  'only suspects derivation': setting({ suspected: true }),
  'dates source': setting({ madeWritten: '1100', madeEdtf: '1100', madeCalendar: 'GREGORIAN', madeFirstDay: 2_122_827, madeLastDay: 2_123_191 }),
  'is sure of no author of source': unlinking('MADE_BY'),
  'knows in part roll': setting({ known: 'REPRODUCED' }),
  'limits no more roll': unlinking('COVERS'),
  'strikes an entry off roll': unlinking('LISTS'),
  'takes back roll': taking,
  'takes back proposition': taking,
  'moves place': moving,
  'no longer says where it lies of place': unlinking('WITHIN'),
  'knows otherwise what it is of place': setting({ placeKind: 'TOWN' }),
  'takes back place': taking,
} satisfies Record<string, Edit>

type Kind = keyof typeof EDITS
const KINDS = Object.keys(EDITS) as Kind[]
/** Edits of where places lie, and of what they are. */
export const EDITS_OF_PLACES = KINDS.filter((kind) => kind.endsWith('place'))

const LABELS = Object.fromEntries(
  Object.keys(EDITS).map((kind) => {
    const word = kind.split(' ').at(-1) ?? ''
    return [kind, word.charAt(0).toUpperCase() + word.slice(1)]
  }),
) as Record<keyof typeof EDITS, string>

/** Mulberry32: small, and the same everywhere. */
function generator(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
