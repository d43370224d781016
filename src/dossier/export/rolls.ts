import { specOf } from '../../reasoning/propositions/kinds.js'
import type { EntryData, NamedData, ParticipantData, PropositionData, RollData } from '../data.js'
import type { GraphRecord } from '../records.js'
import { statedBy } from './propositions.js'
import { edges, given, kindOf, number, type Stock, targets, text } from './stock.js'
import { linesOf, type PassageRead, placeRead, utteranceOf } from './utterance.js'
import { dateOf, quantityOf } from './values.js'

export function rollsOf(stock: Stock, passage: PassageRead): RollData[] {
  return stock.from('Roll', 'READ_IN', passage.record.id).map((roll) => rollOf(stock, passage, roll))
}

function rollOf(stock: Stock, passage: PassageRead, roll: GraphRecord): RollData {
  const lines = linesOf(stock, passage, placeRead(roll))
  const entries = targets(roll, 'LISTS').map((claim, index) => entryOf(stock, passage, roll, stock.get(claim), index + 1, lines))
  const common = commonTo(entries.map(({ rest }) => rest))
  const stated = text(roll, 'statedWritten')
  const completeBy = text(roll, 'completeClaimedBy')
  return given<RollData>({
    id: stock.slug(roll.id),
    ...utteranceOf(stock, passage, roll),
    lines,
    caption: text(roll, 'caption') ?? '',
    of: kindOf(roll, 'of'),
    with: unlessEmpty(common),
    scope: given<RollData['scope']>({ ...Object.fromEntries(edges(roll, 'COVERS').map(({ to, props }) => [String(props['role']), to])), universe: text(roll, 'universe'), date: dateOf(stock, roll, 'scope') }),
    stated: stated === undefined ? undefined : quantityOf(stated, number(roll, 'stated'), number(roll, 'statedMax'), roll.props['statedApproximate'] === true),
    complete: completeBy === undefined ? undefined : given<NonNullable<RollData['complete']>>({ by: completeBy, cited: text(roll, 'completeCited'), wording: text(roll, 'completeWording') }),
    known: text(roll, 'known') === 'IN_FULL' ? 'IN_FULL' : 'REPRODUCED',
    entries: entries.map(({ entry, rest }) => given<EntryData>({ ...entry, with: unlessEmpty(Object.fromEntries(Object.entries(rest).filter(([name]) => !(name in common)))) })),
    note: text(roll, 'note'),
  })
}

/** An entry, and all that it states besides the name on the roll. */
function entryOf(stock: Stock, passage: PassageRead, roll: GraphRecord, claim: GraphRecord, position: number, rollLines: string | undefined): { entry: EntryData; rest: PropositionData } {
  const here = placeRead(claim)
  const { subject } = specOf(kindOf(roll, 'of'))
  const { [subject]: filler, ...rest } = statedBy(stock, claim, here, subject)?.data ?? {}
  const named = onlyName(filler as ParticipantData | ParticipantData[])
  const id = stock.slug(claim.id)
  const lines = linesOf(stock, passage, here) ?? (rollLines === undefined ? undefined : passage.at)
  return {
    entry: given<EntryData>({
      id: id === `${stock.slug(roll.id)}.${named.is ?? position}` ? undefined : id,
      ...named,
      lines: lines === rollLines ? undefined : lines,
      wording: text(claim, 'wording'),
      note: text(claim, 'note'),
    }),
    rest,
  }
}

/** An entry names one; written apart where its spellings were identified for different reasons. */
function onlyName(filler: ParticipantData | ParticipantData[]): NamedData {
  const [first, ...others] = (Array.isArray(filler) ? filler : [filler]).map((participant): NamedData => (typeof participant === 'string' ? { is: participant } : participant))
  const list = (value: string | string[] | undefined): string[] => (value === undefined ? [] : [value].flat())
  return others.reduce<NamedData>((all, other) => ({ ...all, as: [...list(all.as), ...list(other.as)] }), first ?? {})
}

/** What all entries state in the same words. */
function commonTo(statements: readonly PropositionData[]): PropositionData {
  const [first = {}, ...others] = statements
  return Object.fromEntries(Object.entries(first).filter(([name, value]) => others.every((other) => JSON.stringify(other[name]) === JSON.stringify(value))))
}

function unlessEmpty(data: PropositionData): PropositionData | undefined {
  return Object.keys(data).length === 0 ? undefined : data
}
