import type { PropositionKind } from '../../reasoning/propositions/kinds.js'
import type { At, RollData } from '../data.js'
import { edge, present, type PropertyValue } from '../records.js'
import { citedAt, readingCitation, relaySteps, speakerOf, warnBackwardCitation } from './claims.js'
import type { Compilation } from './context.js'
import { type ClaimSite, type RollSite, utteranceOf } from './passages.js'
import { dateProps, readDate, readQuantity, warnBackwards } from './values.js'

/** The rolls with their scope, their entries and who calls them complete. */
export function compileRolls(compilation: Compilation, sites: readonly RollSite[]): void {
  for (const { at, entries, reading } of sites) {
    const { data } = at
    const of: PropositionKind = data.of
    const asClaim: ClaimSite = { slug: data.id, at: { ...at, data: utteranceOf(data) }, reading, ordinal: 0, from: {} }
    const { speaker, citation, relayed, stated } = speakerOf(compilation, asClaim)
    const here = readingCitation(compilation, reading, data.lines)
    const scope = (['assembly', 'meeting', 'district', 'party', 'list'] as const).flatMap((role) => {
      const slug = data.scope[role]
      const kind = role.toUpperCase() as 'ASSEMBLY' | 'MEETING' | 'DISTRICT' | 'PARTY' | 'LIST'
      return slug !== undefined && compilation.refers(slug, kind === 'MEETING' ? ['MEETING', 'ASSEMBLY', 'BODY'] : [kind], at, ['scope', role]) ? [edge('COVERS', slug, { role })] : []
    })
    const { complete } = data
    const completedBy = complete && compilation.refers(complete.by, ['SOURCE'], at, ['complete', 'by']) ? complete : undefined
    if (completedBy?.cited !== undefined) warnBackwardCitation(compilation, { source: completedBy.by, cited: completedBy.cited }, at, ['complete', 'cited'], data.id)
    compilation.add({
      id: compilation.global(data.id),
      labels: ['Roll'],
      shared: false,
      props: present({
        caption: data.caption,
        of,
        source: speaker,
        known: data.known,
        note: data.note,
        universe: data.scope.universe,
        ...rollFigures(compilation, at),
        completeClaimedBy: completedBy?.by,
        completeWording: completedBy?.wording,
        completeCited: completedBy?.cited,
        named: entries.length,
        ordinal: Number(at.path.at(-1)) + 1,
      }),
      edges: [
        citedAt(citation, here, stated),
        ...(here === citation ? [] : [edge('READ_AT', here)]),
        ...(relayed ? relaySteps(compilation, asClaim) : []),
        ...scope,
        ...entries.map((entry, index) => edge('LISTS', compilation.global(entry.slug), { position: index + 1 })),
        ...(completedBy ? [edge('CALLED_COMPLETE_BY', completedBy.by)] : []),
        edge('READ_IN', compilation.global(reading.id)),
      ],
    })
  }
}

function rollFigures(compilation: Compilation, { data, place, path }: At<RollData>): Record<string, PropertyValue> {
  const stated = data.stated === undefined ? null : readQuantity(compilation, data.stated, 'names', { place, path }, ['stated'])
  warnBackwards(compilation, data.id, data.stated, { place, path }, ['stated'])
  const date = data.scope.date === undefined ? null : readDate(compilation, data.scope.date, { place, path }, ['scope', 'date'])
  return {
    ...(stated ? present({ statedWritten: stated.written, stated: stated.min, statedMax: stated.max, statedApproximate: stated.approximate || undefined }) : {}),
    ...(date ? dateProps('scope', date, data.scope.date) : {}),
  }
}
