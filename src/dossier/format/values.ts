import { type TSchema, Type } from '@sinclair/typebox'

/** Ids that a historian writes and reads: lower case Latin letters, digits, hyphens and dots. */
export const Slug = Type.String({ pattern: '^[a-z0-9][a-z0-9.-]*$', maxLength: 120, description: 'A readable id: lower-case letters, digits, hyphens and dots.' })

/** A map from readable ids; any other key is refused. */
export function byId(entry: TSchema, description: string): TSchema {
  return Type.Record(Slug, entry, { ...strict, description })
}

export const Text = (description: string): TSchema => Type.String({ minLength: 1, maxLength: 4000, description })

export const strict = { additionalProperties: false }

export const DateText = Type.Union(
  [
    Type.String({ minLength: 1, description: 'A date in the calendar of the dossier: EDTF such as 1203-03-02/1203-03-05, or words such as late March 1203.' }),
    Type.Integer({ description: 'A year.' }),
    Type.Object(
      {
        written: Type.Optional(Text('The date as the document writes it.')),
        edtf: Type.Optional(Type.String({ description: 'The same date as EDTF, in the calendar named beside it; it may be left out where the words can be read.' })),
        calendar: Type.Optional(Type.Union([Type.Literal('JULIAN'), Type.Literal('GREGORIAN')], { description: 'The calendar of the EDTF text; the default is that of the dossier.' })),
        because: Type.Optional(Text('Why the date is read in that calendar, or so.')),
      },
      strict,
    ),
  ],
  { description: 'A date: EDTF, words that can be read, a year, or as written together with its EDTF reading.' },
)

export const QuantityText = Type.Union(
  [
    Type.Number(),
    Type.String({ minLength: 1, description: 'A quantity as written: 12, at least 17, about 450, about 450 ± 20, 700-800, 12 or 13.' }),
    Type.Object(
      {
        written: Text('The quantity as the document writes it.'),
        min: Type.Optional(Type.Number({ description: 'The least that it means; open unless stated.' })),
        max: Type.Optional(Type.Number({ description: 'The most that it means; open unless stated.' })),
        approximate: Type.Optional(Type.Boolean({ description: 'Said to be about that many.' })),
        tolerance: Type.Optional(Type.Number({ minimum: 0, description: 'How far off "about" may be, where the source says so; unless stated a twentieth of the number, and at least one of whole units.' })),
        alternatives: Type.Optional(Type.Array(Type.Union([Type.Number(), Type.Object({ min: Type.Optional(Type.Number({ description: 'The least that this reading means; open unless stated.' })), max: Type.Optional(Type.Number({ description: 'The most that this reading means; open unless stated.' })) }, { ...strict, minProperties: 1 })]), { minItems: 2, description: 'Readings of which one holds, in the place of min and max: [12, 13].' })),
      },
      strict,
    ),
  ],
  { description: 'A quantity as written; min and max are stated only where the program cannot read it.' },
)

export const Certainty = Type.Union([Type.Literal('CERTAIN'), Type.Literal('PROBABLE'), Type.Literal('POSSIBLE')], { description: 'How sure the reader is.' })

/** Who fills a role: an entity, or a name as written together with the entity it is read as. */
export const Participant = Type.Union(
  [
    Slug,
    Type.Object(
      {
        is: Type.Optional(Slug),
        as: Type.Optional(Type.Union([Text('The name as the text that was read writes it.'), Type.Array(Text('A name as written.'))], { description: 'The name as the text that was read writes it; several spellings as a list.' })),
        spelt: Type.Optional(Type.Union([Text('The name as the speaker is reported to spell it.'), Type.Array(Text('A name as the speaker spells it.'))], { description: 'The name as the speaker is reported to spell it; several spellings as a list.' })),
        by: Type.Optional(Text('Who identifies the name; the encoder unless stated.')),
        because: Type.Optional(Text('Why the name is read as this entity.')),
        certainty: Type.Optional(Certainty),
      },
      { ...strict, description: 'A name as written (as, spelt) and the entity it is read as (is); without "is" it stays unidentified.' },
    ),
  ],
  { description: 'An entity by its id, or a name as written and what it is read as.' },
)

export const Participants = Type.Union([...Participant.anyOf, Type.Array(Participant, { minItems: 1 })], { description: 'One participant or several.' })

export const TransmissionHow = Type.Union([Type.Literal('QUOTED'), Type.Literal('PARAPHRASED'), Type.Literal('REPORTED')], { description: 'How the words were passed on; REPORTED unless stated.' })
