import { describe, expect, it } from 'vitest'
import { provenance } from '../../src/reasoning/provenance.js'
import { sentence } from '../../src/reasoning/sentence.js'
import { EN } from '../../src/reasoning/words.en.js'
import { about, build, claim, namesOf } from './cases.js'

const reading = { id: 'r1', kind: 'CITATION', written: 'f. 11', reading: 'leaf 11', certainty: 'POSSIBLE' as const }
const name = { mention: 'm1', written: 'O. ep.', entity: 'odo', called: 'Odo', certainty: 'PROBABLE' as const }

describe('what is not certain', () => {
  it('is named beside a claim and in the sentence, and takes no witness away', () => {
    const of = build({ claims: [claim('annals-1', { readings: [reading], names: [name] })] })
    const answer = provenance(of)
    expect(answer.verdict.name).toBe('ATTESTED_ONCE')
    expect(answer.affirmedBy[0]?.weakenedBy.map(({ why, of: what, certainty, premise }) => [why, what, certainty, premise])).toEqual([
      ['CITATION', 'r1', 'POSSIBLE', false],
      ['IDENTIFICATION', 'm1', 'PROBABLE', false],
    ])
    expect(sentence(answer, namesOf(of), EN)).toContain('Directly: annals (f. 1), the identification of “O. ep.” being only probable and the reading of its citation “f. 11” being only possible.')
  })

  it('weakens an inference through its premise', () => {
    const of = build({ propositions: [about('presence', 'PREMISE')], claims: [claim('scholar-1', { mode: 'INFERRED', premises: ['letter-1'] }), claim('letter-1', { proposition: 'presence', names: [name] })] })
    expect(sentence(provenance(of), namesOf(of), EN)).toContain('on a premise for which the identification of “O. ep.” is only probable')
  })

  it('is not what is certain, nor how a calendar is read', () => {
    const of = build({ claims: [claim('annals-1', { readings: [{ ...reading, kind: 'CALENDAR' }, { ...reading, certainty: 'PROBABLE' }], names: [{ ...name, certainty: 'CERTAIN' }] })] })
    expect(provenance(of).affirmedBy[0]?.weakenedBy).toEqual([])
  })
})
