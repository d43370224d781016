import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ProvenanceCase } from '../../src/reasoning/case.js'
import { provenance } from '../../src/reasoning/provenance.js'
import { sentence } from '../../src/reasoning/sentence.js'
import { EN } from '../../src/reasoning/words.en.js'
import { namesOf } from './cases.js'
import { cases, SOURCES } from './drawn-cases.js'

const RANK = { NONE: 0, INFERRED: 1, SINGLE: 2, CORROBORATED: 3 }

describe('laws of an answer', () => {
  it('the order of the parts of a case changes nothing, not even a word', () => {
    fc.assert(fc.property(cases, fc.infiniteStream(fc.nat()), (of, random) => {
      const shuffled = <T>(items: readonly T[]): T[] => items.map((item) => [Number(random.next().value), item] as const).sort(([a], [b]) => a - b).map(([, item]) => item)
      const other: ProvenanceCase = { target: of.target, propositions: shuffled(of.propositions), claims: shuffled(of.claims), sources: shuffled(of.sources), derivations: shuffled(of.derivations), origins: shuffled(of.origins), rolls: shuffled(of.rolls) }
      expect(provenance(other)).toEqual(provenance(of))
      expect(sentence(provenance(other), namesOf(other), EN)).toBe(sentence(provenance(of), namesOf(of), EN))
    }), { numRuns: 300 })
  })

  it('setting sources aside creates no root: who counts counted before, and the most that share nothing never grow', () => {
    fc.assert(fc.property(cases, fc.subarray(SOURCES), (of, withoutSources) => {
      const [all, left] = [provenance(of), provenance(of, { withoutSources })]
      // Two who shared a parent may come to share none once it is set aside; nobody comes to speak who did not.
      if (['NONE', 'INFERRED'].includes(all.verdict.support)) expect(RANK[left.verdict.support]).toBeLessThanOrEqual(RANK[all.verdict.support])
      for (const bounds of ['direct', 'withInferences'] as const) expect(left.independence[bounds].atMost).toBeLessThanOrEqual(all.independence[bounds].atMost)
      const known = new Set([...all.affirmedBy, ...all.inferredBy].map((item) => item.claim.id))
      for (const item of [...left.affirmedBy, ...left.inferredBy]) expect(known.has(item.claim.id)).toBe(true)
    }), { numRuns: 2000 })
  })

  it('accepting suspicions never adds a witness, and what changes nothing is not named', () => {
    fc.assert(fc.property(cases, (of) => {
      const { independence, oppositionIndependence, suspectedTies, untimely, deviating } = provenance(of)
      // A claim that does not count for want of a basis may be given one by a suspicion; no other can.
      if (untimely.length + deviating.length === 0) expect(independence.withSuspected.atLeast).toBeLessThanOrEqual(independence.withInferences.atLeast)
      const changed = [independence, oppositionIndependence].some(({ withInferences, withSuspected }) => withInferences.atLeast !== withSuspected.atLeast || withInferences.atMost !== withSuspected.atMost)
      if (changed) expect(suspectedTies).not.toEqual([])
      if (of.derivations.every(({ suspected }) => !suspected)) expect(suspectedTies).toEqual([])
    }), { numRuns: 1500 })
  })

  it('every claim for or against is shown exactly once, wherever it belongs', () => {
    fc.assert(fc.property(cases, (of) => {
      const answer = provenance(of)
      const shown = [answer.affirmedBy, answer.inferredBy, answer.contestedBy, answer.incompatible, answer.untimely, answer.deviating, answer.fallen].flatMap((items) => items.map((item) => item.claim.id))
      const relevant = of.claims.filter(({ proposition, stance }) => (stance === 'AFFIRMS' ? ['seat', 'north', 'rival'] : ['seat', 'wide']).includes(proposition ?? ''))
      expect([...shown].sort()).toEqual(relevant.map(({ id }) => id).sort())
    }), { numRuns: 1500 })
  })

  it('the sentence is made of sentences: stops in their place, capitals after them, and nothing undefined', () => {
    fc.assert(fc.property(cases, (of) => {
      const text = sentence(provenance(of), namesOf(of), EN)
      expect(text).toMatch(/^seat: .*\.$/u)
      expect(text).not.toMatch(/\.\.|,,|;;| ,| \.|, \.|:\.|\(\)|“”| {2}|undefined|null|\[object/u)
      expect(text).not.toMatch(/(?<!\bp)\. [a-z]/u)
    }), { numRuns: 1500 })
  })
})
