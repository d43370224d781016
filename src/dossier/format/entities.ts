import { type TSchema, Type } from '@sinclair/typebox'
import { byId, DateText, Slug, Text, strict } from './values.js'

const named = (fields: Record<string, TSchema>, description: string): TSchema =>
  Type.Object({ name: Text('The name by which the interface calls it.'), note: Type.Optional(Text('A remark of the encoder.')), ...fields }, { ...strict, description })

const register = (entry: TSchema, description: string): TSchema => Type.Optional(byId(entry, description))

export const PLACE_KINDS = ['STATE', 'TERRITORY', 'OBLAST', 'GOVERNORATE', 'UEZD', 'TOWN', 'SETTLEMENT', 'REGION', 'COUNTRY', 'OTHER'] as const

export const entitySections: Record<string, TSchema> = {
  people: register(named({}, 'A person.'), 'People, by id.'),
  parties: register(named({}, 'A party or movement that stands for election.'), 'Parties, by id.'),
  lists: register(
    named(
      {
        number: Type.Optional(Text('The number of the list, as written.')),
        presenters: Type.Optional(Type.Array(Slug, { description: 'The parties or bodies that presented the list; several in a bloc.' })),
        district: Type.Optional(Slug),
        assembly: Type.Optional(Slug),
      },
      'An electoral list.',
    ),
    'Electoral lists, by id.',
  ),
  districts: register(
    named({ number: Type.Optional(Text('The number of the district, as written.')), assembly: Type.Optional(Slug), covers: Type.Optional(Type.Array(Slug, { description: 'The places that it covers.' })) }, 'An electoral district.'),
    'Electoral districts, by id.',
  ),
  places: register(
    named({ kind: Type.Union(PLACE_KINDS.map((kind) => Type.Literal(kind)), { description: 'What kind of place it is; places of one name and several kinds are several places.' }), within: Type.Optional(Slug) }, 'An oblast, uezd, town or other place.'),
    'Places, by id.',
  ),
  assemblies: register(named({}, 'An elected assembly.'), 'Assemblies, by id.'),
  meetings: register(named({ place: Type.Optional(Slug), date: Type.Optional(DateText) }, 'A congress, session or other meeting.'), 'Meetings, by id.'),
  bodies: register(named({ place: Type.Optional(Slug), within: Type.Optional(Slug) }, 'A government, committee, court, university or other body.'), 'Bodies, by id.'),
}

export const SOURCE_KINDS = ['ARCHIVAL_FILE', 'NEWSPAPER_ISSUE', 'JOURNAL_ISSUE', 'JOURNAL_ARTICLE', 'NEWSPAPER_ARTICLE', 'MONOGRAPH', 'DOCUMENT_COLLECTION', 'MEMOIR', 'DOCUMENT', 'LIST', 'PORTAL', 'DATABASE', 'CHRONICLE', 'INSCRIPTION', 'ORAL', 'UNKNOWN'] as const

export const Source = Type.Object(
  {
    title: Text('What the source is called.'),
    kind: Type.Union(SOURCE_KINDS.map((kind) => Type.Literal(kind)), { description: 'What kind of source it is.' }),
    made: Type.Optional(DateText),
    authors: Type.Optional(Type.Array(Slug, { description: 'The people or bodies that made it; sources with a common author are not independent.' })),
    informants: Type.Optional(Type.Array(Slug, { description: 'The people or bodies on whose word it rests.' })),
    series: Type.Optional(Text('The newspaper, journal or series.')),
    issue: Type.Optional(Text('The number of the issue, as written.')),
    edition: Type.Optional(Text('The edition or reprint.')),
    genre: Type.Optional(Text('Party organ, memoir, investigative file …')),
    interest: Type.Optional(Text('Whose interest it serves, in a few words.')),
    language: Type.Optional(Text('The language it is in.')),
    archive: Type.Optional(Text('The archive, as abbreviated.')),
    fond: Type.Optional(Text('The fond, as written.')),
    opis: Type.Optional(Text('The opis, as written.')),
    delo: Type.Optional(Text('The delo, as written.')),
    partOf: Type.Optional(Slug),
    supplied: Type.Optional(Type.Array(Text('A field above whose content the encoder supplied.'), { description: 'Fields that the encoder supplied.' })),
    because: Type.Optional(Text('Why the supplied fields are what they are.')),
    note: Type.Optional(Text('A remark of the encoder.')),
  },
  { ...strict, description: 'What speaks.' },
)

export const sourceSection = { sources: register(Source, 'Sources, by id.') }
