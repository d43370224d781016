import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ProvenanceCase } from '../../src/reasoning/case.js'
import { changeSentence } from '../../src/reasoning/change-sentence.js'
import { type Change, keystones, LARGEST_SET, MOST_SETS, moved, wouldChange } from '../../src/reasoning/changes.js'
import { outcome, provenance } from '../../src/reasoning/provenance.js'
import { EN } from '../../src/reasoning/words.en.js'
import { build, claim, copy, namesOf } from './cases.js'
import { cases, SOURCES } from './drawn-cases.js'

const RELAYS = ['x', 'y']

function sets(of: readonly string[], largest: number): string[][] {
  const all = of.reduce<string[][]>((found, source) => [...found, ...found.map((set) => [...set, source])], [[]])
  return all.filter((set) => set.length > 0 && set.length <= largest).sort((a, b) => a.length - b.length)
}

const sourcesOf = ({ withdrawn }: Change): readonly string[] => ('sources' in withdrawn ? withdrawn.sources : [])
const without = (kind: string, sources: readonly string[]): object => (kind === 'SPEAKERS' ? { withoutSources: sources } : { withoutRelays: sources })

describe('what would change a verdict', () => {
  it('does: made through its policy, each change gives the verdict that it states', () => {
    fc.assert(fc.property(cases, (of) => {
      const now = provenance(of).verdict
      for (const change of wouldChange(of).changes) {
        const then = provenance(of, change.policy).verdict
        expect(change.before).toEqual({ name: now.name, support: now.support, opposition: now.opposition })
        expect(change.after).toEqual({ name: then.name, support: then.support, opposition: then.opposition })
        expect(moved(now, then)).toBe(true)
      }
    }), { numRuns: 800 })
  })

  it('is every smallest set of sources: no part of one moves the verdict, and no other set of its size does', () => {
    fc.assert(fc.property(cases, (of) => {
      const now = provenance(of).verdict
      const { changes, searched } = wouldChange(of)
      expect(searched).toBe(LARGEST_SET)
      for (const [kind, sources] of [['SPEAKERS', SOURCES], ['RELAYS', RELAYS]] as const) {
        const expected: string[][] = []
        for (const set of sets(sources, LARGEST_SET)) {
          if (expected.some((smaller) => smaller.every((source) => set.includes(source)))) continue
          if (moved(now, provenance(of, without(kind, set)).verdict)) expected.push(set)
        }
        const found = changes.filter(({ withdrawn }) => withdrawn.kind === kind).map((change) => [...sourcesOf(change)].sort().join(' '))
        expect(found.sort()).toEqual(expected.map((set) => [...set].sort().join(' ')).sort())
      }
    }), { numRuns: 400 })
  })

  it('withdrawing a reading or an identification is as if what is said by it were said of nothing here', () => {
    fc.assert(fc.property(cases, (of) => {
      for (const { withdrawn, after } of wouldChange(of).changes) {
        if (withdrawn.kind !== 'READING' && withdrawn.kind !== 'IDENTIFICATION') continue
        const { support, opposition } = provenance(said(of, new Set(withdrawn.claims))).verdict
        expect([support, opposition]).toEqual([after.support, after.opposition])
      }
    }), { numRuns: 800 })
  })

  it('holds under a policy as under none, and names nothing that is set aside already', () => {
    fc.assert(fc.property(cases, fc.subarray(SOURCES, { maxLength: 2 }), (of, withoutSources) => {
      const now = provenance(of, { withoutSources }).verdict
      for (const change of wouldChange(of, { withoutSources }).changes) {
        expect(moved(now, provenance(of, change.policy).verdict)).toBe(true)
        if (change.withdrawn.kind === 'SPEAKERS') expect(sourcesOf(change).some((source) => withoutSources.includes(source))).toBe(false)
      }
    }), { numRuns: 400 })
  })

  it('leaves the case as it was: what is asked of it after so many attempts is answered as of a case that nobody has asked', () => {
    fc.assert(fc.property(cases, fc.subarray(SOURCES, { maxLength: 2 }), fc.boolean(), (of, withoutSources, acceptSuspected) => {
      wouldChange(of)
      const policy = { withoutSources, acceptSuspected }
      expect(provenance(of, policy)).toEqual(provenance(structuredClone(of), policy))
    }), { numRuns: 500 })
  })

  it('keystones are its single sources', () => {
    fc.assert(fc.property(cases, (of) => {
      const single = wouldChange(of).changes.filter((change) => sourcesOf(change).length === 1)
      expect(keystones(of, outcome(of, {}))).toEqual(single)
    }), { numRuns: 300 })
  })

  it('single sources are all tried, however many there are', () => {
    const copies = Array.from({ length: MOST_SETS }, (_, index) => `copy${index}`)
    const of = build({ claims: [claim('annals-1'), ...copies.map((id) => claim(`${id}-1`)), claim('letter-1', { stance: 'DENIES' })], derivations: copies.map((id) => copy(id, 'annals')) })
    const { changes, searched } = wouldChange(of)
    expect(searched).toBe(1)
    expect(changes.map((change) => [sourcesOf(change), change.before.name, change.after.name])).toEqual([
      [['annals'], 'CONTESTED', 'DENIED'],
      [['letter'], 'CONTESTED', 'ATTESTED_ONCE'],
    ])
  })

  it('is said in a sentence', () => {
    fc.assert(fc.property(cases, (of) => {
      for (const change of wouldChange(of).changes) {
        const text = changeSentence(change, namesOf(of), EN)
        expect(text).toMatch(/^If .+, .+\.$/u)
        expect(text).not.toMatch(/undefined|null|,,|, \.| {2}|“”/u)
      }
    }), { numRuns: 300 })
  })
})

/** The case in which some claims speak of something else, and their rolls do not list the target by them. */
function said(of: ProvenanceCase, elsewhere: ReadonlySet<string>): ProvenanceCase {
  const fallen = new Set(elsewhere)
  for (let size = 0; size < fallen.size; ) {
    size = fallen.size
    for (const { id, premises } of of.claims) if (premises.some((premise) => fallen.has(premise))) fallen.add(id)
  }
  return {
    ...of,
    claims: of.claims.map((claim) => (elsewhere.has(claim.id) ? { ...claim, proposition: null, omittedFrom: [] } : claim)).filter(({ id }) => elsewhere.has(id) || !fallen.has(id)),
    rolls: of.rolls.map((roll) => {
      const listedBy = roll.listedBy.filter((id) => !elsewhere.has(id))
      return { ...roll, listedBy, lists: roll.lists && (roll.listedBy.length === 0 || listedBy.length > 0) }
    }),
  }
}
