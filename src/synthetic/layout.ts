import type { Draw } from './draw.js'
import type { Election } from './election.js'
import { type Line, record, truth } from './lines.js'
import { writeName } from './names.js'
import { BY_ID, districtIn, isFalse, type Naming, propose, type Written } from './propose.js'
import { citationOf, placeIn } from './source-lines.js'
import type { PlannedSource } from './sources.js'
import { cellId, columnId, type VoteTable } from './tables.js'
import type { Person, Territory } from './territory.js'
import type { Said, Testimony } from './testimony.js'

/** Rates, as the documentation of the format states them. */
const [UNIDENTIFIED, MISCOUNTED, SAME_SPELLING, TAKES_THE_OTHER, EXPLAINED, REMARKED] = [0.015, 0.15, 0.7, 0.3, 0.1, 0.3]
const [LEAST_ON_A_PAGE, MOST_ON_A_PAGE] = [1, 12]

/** What a source says besides what it knows: of claims of others, or what it concludes. */
export interface Extras {
  /** Claims of earlier sources that it disputes, and that it endorses. */
  readonly disputed: readonly Said[]
  readonly endorsed: readonly Said[]
  /** People of whom it says that two that pass for two are one. */
  readonly same: readonly Person[]
  /** What it says of people who came to the first sitting, from which it concludes that they were elected. */
  readonly inferences: number
  /** General statements. */
  readonly statements: number
}

/** Writes one source: what it says as passages, page by page, and what is true of it. Gives each claim its id. */
export class Layout {
  readonly lines: Line[] = []
  readonly people = new Set<string>()
  private page = 0
  private passages = 0
  private readonly reading: PlannedSource

  constructor(private readonly territory: Territory, private readonly source: PlannedSource, private readonly draw: Draw) {
    this.reading = source.carrier ?? source
  }

  write({ said }: Testimony, roll: Roll | null, table: VoteTable | null, extras: Extras): void {
    if (roll) this.writeRoll(roll)
    if (table) this.writeTable(table)
    const rest = roll ? said.filter((one) => !roll.entries.includes(one)) : said
    let { inferences, statements } = extras
    const [disputed, endorsed, same] = [[...extras.disputed], [...extras.endorsed], [...extras.same]]
    for (let at = 0; at < rest.length || disputed.length + endorsed.length + same.length + statements + inferences > 0; ) {
      const passage = this.open()
      const claims: object[] = []
      const readings: object[] = []
      const end = Math.min(rest.length, at + this.draw.between(LEAST_ON_A_PAGE, MOST_ON_A_PAGE))
      for (; at < end; at++) {
        const one = rest[at]
        if (!one) continue
        one.claim = `${passage.id}.${claims.length + 1}`
        claims.push(this.claim(one))
        if (one.miswritten !== null && this.draw.chance(EXPLAINED)) readings.push({ kind: 'SLIP', of: one.claim, written: one.written, reading: one.matter.candidate?.person.name ?? '', because: 'all others write the name so', certainty: 'PROBABLE' })
        if (inferences > 0 && one.matter.kind === 'ATTENDANCE' && !one.unidentified) {
          inferences--
          claims.push(this.inference(one))
        }
      }
      if (at >= rest.length) {
        // What found no place elsewhere stands on the last page.
        for (const other of disputed.splice(0)) claims.push({ disputes: [other.claim], because: this.draw.pick(['the files say otherwise', 'a witness of the day contradicts it', 'the numbers do not allow it', 'no list of the time has it']) })
        for (const other of endorsed.splice(0)) claims.push({ endorses: [other.claim], because: this.draw.pick(['the files bear it out', 'the author was there', 'it is told in the same way elsewhere']) })
        for (const person of same.splice(0)) claims.push({ sameness: { people: [person.id, person.other].map((is) => { this.people.add(is ?? ''); return is }) }, because: 'the dates and the posts are the same' })
        for (; statements + inferences > 0; inferences > 0 ? inferences-- : statements--) claims.push({ statement: { text: this.statement(claims.length), about: this.source.elections[0]?.id } })
      }
      this.lines.push(record('passages', { passages: [{ ...passage, claims, ...(readings.length > 0 ? { readings } : {}) }] }))
    }
  }

