import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { PROJECT } from '../../src/paths.js'
import { compiled, openWorld, type World } from './world.js'

/** The questions of the first dossier, each in one request, with what the document supports. */

const FOLDER = 'seeds/election-1917'
let world: World

beforeAll(async () => {
  world = await openWorld(FOLDER)
})
afterAll(() => world.connection.close())

const request = (id: string): string => {
  const question = compiled(FOLDER).dossier.heading.data.questions?.find((candidate) => candidate.id === id)
  if (!question) throw new Error(`no question "${id}"`)
  return readFileSync(join(PROJECT, FOLDER, question.request), 'utf8')
}

interface Id {
  readonly id: string
}
interface Said extends Id {
  readonly stance: string
  readonly source: Id
  readonly citation: { readonly text: string }
}
interface Witness {
  readonly claim: Said & { readonly reasoning: string | null; readonly premises: readonly (Id & { readonly citation: { readonly text: string } })[]; readonly asOf: { readonly because: string } | null }
  readonly via: Id | null
  readonly relay: readonly { readonly how: string; readonly source: Id }[]
  readonly disputedBy: readonly { readonly source: Id }[]
  readonly weakenedBy: readonly { readonly because: string; readonly claim: Id }[]
  readonly timing: readonly string[]
}
type List<T> = { readonly nodes: readonly T[]; readonly totalCount?: number }

test('1. the seat of A. Bukeikhan', async () => {
  const { provenance: answer } = await world.data<{
    provenance: {
      sentence: string
      verdict: { name: string; transmission: string; relayedBy: Id[] }
      independence: { direct: { atLeast: number; atMost: number } }
      affirmedBy: List<Witness>
      inferredBy: List<Witness>
      contestedBy: List<Witness>
      untimely: List<Witness>
      silent: { counts: boolean; roll: Id & { source: Id } }[]
    }
  }>(request('bukeikhan'))
  expect(answer.verdict).toMatchObject({ name: 'ATTESTED_ONCE_BUT_DOUBTED', transmission: 'RELAYED' })
  expect(answer.verdict.relayedBy.map(({ id }) => id)).toContain('article')
  expect(answer.independence.direct).toEqual({ atLeast: 1, atMost: 1, exact: true })
  // Directly: one newspaper, for Turgay.
  expect(answer.affirmedBy.nodes.map(({ claim, via, relay }) => [claim.id, claim.source.id, claim.citation.text, via?.id, relay.map(({ source }) => source.id)])).toEqual([
    ['election-1917/yu3-turgay', 'yuzhny-ural-1917', 'Yuzhny Ural, 1917: 3', 'mandate/bukeikhan/constituent-assembly/district:district-59-turgay', ['article']],
  ])
  // The same newspaper for the Steppe District cannot have known: shown with each account of the vote.
  const [steppe, ...others] = answer.untimely.nodes
  expect(others).toEqual([])
  expect(steppe).toMatchObject({ claim: { id: 'election-1917/yu3-steppe', source: { id: 'yuzhny-ural-1917' } }, via: { id: 'mandate/bukeikhan/constituent-assembly/district:district-72-steppe' } })
  expect(steppe?.claim.asOf?.because).toMatch(/kurultai/)
  expect(steppe?.timing.join('\n')).toMatch(/December 26/)
  expect(steppe?.timing.join('\n')).toMatch(/postponed/)
  // Two inferences, both the article's: one from Saryarka, one from Ufa on uncited premises.
  expect(answer.inferredBy.nodes.map(({ claim }) => [claim.id, claim.source.id])).toEqual([
    ['election-1917/art-infers-steppe', 'article'],
    ['election-1917/art-infers-ufa', 'article'],
  ])
  const [fromSaryarka, fromUfa] = answer.inferredBy.nodes
  expect(fromSaryarka?.claim.premises.map(({ id }) => id)).toEqual(expect.arrayContaining(['election-1917/sar-voting-steppe', 'election-1917/sar-number-one']))
  expect(fromUfa?.weakenedBy).toContainEqual(expect.objectContaining({ because: 'a premise for which no place is cited', claim: expect.objectContaining({ id: 'election-1917/ufa-only-members' }) as unknown }))
  // The doubt reaches us through Amanzholova, who disputes it.
  const doubt = answer.contestedBy.nodes.find(({ claim }) => claim.stance === 'DOUBTS')
  expect(doubt).toMatchObject({ claim: { source: { id: 'protasov-unspecified' }, citation: { text: 'not given' } } })
  expect(doubt?.relay.map(({ source }) => source.id)).toEqual(['amanzholova-2009', 'article'])
  expect(doubt?.disputedBy.map(({ source }) => source.id)).toEqual(['amanzholova-2009'])
  // Silent: Protasov's list as the portal gives it, and lists that are not named.
  expect(answer.silent.filter(({ counts }) => counts).map(({ roll }) => [roll.id, roll.source.id])).toEqual([['election-1917/chronos-roll', 'chronos-list']])
  expect(answer.contestedBy.nodes.filter(({ claim }) => claim.stance === 'OMITS').map(({ claim }) => claim.source.id)).toContain('other-lists')
  for (const word of ['doubted', 'Yuzhny Ural', 'Turgay', 'Protasov', 'saw none']) expect(answer.sentence).toContain(word)
})

