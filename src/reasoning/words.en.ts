import type { Opposition, Support } from './verdict.js'

/** All English words of the sentences, in one place, so that other languages can stand beside it. */
export const EN = {
  support: {
    NONE: 'nobody affirms it',
    INFERRED: 'no source states it; it is only inferred',
    SINGLE: 'one witness affirms it directly',
    CORROBORATED: (count: number): string => `${count} witnesses, independent as far as recorded, affirm it directly`,
  } satisfies Record<Support, string | ((count: number) => string)>,
  opposition: { NONE: 'nothing recorded speaks against it', SILENCE: 'a roll that ought to name it is silent', DOUBT: 'it is doubted', DENIAL: 'it is denied' } satisfies Record<Opposition, string>,
  at: (source: string, citation: string): string => `${source} (${citation})`,
  uncited: 'no place is given',
  through: (proposition: string): string => `through “${proposition}”`,
  reportedBy: (relays: string): string => `as reported by ${relays}`,
  noneSeen: 'the encoder saw none of these sources',
  someSeen: 'the encoder saw some of these sources',
  seen: 'confirmed by what the encoder saw',
  inferredBy: (who: string): string => `It is inferred by ${who}`,
  weakened: { UNCITED: 'a premise for which no place is cited', CONTESTED: 'a contested premise', UNTIMELY: 'a premise that its source cannot have known' },
  on: (premises: string): string => `resting on ${premises}`,
  stances: { DENIES: 'It is denied by', DOUBTS: 'It is doubted by', OMITS: 'Its absence is stated of' },
  disputed: (who: string): string => `a doubt that ${who} disputes`,
  incompatible: (who: string): string => `Incompatible with it: ${who}`,
  silent: (rolls: string): string => `Silent, though complete by somebody's word: ${rolls}`,
  quiet: (rolls: string): string => `Not among the names reproduced of ${rolls}`,
  untimely: (who: string): string => `Not counted, since it cannot have been known: ${who}`,
  deviating: (who: string): string => `Not counted, since it departs from what it derives from: ${who}`,
  witnesses: (least: number, most: number): string => (least !== most ? `between ${least} and ${most} witnesses` : least === 1 ? 'one witness' : `${least} witnesses`),
  asFarAsRecorded: 'independent as far as recorded',
  atLeastBound: 'at least',
  suspected: (without: string, witht: string): string => `If the suspected derivations hold, ${witht} remain instead of ${without}`,
  goBackTo: (sources: string, ancestors: string): string => `${sources} go back to ${ancestors}`,
  and: 'and',
}
export type Words = typeof EN