  /** A passage without anything in it: its id, where it was read, and who speaks in it. */
  private open(): { id: string; in: string; at: string; by?: string; cited?: string; how?: string } {
    this.page += this.draw.between(1, 3)
    this.passages++
    const relayed = this.reading !== this.source
    return {
      id: `${this.source.id}.p${this.passages}`,
      in: this.reading.id,
      at: placeIn(this.territory, this.reading, relayed ? this.draw.between(1, 400) : this.page),
      ...(relayed ? { by: this.source.id, cited: this.draw.chance(0.05) ? 'not given' : citationOf(this.territory, this.source, this.page), how: this.draw.pick(['QUOTED', 'PARAPHRASED', 'REPORTED']) } : {}),
    }
  }

  private claim(said: Said): object {
    const { matter, value, stance, wording } = said
    const { kind, data } = propose(this.territory, matter, value, said.rounded, this.source.style, this.naming(said))
    this.tellTruth(said, data)
    return {
      ...(stance === 'AFFIRMS' ? {} : { stance }),
      [kind]: data,
      ...this.basis(said),
      ...(wording === null ? {} : { wording }),
    }
  }

  /** Whether it observes or departs, where the dossier says that the source derives from others. */
  private basis({ from, value, stance }: Said): object {
    const stated = this.source.parents.filter(({ recorded }) => recorded === 'STATED')
    if (stated.length === 0) return {}
    if (from === null) return { ownObservation: true }
    if (!stated.some((parent) => parent.from === from.source)) return {}
    return value === from.value && stance === from.stance ? {} : { deviatesFrom: [from.source.id] }
  }

  private naming(said: Said): Naming {
    return { person: () => this.nameOf(said), district: (matter, district) => districtIn(matter, district, this.draw) }
  }

  private nameOf(said: Said): unknown {
    const person = said.matter.candidate?.person
    if (!person) return undefined
    const { from } = said
    const alike = from !== null && from.written !== '' && from.miswritten === said.miswritten && this.draw.chance(SAME_SPELLING)
    said.written = alike ? from.written : writeName(person.parts, this.source.habit, this.draw, said.miswritten ?? undefined)
    if (this.draw.chance(UNIDENTIFIED)) {
      said.unidentified = true
      this.people.add(person.id)
      return { as: said.written }
    }
    const is = person.other !== null && this.draw.chance(TAKES_THE_OTHER) ? person.other : person.id
    said.entity = is
    this.people.add(is)
    return { is, as: said.written }
  }

  private inference(attendance: Said): object {
    const { matter } = attendance
    return {
      mandate: { holder: attendance.entity, assembly: matter.election.id },
      inferred: { premises: [attendance.claim], reasoning: 'only those elected were admitted to the first sitting' },
    }
  }

  private statement(number: number): string {
    return `${this.draw.pick(['It is told', 'The author holds', 'The paper writes', 'It was known'])} that ${this.draw.pick(['the electors', 'the villages', 'the committees', 'the parties'])} ${this.draw.pick(['came late', 'were divided', 'agreed at once', 'asked for a new vote', 'sent a delegation'])} (${this.source.id}, ${number})`
  }

  private writeRoll({ id, election, entries, complete, stated, inFull }: Roll): void {
    const passage = this.open()
    const { style } = this.source
    const listed = entries.map((one) => {
      const { data } = propose(this.territory, one.matter, one.value, false, style, this.naming(one))
      this.tellTruth(one, data)
      const entry = data['holder'] as { is?: string; as: string }
      const further = Object.fromEntries(Object.entries(data).filter(([role]) => role !== 'holder' && role !== 'assembly'))
      return { entry, further, one }
    })
    const written = listed.map(({ entry, further, one }, index) => {
      one.claim = `${id}.${entry.is ?? index + 1}`
      return { ...entry, ...(Object.keys(further).length > 0 ? { with: further } : {}) }
    })
    this.lines.push(record('passages', { passages: [{ ...passage, rolls: [{ id, caption: `Deputies of the ${election.name}`, of: 'mandate', with: { assembly: election.id }, scope: { assembly: election.id }, stated, ...(complete ? { complete: { by: this.source.id, wording: 'all who were elected' } } : {}), known: inFull ? 'IN_FULL' : 'REPRODUCED', entries: written }], ...(inFull ? { constraints: [{ id: `${id}.count`, kind: 'COUNT', terms: { total: id, roll: id }, because: 'the list states how many names it has' }] } : {}) }] }))
    if (inFull && stated !== entries.length) this.lines.push(truth('falsified-totals', { constraint: `${id}.count`, roll: id, kind: 'MISCOUNTED', stated: [stated], right: [entries.length], madeBy: this.source.id }))
  }