test('2. every deputy, the seats on one witness, and the contested ones', async () => {
  const answer = await world.data<{ everyDeputy: List<Id & { holder: { id: string; name: string }; provenance: { sentence: string; verdict: { name: string } } }>; onOneWitness: List<Id>; contested: List<{ holder: Id & { name: string } }> }>(request('every-deputy'))
  const verdicts = Object.fromEntries(answer.everyDeputy.nodes.map(({ holder, provenance }) => [holder.id, provenance.verdict.name]))
  expect(answer.everyDeputy.totalCount).toBe(25)
  expect(verdicts).toMatchObject({ bukeikhan: 'ATTESTED_ONCE_BUT_DOUBTED', 'alimbekuly-imam': 'INFERRED', zhakhandamuly: 'INFERRED', aljanov: 'DOUBTED', turmukhamedov: 'DOUBTED', kadirbayev: 'DOUBTED', shokay: 'CORROBORATED' })
  expect(answer.onOneWitness.totalCount).toBe(Object.values(verdicts).filter((name) => name.startsWith('ATTESTED_ONCE')).length)
  expect(answer.contested.nodes.map(({ holder }) => holder.id).sort()).toEqual(['aljanov', 'bukeikhan', 'kadirbayev', 'turmukhamedov'])
  for (const { provenance } of answer.everyDeputy.nodes) expect(provenance.sentence.length).toBeGreaterThan(40)
})

