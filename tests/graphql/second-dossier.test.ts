import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { PROJECT } from '../../src/paths.js'
import { compiled } from '../graph/dossiers.js'
import { openWorld, type World } from './world.js'

const FOLDER = 'tests/dossiers/chronicles'

/** An unrelated dossier, loaded by adding data alone, is asked what the first one is asked. */
let world: World
beforeAll(async () => {
  world = await openWorld(FOLDER)
})
afterAll(() => world.connection.close())

interface Id {
  readonly id: string
}
interface List<T> {
  readonly totalCount: number
  readonly nodes: readonly T[]
}

test('every question that the dossier puts has an answer', async () => {
  const questions = compiled('chronicles').dossier.heading.data.questions ?? []
  expect(questions.length).toBeGreaterThan(3)
  for (const { request } of questions) expect((await world.ask(readFileSync(join(PROJECT, FOLDER, request), 'utf8'))).errors, request).toEqual([])
})

test('what the accounts of a death rest on', async () => {
  const answer = await world.data<{
    disagreements: List<{ question: Id; answers: Id[]; comparisons: { left: Id; right: Id; relation: string }[] }>
    twoMen: { provenance: { verdict: { name: string } }; against: { kind: string; claims: Id[] }[] }
    names: { text: string; candidates: { node: Id }[] }[]
    keystones: List<{ source: Id; asSpeaker: number; asRelay: number }>
    withoutAnnals: List<{ proposition: Id; before: { name: string }; after: { name: string } }>
    audit: List<Id> & { held: number; unchecked: unknown[] }
    death: { verdict: { name: string }; wouldChange: { kind: string; sources: Id[]; after: { name: string } }[] }
  }>(readFileSync(join(PROJECT, FOLDER, 'questions/ground.graphql'), 'utf8'))

  // A day within a month is no contradiction; 1204 is said only by one who departs from what he copies.
  expect(answer.disagreements.nodes.map(({ question, answers, comparisons }) => [question.id, answers.length, comparisons.map(({ relation }) => relation)])).toEqual([['question/occurrence/odo/death', 3, ['REFINES']]])
  expect(answer.twoMen.provenance.verdict.name).toBe('DENIED')
  expect(answer.twoMen.against.find(({ kind }) => kind === 'SAID')?.claims.map(({ id }) => id)).toEqual(['chronicles/h-two-men'])
  expect(answer.names.map(({ text, candidates }) => [text, candidates[0]?.node.id ?? 'none'])).toEqual([['Oddo', 'odo'], ['Отто', 'otto'], ['Wolfram', 'none']])

  // Three chronicles say it; they are two witnesses, and without either one is left.
  expect(answer.death.verdict.name).toBe('CORROBORATED')
  expect(answer.death.wouldChange.map(({ kind, sources, after }) => [kind, sources.map(({ id }) => id).join(), after.name])).toEqual([['SPEAKERS', 'annals-a', 'ATTESTED_ONCE'], ['SPEAKERS', 'necrology', 'ATTESTED_ONCE'], ['SUSPICIONS', '', 'CONTESTED']])
  const changes = new Map(answer.withoutAnnals.nodes.map(({ proposition, before, after }) => [proposition.id, [before.name, after.name]]))
  expect(changes.get('occurrence/odo/death/status:held/date:1203-03-os')).toEqual(['CORROBORATED', 'ATTESTED_ONCE'])
  expect(changes.get('figure/of:diocese/canons/persons/date:1203-os/17..')).toEqual(['CONTESTED', 'DENIED'])
  const annals = answer.keystones.nodes.find(({ source }) => source.id === 'annals-a')
  expect([annals?.asSpeaker, annals?.asRelay]).toEqual([answer.withoutAnnals.totalCount, 0])

  // Its tithes and votes add up.
  expect([answer.audit.totalCount, answer.audit.held > 0, answer.audit.unchecked]).toEqual([0, true, []])
})
