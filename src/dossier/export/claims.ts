import type { ClaimData } from '../data.js'
import type { GraphRecord } from '../records.js'
import { ordinalOf, unlessEncoder } from './registers.js'
import { statedBy } from './propositions.js'
import { given, some, type Stock, targets, text, texts } from './stock.js'
import { linesOf, type PassageRead, placeRead, utteranceOf } from './utterance.js'
import { dateOf } from './values.js'

/** The claims of a passage that are neither entries of a roll nor cells of a table, in their order. */
export function claimsOf(stock: Stock, passage: PassageRead): ClaimData[] {
  return stock
    .from('Claim', 'READ_IN', passage.record.id)
    .filter((claim) => claim.props['row'] === undefined && stock.from('Roll', 'LISTS', claim.id).length === 0)
    .map((claim) => claimOf(stock, passage, claim))
}

function claimOf(stock: Stock, passage: PassageRead, claim: GraphRecord): ClaimData {
  const here = placeRead(claim)
  const stated = statedBy(stock, claim, here)
  const id = stock.slug(claim.id)
  const local = (type: string): string[] | undefined => some(stock.slugs(targets(claim, type)))
  const premises = local('RESTS_ON')
  return given<ClaimData>({
    id: id === `${passage.id}.${ordinalOf(claim)}` ? undefined : id,
    ...utteranceOf(stock, passage, claim),
    lines: linesOf(stock, passage, here),
    stance: stated && text(claim, 'stance') !== 'AFFIRMS' ? (text(claim, 'stance') as ClaimData['stance']) : undefined,
    ...(stated ? { [stated.kind]: stated.data } : {}),
    inferred: premises ? { premises, reasoning: text(claim, 'reasoning') ?? '' } : undefined,
    disputes: local('DISPUTES'),
    endorses: local('ENDORSES'),
    because: text(claim, 'because'),
    roll: stock.slugs(targets(claim, 'OMITTED_FROM'))[0],
    ownObservation: claim.props['ownObservation'] as boolean | undefined,
    deviatesFrom: some(texts(claim, 'deviatesFrom')),
    asOf: asOf(stock, claim),
    wording: text(claim, 'wording'),
    note: text(claim, 'note'),
  })
}

function asOf(stock: Stock, claim: GraphRecord): ClaimData['asOf'] {
  const date = dateOf(stock, claim, 'asOf')
  if (date === undefined) return undefined
  const certainty = text(claim, 'asOfCertainty')
  return given<NonNullable<ClaimData['asOf']>>({ date, because: text(claim, 'asOfBecause') ?? '', by: unlessEncoder(text(claim, 'asOfBy')), certainty: certainty === 'PROBABLE' ? undefined : (certainty as 'CERTAIN' | 'POSSIBLE' | undefined) })
}