test("5. Protasov's list and the participants at Ufa", async () => {
  const { compareRolls } = await world.data<{
    compareRolls: { rolls: (Id & { statedAsWritten: string | null; named: number })[]; rows: List<{ person: Id; cells: { presence: string; mentions: { text: string }[]; claims: { proposition: { capacity?: string | null; representing?: { caption: string } | null } | null }[] }[] }> }
  }>(request('rolls'))
  expect(compareRolls.rolls).toMatchObject([
    { id: 'election-1917/chronos-roll', statedAsWritten: '20', named: 19 },
    { id: 'election-1917/ufa-roll', named: 13 },
  ])
  const where = (list: string, ufa: string): string[] => compareRolls.rows.nodes.filter(({ cells: [a, b] }) => a?.presence === list && b?.presence === ufa).map(({ person }) => person.id).sort()
  expect(where('LISTED', 'UNKNOWN')).toEqual(['akayuly', 'alibekuly-gubaidolla', 'amanzholuly', 'ipmagambetuly', 'karatleuly', 'kulmanuly', 'saurambayuly', 'temiruly', 'zhainakuly'])
  expect(where('OMITTED', 'LISTED')).toEqual(['bukeikhan'])
  expect(where('UNKNOWN', 'LISTED')).toEqual(['alimbekuly-imam', 'zhakhandamuly'])
  expect(where('LISTED', 'LISTED')).toHaveLength(10)
  const capacity = (person: string): string | null | undefined => compareRolls.rows.nodes.find((row) => row.person.id === person)?.cells[1]?.claims[0]?.proposition?.capacity
  expect(capacity('shokay')).toBe('member of the Constituent Assembly')
  expect(capacity('bukeikhan')).toMatch(/Alash Orda/)
  expect(capacity('alimbekuly-imam')).toMatch(/People's Council/)
})

test('6. on which list M. Shokay and Zhakhansha Dosmukhametuly were elected, and by whom they were nominated', async () => {
  type Standing = Id & { name: string; mandates: List<{ district: Id | null; list: Id | null; claims: List<Said> }>; nominations: List<{ nominator: { caption: string }[]; claims: List<Said> }> }
  const answer = await world.data<Record<'shokay' | 'dosmukhametuly', Standing>>(request('lists-and-nominations'))
  const mandates = ({ mandates: { nodes } }: Standing): unknown[] => nodes.map(({ district, list, claims }) => [district?.id ?? null, list?.id ?? null, claims.nodes.map(({ source }) => source.id)])
  expect(mandates(answer.shokay)).toEqual(
    expect.arrayContaining([
      ['district-61-ferghana', 'list-alash-ferghana', ['cec-information']],
      [null, 'list-muslim-organizations-2', ['chronos-list']],
    ]),
  )
  expect(mandates(answer.dosmukhametuly)).toEqual(
    expect.arrayContaining([
      ['district-60-ural', 'list-alash-ural', ['martynenko-1992']],
      [null, 'list-ural-committee-1', ['protasov-2008', 'chronos-list']],
    ]),
  )
  expect(answer.dosmukhametuly.nominations.nodes.flatMap(({ nominator, claims }) => claims.nodes.map(({ source }) => [nominator.map(({ caption }) => caption).join(), source.id]))).toContainEqual(['Alash party', 'protasov-2008'])
})

test('8. when the Assembly first met', async () => {
  const { occurrences, conflict, remarks } = await world.data<{ occurrences: List<Id & { status: string; date: { edtf: string | null; firstDay: number | null } | null; claims: List<Said> }>; conflict: List<{ comparisons: { relation: string; differsIn: string[]; left: Id; right: Id }[] }>; remarks: List<{ text: string }> }>(request('first-sitting'))
  const accounts = occurrences.nodes.map(({ status, date }) => [status, date?.edtf ?? null])
  expect(accounts).toEqual(expect.arrayContaining([['HELD', '1917-11-28'], ['DISRUPTED', '1917-11-28'], ['SCHEDULED', '1918-01-05'], ['HELD', '1918-01-01/1918-01-06']]))
  const held = occurrences.nodes.filter(({ status }) => status === 'HELD').map(({ id }) => id)
  const relation = (a: string | undefined, b: string | undefined): string | undefined => conflict.nodes[0]?.comparisons.find(({ left, right }) => [left.id, right.id].sort().join() === [a, b].sort().join())?.relation
  expect(relation(held[0], held[1])).toBe('CONFLICTS')
  const set = occurrences.nodes.find(({ status, date }) => status === 'SCHEDULED' && date?.edtf === '1918-01-05')?.id
  // A date that was set conflicts with no sitting on another day.
  for (const id of held) expect(relation(id, set)).toBe('COMPATIBLE')
  expect(remarks.nodes.map(({ text }) => text).join('\n')).toContain('how the two openings are related')
})

test('9. what became of the vote in each district', async () => {
  const { occurrences, amuDarya } = await world.data<{ occurrences: List<{ of: Id[]; status: string; claims: List<Said> }>; amuDarya: List<{ text: string }>; remarks: List<{ kind: string; text: string; between: Id[] }> }>(request('voting'))
  const fate = new Map<string, Set<string>>()
  for (const { of, status } of occurrences.nodes) for (const { id } of of) fate.set(id, (fate.get(id) ?? new Set()).add(status))
  const said = (district: string): string[] => [...(fate.get(district) ?? [])].sort()
  expect(said('district-72-steppe')).toEqual(['DISRUPTED', 'HELD', 'POSTPONED'])
  expect(said('district-54-transcaspian')).toEqual(expect.arrayContaining(['ANNULLED', 'DISRUPTED']))
  expect(said('district-58-syr-darya')).toEqual(expect.arrayContaining(['ANNULLED', 'DISRUPTED']))
  expect(said('district-59-turgay')).toEqual(['HELD'])
  // Nobody says what became of the Amu-Darya district.
  expect(said('district-65-amu-darya')).toEqual([])
  expect(amuDarya.nodes.length).toBeGreaterThan(0)
  const saryarka = occurrences.nodes.find(({ of, status }) => status === 'HELD' && of.some(({ id }) => id === 'district-72-steppe'))
  expect(saryarka?.claims.nodes.map(({ source, citation }) => [source.id, citation.text])).toEqual([['saryarka-original', 'Saryarka, 2023: 23']])
})

test('10. everything cited from GARF F. 1810, Op. 1', async () => {
  const { citations, garf } = await world.data<Record<'citations' | 'garf', List<{ text: string; fond: string; delo: string; leaves: string | null; remarks: string[]; readings: { reading: string }[]; evidenceFor: List<Id> }>>>(request('garf-1810'))
  expect(citations.nodes.map(({ delo, leaves, evidenceFor }) => [delo, leaves, evidenceFor.nodes.length > 0])).toEqual([
    ['156', '45', true],
    ['369', null, true],
    ['7', '123', true],
    ['91', '130', true],
  ])
  const slip = garf.nodes.find(({ fond }) => fond === '110')
  expect(slip?.readings[0]?.reading).toContain('1810')
  expect(garf.nodes.filter(({ fond }) => fond === 'R-749').length).toBeGreaterThan(0)
})

test('11. votes, turnout and mandates by place', async () => {
  interface Counted extends Id {
    of: Id[]
    where: Id[]
    value: { written: string; min: number | null; max: number | null }
    claims: List<Said>
  }
  const answer = await world.data<Record<'votes' | 'turnout' | 'voters' | 'due' | 'planned' | 'elected', List<Counted>> & { bounds: List<{ terms: { term: string; of: Id & { value?: { min: number | null; max: number | null } | null } }[] }> }>(request('votes-and-turnout'))
  const at = (list: List<Counted>, place: string, of?: string): (number | null)[] => list.nodes.filter(({ where, of: counted }) => where.length === 1 && where[0]?.id === place && (of === undefined || counted.some(({ id }) => id === of))).map(({ value }) => value.min)
  // Where more were elected than were due: the bound says so, and so does the encoder's remark.
  const broken = answer.bounds.nodes.filter(({ terms }) => {
    const greater = terms.find(({ term }) => term === 'greater')?.of.value?.max
    const lesser = terms.find(({ term }) => term === 'lesser')?.of.value?.min
    return typeof greater === 'number' && typeof lesser === 'number' && lesser > greater
  })
  expect(broken.map(({ terms }) => terms.map(({ of }) => of.id).sort())).toEqual([['election-1917/table2.district-60-ural.elected', 'election-1917/table2.district-60-ural.planned']])
  expect(at(answer.planned, 'district-60-ural')).toEqual([6])
  expect(at(answer.elected, 'district-60-ural')).toContain(7)
  expect(at(answer.planned, 'district-72-steppe')).toEqual([13])
  expect(at(answer.turnout, 'turgay-uezd')).toEqual([55127])
  expect(at(answer.voters, 'turgay-uezd')).toEqual([68000])
  expect(answer.votes.nodes.filter(({ value }) => value.min === 705).length).toBe(1)
  for (const { claims } of answer.votes.nodes.filter(({ claims: { nodes } }) => nodes.length > 0)) for (const { citation } of claims.nodes) expect(citation.text).not.toBe('')
})

test('13. what has no citation, and the three beside Bukeikhan', async () => {
  const answer = await world.data<Record<'uncited' | 'ownWord', List<Said>> & Record<'outsideThe23', List<{ text: string }>> & Record<'doubtfulCitations', List<{ written: string }>> & Record<'aljanov' | 'turmukhamedov' | 'kadirbayev', { mandates: List<{ provenance: { verdict: { name: string; support: string }; contestedBy: List<Witness> } }> }>>(request('without-citation'))
  expect(answer.uncited.nodes.map(({ id }) => id)).toEqual(expect.arrayContaining(['election-1917/ufa-only-members', 'election-1917/doubt-aljanov']))
  expect(answer.doubtfulCitations.nodes.map(({ written }) => written).join('\n')).toMatch(/368/)
  // What the article says in its own name rests on nothing but itself; what it passes on is another's.
  expect(answer.ownWord.nodes.length).toBeGreaterThan(0)
  expect(new Set(answer.ownWord.nodes.map(({ source }) => source.id))).toEqual(new Set(['article']))
  expect(answer.ownWord.nodes.map(({ id }) => id)).not.toContain('election-1917/yu3-turgay')
  expect(answer.outsideThe23.nodes.map(({ text }) => text).join('\n')).toContain('left out of the 23 without a word')
  for (const man of [answer.aljanov, answer.turmukhamedov, answer.kadirbayev]) {
    expect(man.mandates.nodes[0]?.provenance.verdict).toMatchObject({ name: 'DOUBTED', support: 'NONE' })
    expect(man.mandates.nodes[0]?.provenance.contestedBy.nodes[0]?.disputedBy.map(({ source }) => source.id)).toEqual(['amanzholova-2009'])
  }
})

/** Every list in an answer, with how many items it has and how many there are. */
function lists(value: unknown): [number, unknown][] {
  if (Array.isArray(value)) return value.flatMap(lists)
  if (value === null || typeof value !== 'object') return []
  const { nodes, totalCount } = value as { nodes?: unknown; totalCount?: unknown }
  return [...(Array.isArray(nodes) ? [[nodes.length, totalCount] as [number, unknown]] : []), ...Object.values(value).flatMap(lists)]
}

test('each question is one request, whose round trips stay few and whose lists leave nothing out', async () => {
  for (const question of compiled(FOLDER).dossier.heading.data.questions ?? []) {
    const { data, errors, statements } = await world.ask(request(question.id))
    expect(errors, question.id).toEqual([])
    expect(statements.length, question.id).toBeLessThan(80)
    const found = lists(data)
    expect(found.length, question.id).toBeGreaterThan(0)
    expect(found.filter(([shown, total]) => shown !== total), question.id).toEqual([])
  }
})
