/**
 * The kinds of proposition, each declared once. Everything else (the dossier's JSON Schema, the records
 * of the graph, identity, entailment and rivalry) follows from these declarations.
 */

export const ENTITY_KINDS = ['PERSON', 'PARTY', 'LIST', 'DISTRICT', 'PLACE', 'ASSEMBLY', 'MEETING', 'BODY', 'SOURCE'] as const
export type EntityKind = (typeof ENTITY_KINDS)[number]

export interface RoleSpec {
  /** Kinds of entity that can fill the role. */
  readonly entities: readonly EntityKind[]
  /** The relationship from the proposition to the entity, a verb read aloud. */
  readonly edge: string
  readonly required?: true
  /** Several entities may fill the role together; their order means nothing. */
  readonly many?: true
}

export interface AttributeSpec {
  readonly type: 'TEXT' | 'DATE' | 'NUMBER'
  readonly required?: true
  /** The only values allowed, when the attribute is a choice. */
  readonly values?: readonly string[]
  readonly fallback?: string
}

export interface PropositionSpec {
  /** Label in the graph and type name in GraphQL. */
  readonly label: string
  /** The role whose filler a roll enumerates and whose name a search finds. */
  readonly subject: string
  readonly roles: Readonly<Record<string, RoleSpec>>
  readonly attributes: Readonly<Record<string, AttributeSpec>>
  /** The proposition carries a quantity, which is the answer to its question. */
  readonly quantity?: true
  /** Propositions of one question can contradict each other (figures, dates); absent, they only narrow each other. */
  readonly rivals?: true
  /** Roles and attributes that answer the question and therefore do not belong to its identity. */
  readonly answers?: readonly string[]
  /** The event without which the proposition cannot be the case: an occurrence called `what`, of all these roles that are filled. */
  readonly presupposes?: { readonly what: string; readonly of: readonly string[] }
}

const ANY: readonly EntityKind[] = ENTITY_KINDS
const ORGANISATION: readonly EntityKind[] = ['PARTY', 'BODY', 'LIST']

export const OCCURRENCE_STATUSES = ['SCHEDULED', 'POSTPONED', 'HELD', 'INCOMPLETE', 'DISRUPTED', 'ANNULLED', 'NOT_HELD'] as const
export type OccurrenceStatus = (typeof OCCURRENCE_STATUSES)[number]

export const PHASES = ['DUE', 'PLANNED', 'NOMINATED', 'ELECTED', 'ADMITTED', 'SERVED'] as const
export type Phase = (typeof PHASES)[number]

