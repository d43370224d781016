import { iso, yearOf } from './days.js'
import { type Line, record } from './lines.js'
import type { PlannedSource } from './sources.js'
import type { Territory } from './territory.js'

/** The shelfmark, page or column at which something stands. */
export function placeIn({ archive }: Territory, { kind, fond, opis, delo }: PlannedSource, page: number): string {
  return kind === 'ARCHIVAL_FILE' ? `${archive}, F. ${fond}, Op. ${opis}, D. ${delo}, L. ${page}` : `p. ${page}`
}

/** The place as another source cites it. */
export function citationOf(territory: Territory, source: PlannedSource, page: number): string {
  const year = yearOf(source.made)
  if (source.kind === 'ARCHIVAL_FILE') return placeIn(territory, source, page)
  if (source.series !== null) return `${source.series}, ${year}: No. ${source.issue ?? 0}`
  return `${source.author?.name.split(' ').at(-1) ?? source.title}, ${year}: p. ${page}`
}

/** A source as the dossier declares it. */
export function sourceLine({ archive }: Territory, source: PlannedSource, claims: number): Line {
  const { id, title, kind, made, byYear, series, issue, author, genre, interest, fond, opis, delo } = source
  return record('sources', {
    sources: {
      [id]: {
        title,
        kind,
        made: byYear ? String(yearOf(made)) : iso(made),
        ...(author ? { authors: [author.id] } : {}),
        ...(series === null ? {} : { series, issue: String(issue) }),
        ...(genre === null ? {} : { genre }),
        ...(interest === null ? {} : { interest }),
        ...(kind === 'ARCHIVAL_FILE' ? { archive, fond: String(fond), opis: String(opis), delo: String(delo) } : {}),
      },
    },
  }, claims)
}