  private writeTable(written: VoteTable): void {
    const { id, election, cells, totals, outside, slips } = written
    const passage = this.open()
    const cellsOf = (row: readonly number[]): object => Object.fromEntries(row.map((value, list) => [columnId(list), value]))
    const table = {
      id,
      caption: `Votes by district, ${election.year}`,
      columns: Object.fromEntries(election.lists.map((list, index) => [columnId(index), { heading: `List ${list.number}`, figure: { measure: 'votes', unit: 'votes', of: list.id, assembly: election.id } }])),
      rows: cells.map((row, district) => ({ as: election.districts[district]?.name ?? '', is: election.districts[district]?.id, cells: cellsOf(row) })),
      total: { as: 'Total', cells: cellsOf(totals) },
    }
    const town = this.territory.towns[this.territory.elections.indexOf(election)]
    const beside = outside ? election.lists.map((list, index) => ({ figure: { measure: 'votes', unit: 'votes', of: list.id, where: town?.id, assembly: election.id, value: election.townVotes[index] } })) : []
    const noticed = slips.length > 0 && this.draw.chance(REMARKED)
    this.lines.push(record('passages', { passages: [{ ...passage, tables: [table], ...(beside.length > 0 ? { claims: beside } : {}), ...(noticed ? { remarks: [{ kind: 'SELF_CONTRADICTION', between: [id], text: 'The totals are not what the rows make.' }] } : {}) }] }))
    for (const slip of slips)
      this.lines.push(truth('falsified-totals', {
        constraint: slip.columns.map((list) => `${id}.sum.${columnId(list)}`),
        table: id,
        kind: slip.kind,
        claims: slip.kind === 'OUTSIDE_INCLUDED' ? slip.columns.map((list) => `${passage.id}.${list + 1}`) : slip.columns.map((list) => cellId(written, slip.row, list)),
        stated: slip.stated,
        right: slip.right,
        madeBy: slip.madeBy,
      }))
    cells.forEach((row, district) => { row.forEach((value, list) => { this.falseCell(cellId(written, district, list), value, election.votes[district]?.[list] ?? 0) }) })
    totals.forEach((value, list) => { this.falseCell(cellId(written, null, list), value, election.votes.reduce((sum, row) => sum + (row[list] ?? 0), 0)) })
  }

  private falseCell(claim: string, value: number, right: number): void {
    if (value !== right) this.lines.push(truth('false-claims', { claim, source: this.source.id, kind: 'figure', says: { value }, true: { value: right }, copied: false }))
  }

  /** What a false claim says, and what is so. Called when its id is known only for claims; entries are told of by their roll. */
  private tellTruth(said: Said, data: Written['data']): void {
    this.untold.push({ said, data })
  }

  private readonly untold: { said: Said; data: Written['data'] }[] = []

  /** Tells of the false claims and the names left open, when all ids are known. */
  close(): void {
    for (const { said, data } of this.untold) {
      const { matter, value, stance, claim, from } = said
      const denies = stance === 'DENIES' && !matter.untrue
      const person = matter.candidate?.person.id
      if (said.unidentified) this.lines.push(truth('names', { claim, source: this.source.id, as: said.written, person }))
      if (!denies && !(stance === 'AFFIRMS' && isFalse(matter, value, this.source.style))) continue
      const right = matter.untrue ? null : propose(this.territory, matter, matter.truth, false, this.source.style, BY_ID)
      this.lines.push(truth('false-claims', { claim, source: this.source.id, kind: propose(this.territory, matter, value, false, this.source.style, BY_ID).kind, ...(denies ? { denies: true } : {}), says: data, true: right?.data ?? null, copied: from !== null && from.value === value, ...(from === null ? {} : { from: from.claim }) }))
    }
  }
}

/** A list of who was elected. */
export interface Roll {
  readonly id: string
  readonly election: Election
  readonly entries: readonly Said[]
  readonly complete: boolean
  readonly inFull: boolean
  readonly stated: number
}

/** @returns how many names a roll says that it has */
export function statedNumber(named: number, draw: Draw): number {
  return draw.chance(MISCOUNTED) ? named + draw.pick([-1, 1, 1, 2, 10]) : named
}
