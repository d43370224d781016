import { block, wrap } from './text.js'

interface Ground {
  readonly words: string
  readonly claims: readonly { readonly source: { readonly title: string }; readonly citation: { readonly text: string } }[]
  readonly mentions: readonly { readonly text: string; readonly citation: { readonly text: string } }[]
}

/** Whether some are one, as SAMENESS asks for it. */
export interface SamenessData {
  readonly id: string
  readonly caption: string
  readonly sentence: string
  readonly provenance: { readonly verdict: { readonly name: string } }
  readonly for: readonly Ground[]
  readonly against: readonly Ground[]
  readonly restOnIt: readonly { readonly caption: string; readonly citation: { readonly text: string } }[]
  readonly wouldMerge: readonly { readonly left: { readonly caption: string }; readonly right: { readonly caption: string } }[]
  readonly readings: readonly { readonly written: string; readonly reading: string; readonly because: string }[]
  readonly remarks: readonly { readonly text: string }[]
  readonly spellings: readonly { readonly of: { readonly caption: string }; readonly source: { readonly title: string }; readonly mentions: readonly { readonly text: string }[] }[]
}

const GROUND = 'words claims { source { title } citation { text } } mentions { text citation { text } }'

/** The fields that a page on sameness needs. */
export const SAMENESS = `fragment SamenessPage on Sameness {
  id caption sentence provenance { verdict { name } } for { ${GROUND} } against { ${GROUND} } restOnIt { caption citation { text } } wouldMerge { left { caption } right { caption } }
  readings { written reading because } remarks { text } spellings { of { caption } source { title } mentions { text } }
}`

/** One man or two, as a page for a reader. */
export function renderSameness(data: SamenessData): string {
  return [
    data.caption,
    data.provenance.verdict.name,
    '',
    wrap(data.sentence),
    ...block('FOR', data.for.map(ground)),
    ...block('AGAINST', data.against.map(ground)),
    ...block('RESTS ON WHAT IS SAID OF IT', data.restOnIt.map(({ caption, citation }) => item(`${caption} [${citation.text}]`))),
    ...block('WOULD BE ONE AND THE SAME', data.wouldMerge.map(({ left, right }) => item(`${left.caption} — ${right.caption}`))),
    ...block('READINGS', data.readings.map(({ written, reading, because }) => item(`“${written}” as “${reading}” (${because})`))),
    ...block('REMARKS', data.remarks.map(({ text }) => item(text))),
    ...block('SPELLINGS BY SOURCE', data.spellings.map(({ of, source, mentions }) => item(`${of.caption} in ${source.title}: ${[...new Set(mentions.map(({ text }) => `“${text}”`))].join(', ')}`))),
    '',
    data.id,
  ].join('\n')
}

function ground({ words, claims, mentions }: Ground): string {
  const cited = [...new Set([...claims.map(({ source, citation }) => `${source.title} [${citation.text}]`), ...mentions.map(({ text, citation }) => `“${text}” [${citation.text}]`)])]
  return [item(words), ...cited.map(detail)].join('\n')
}

function item(text: string): string {
  return wrap(text, '    ', '  • ')
}

function detail(text: string): string {
  return wrap(text, '      ', '    ')
}
