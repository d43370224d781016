import { iso } from './days.js'
import type { Draw } from './draw.js'
import { type Matter, NOT_HELD, officeOf } from './matters.js'
import type { Style } from './sources.js'
import type { Territory } from './territory.js'

type Data = Readonly<Record<string, unknown>>

/** A proposition as the dossier writes it: the name of its kind, and its roles and attributes. */
export interface Written {
  readonly kind: string
  readonly data: Data
}

/** How the people and the districts of a proposition are written: by their ids, or with the words of a source. */
export interface Naming {
  person: (matter: Matter) => unknown
  district: (matter: Matter, district: number) => unknown
}

export const BY_ID: Naming = {
  person: ({ candidate }) => candidate?.person.id,
  district: ({ election }, district) => election.districts[district]?.id,
}

/** What a source of this style says by giving this value for a matter. */
export function propose(territory: Territory, matter: Matter, value: number, rounded: boolean, style: Style, naming: Naming): Written {
  const { kind, election, candidate } = matter
  const assembly = election.id
  const person = (): unknown => naming.person(matter)
  const list = election.lists[matter.list]
  const figure = (measure: string, unit: string, parts: Data): Written => ({ kind: 'figure', data: { measure, unit, ...parts, assembly, value: rounded ? `about ${roundOff(value)}` : value } })
  switch (kind) {
    case 'MANDATE':
      return { kind: 'mandate', data: { holder: person(), assembly, ...(style === 'DISTRICT' || style === 'DISTRICT_AND_LIST' ? { district: naming.district(matter, value) } : {}), ...(style === 'DISTRICT_AND_LIST' ? { list: list?.id } : {}), ...(style === 'PARTY' ? { party: partyOf(territory, list?.presenters[0]) } : {}) } }
    case 'CANDIDACY':
      return { kind: 'candidacy', data: { candidate: person(), assembly, district: naming.district(matter, value), ...(style === 'ASSEMBLY' ? {} : { list: list?.id }), ...(style === 'DISTRICT_AND_LIST' ? { rank: candidate?.rank } : {}) } }
    case 'NOMINATION':
      return { kind: 'nomination', data: { nominee: person(), nominator: partyOf(territory, value), assembly } }
    case 'MEMBERSHIP':
      return { kind: 'membership', data: { member: person(), of: partyOf(territory, value) } }
    case 'OFFICE': {
      const { title, of } = candidate ? officeOf(territory, candidate.person, value) : { title: '', of: '' }
      return { kind: 'office', data: { holder: person(), of, title } }
    }
    case 'ATTENDANCE':
      return { kind: 'attendance', data: { attendee: person(), meeting: election.meeting } }
    case 'VOTING':
      return { kind: 'occurrence', data: { what: 'voting', of: [assembly, naming.district(matter, matter.district)], ...(value === NOT_HELD ? { status: 'NOT_HELD' } : { date: dateOf(election.day + value, rounded) }) } }
    case 'SITTING':
      return { kind: 'occurrence', data: { what: 'first sitting', of: assembly, date: dateOf(election.sitting + value, rounded) } }
    case 'SEATS':
      return figure('mandates', 'seats', { of: list?.id, phase: 'ELECTED' })
    case 'VOTES':
      return figure('votes', 'votes', { of: list?.id, where: naming.district(matter, matter.district) })
    case 'ELECTORATE':
      return figure('electors', 'persons', { where: naming.district(matter, matter.district) })
    case 'DUE':
      return figure('mandates', 'seats', { where: naming.district(matter, matter.district), phase: 'DUE' })
  }
}

function partyOf(territory: Territory, party: number | undefined): string | undefined {
  return territory.parties[party ?? 0]?.id
}

function dateOf(day: number, byMonth: boolean): string {
  return byMonth ? iso(day).slice(0, 7) : iso(day)
}

/** Two figures, so that "about" is never further off than a twentieth. */
export function roundOff(value: number): number {
  const unit = 10 ** Math.max(0, String(value).length - 2)
  return Math.round(value / unit) * unit
}

/** Whether what a source says by a value is not so; a value that its words leave out is not said. */
export function isFalse({ kind, truth, untrue }: Matter, value: number, style: Style): boolean {
  if (untrue) return true
  return value !== truth && !(kind === 'MANDATE' && (style === 'ASSEMBLY' || style === 'PARTY'))
}

/** The name of a district as it stands in a text, or the bare district. */
export function districtIn(matter: Matter, district: number, draw: Draw): unknown {
  const found = matter.election.districts[district]
  return found && draw.chance(0.25) ? { is: found.id, as: found.name } : found?.id
}