export const PROPOSITION_KINDS = {
  mandate: {
    label: 'Mandate',
    subject: 'holder',
    roles: {
      holder: { entities: ['PERSON'], edge: 'HELD_BY', required: true },
      assembly: { entities: ['ASSEMBLY'], edge: 'SEAT_IN', required: true },
      district: { entities: ['DISTRICT'], edge: 'FROM_DISTRICT' },
      list: { entities: ['LIST'], edge: 'ON_LIST' },
      party: { entities: ['PARTY'], edge: 'FOR_PARTY' },
    },
    attributes: {},
    presupposes: { what: 'voting', of: ['assembly', 'district'] },
  },
  candidacy: {
    label: 'Candidacy',
    subject: 'candidate',
    roles: {
      candidate: { entities: ['PERSON'], edge: 'STOOD_BY', required: true },
      assembly: { entities: ['ASSEMBLY'], edge: 'SEAT_IN', required: true },
      district: { entities: ['DISTRICT'], edge: 'FROM_DISTRICT' },
      list: { entities: ['LIST'], edge: 'ON_LIST' },
      party: { entities: ['PARTY'], edge: 'FOR_PARTY' },
    },
    attributes: { rank: { type: 'NUMBER' } },
  },
  nomination: {
    label: 'Nomination',
    subject: 'nominee',
    roles: {
      nominee: { entities: ['PERSON'], edge: 'NOMINEE', required: true },
      nominator: { entities: ['PARTY', 'BODY', 'MEETING', 'PERSON'], edge: 'NOMINATED_BY', required: true, many: true },
      assembly: { entities: ['ASSEMBLY'], edge: 'SEAT_IN' },
      district: { entities: ['DISTRICT'], edge: 'FROM_DISTRICT' },
    },
    attributes: {},
  },
  membership: {
    label: 'Membership',
    subject: 'member',
    roles: {
      member: { entities: ['PERSON', 'PARTY', 'BODY'], edge: 'MEMBER', required: true },
      of: { entities: ORGANISATION, edge: 'MEMBER_OF', required: true },
    },
    attributes: { capacity: { type: 'TEXT' }, date: { type: 'DATE' } },
  },
  office: {
    label: 'Office',
    subject: 'holder',
    roles: {
      holder: { entities: ['PERSON'], edge: 'HELD_BY', required: true },
      of: { entities: ['BODY', 'PLACE', 'PARTY', 'MEETING', 'ASSEMBLY', 'DISTRICT'], edge: 'OFFICE_OF' },
    },
    attributes: { title: { type: 'TEXT', required: true }, date: { type: 'DATE' } },
  },
  attendance: {
    label: 'Attendance',
    subject: 'attendee',
    roles: {
      attendee: { entities: ['PERSON'], edge: 'ATTENDED_BY', required: true },
      meeting: { entities: ['MEETING', 'ASSEMBLY', 'BODY'], edge: 'ATTENDANCE_AT', required: true },
      representing: { entities: ['PARTY', 'BODY', 'ASSEMBLY'], edge: 'REPRESENTING' },
    },
    attributes: { capacity: { type: 'TEXT' } },
    presupposes: { what: 'meeting', of: ['meeting'] },
  },
  authorship: {
    label: 'Authorship',
    subject: 'author',
    roles: {
      author: { entities: ['PERSON', 'BODY'], edge: 'AUTHOR', required: true },
      work: { entities: ['SOURCE'], edge: 'WORK', required: true },
    },
    attributes: {},
  },
  occurrence: {
    label: 'Occurrence',
    subject: 'of',
    roles: {
      of: { entities: ANY, edge: 'CONCERNS', required: true, many: true },
      place: { entities: ['PLACE', 'DISTRICT'], edge: 'TOOK_PLACE_IN' },
    },
    attributes: {
      what: { type: 'TEXT', required: true },
      status: { type: 'TEXT', values: OCCURRENCE_STATUSES, fallback: 'HELD' },
      date: { type: 'DATE' },
    },
    rivals: true,
    answers: ['status', 'date', 'place'],
  },
  figure: {
    label: 'Figure',
    subject: 'of',
    roles: {
      of: { entities: ANY, edge: 'COUNTS', many: true },
      where: { entities: ['PLACE', 'DISTRICT', 'MEETING', 'BODY'], edge: 'COUNTED_IN', many: true },
      assembly: { entities: ['ASSEMBLY'], edge: 'SEAT_IN' },
    },
    attributes: {
      measure: { type: 'TEXT', required: true },
      unit: { type: 'TEXT', required: true },
      phase: { type: 'TEXT', values: PHASES },
      universe: { type: 'TEXT' },
      date: { type: 'DATE' },
    },
    quantity: true,
    rivals: true,
  },
  sameness: {
    label: 'Sameness',
    subject: 'people',
    roles: { people: { entities: ['PERSON', 'PLACE', 'DISTRICT', 'MEETING', 'BODY', 'PARTY', 'SOURCE'], edge: 'OF_ONE', required: true, many: true } },
    attributes: {},
  },
  statement: {
    label: 'Statement',
    subject: 'about',
    roles: { about: { entities: ANY, edge: 'CONCERNS', many: true } },
    attributes: { text: { type: 'TEXT', required: true }, date: { type: 'DATE' } },
  },
} as const satisfies Record<string, PropositionSpec>

export type PropositionKind = keyof typeof PROPOSITION_KINDS
export const PROPOSITION_KIND_NAMES = Object.keys(PROPOSITION_KINDS) as PropositionKind[]

/** The declaration of a kind, seen through the common interface. */
export function specOf(kind: PropositionKind): PropositionSpec {
  return PROPOSITION_KINDS[kind]
}
