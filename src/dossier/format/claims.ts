import { Type } from '@sinclair/typebox'
import { PROPOSITION_KIND_NAMES } from '../../reasoning/propositions/kinds.js'
import { figureTemplate, partialProposition, propositionFields } from './propositions.js'
import { byId, Certainty, DateText, Participant, QuantityText, Slug, Text, TransmissionHow, strict } from './values.js'

/** A role or an attribute; what the kind of the roll asks of it is checked apart. */
const Part = Type.Any({ description: 'As in a claim.' })

/** The fields that say who speaks, where, and how the words reached the text that was read. */
const utterance = {
  by: Type.Optional(Type.Unsafe({ ...Slug, description: 'The source that makes the claim; the text that was read unless stated.' })),
  cited: Type.Optional(Text('Where in that source, as written; "not given" where the text does not say. Required when "by" is given.')),
  how: Type.Optional(Type.Unsafe({ ...TransmissionHow, description: 'How the text that was read passes the claim on; REPORTED unless stated.' })),
  via: Type.Optional(
    Type.Array(
      Type.Object({ through: Slug, how: Type.Optional(TransmissionHow), cited: Type.Optional(Text('Where in that source, as written.')) }, strict),
      { description: 'Sources between the speaker and the text that was read, the one nearest to the speaker first.' },
    ),
  ),
}

export const Claim = Type.Object(
  {
    id: Type.Optional(Slug),
    ...utterance,
    lines: Type.Optional(Text('Narrower place than that of the passage.')),
    stance: Type.Optional(Type.Union(['AFFIRMS', 'DENIES', 'DOUBTS', 'OMITS'].map((stance) => Type.Literal(stance)), { description: 'AFFIRMS unless stated.' })),
    ...propositionFields,
    inferred: Type.Optional(
      Type.Object(
        { premises: Type.Array(Slug, { minItems: 1, description: 'The claims it rests on.' }), reasoning: Text('How it follows, in a few words.') },
        { ...strict, description: 'The claim is an inference of its speaker.' },
      ),
    ),
    disputes: Type.Optional(Type.Array(Slug, { minItems: 1, description: 'Claims that this one disputes.' })),
    endorses: Type.Optional(Type.Array(Slug, { minItems: 1, description: 'Claims that this one endorses.' })),
    because: Type.Optional(Text('The ground that the speaker gives, in a few words.')),
    roll: Type.Optional(Type.Unsafe({ ...Slug, description: 'The roll that omits (with stance OMITS).' })),
    ownObservation: Type.Optional(Type.Boolean({ description: 'The speaker knows it from its own observation, whatever else it derives from.' })),
    deviatesFrom: Type.Optional(Type.Array(Slug, { description: 'Parent sources whose value this claim departs from.' })),
    asOf: Type.Optional(
      Type.Object({ date: DateText, because: Text('Why the claim is read to speak as of that date.'), by: Type.Optional(Text('Who reads it so.')), certainty: Type.Optional(Certainty) }, { ...strict, description: 'A recorded reading of the time at which the claim speaks.' }),
    ),
    wording: Type.Optional(Text('The few words that the claim turns on.')),
    note: Type.Optional(Text('A remark of the encoder.')),
  },
  { ...strict, description: `A claim: who says it, where, and one of ${PROPOSITION_KIND_NAMES.join(', ')} (or what it disputes or endorses).` },
)

export const Roll = Type.Object(
  {
    id: Slug,
    ...utterance,
    lines: Type.Optional(Text('Narrower place than that of the passage.')),
    caption: Text('What the roll enumerates.'),
    of: Type.Union(PROPOSITION_KIND_NAMES.map((kind) => Type.Literal(kind)), { description: 'The kind of proposition that each entry affirms.' }),
    with: Type.Optional(Type.Record(Type.String(), Part, { description: 'Roles and attributes common to all entries.' })),
    scope: Type.Object(
      {
        assembly: Type.Optional(Slug),
        meeting: Type.Optional(Slug),
        district: Type.Optional(Slug),
        party: Type.Optional(Slug),
        list: Type.Optional(Slug),
        universe: Type.Optional(Text('Who of those it enumerates, where it is narrower.')),
        date: Type.Optional(DateText),
      },
      { ...strict, description: 'What the roll claims to cover.' },
    ),
    stated: Type.Optional(QuantityText),
    complete: Type.Optional(
      Type.Object({ by: Slug, cited: Type.Optional(Text('Where it is called complete.')), wording: Type.Optional(Text('The words.')) }, { ...strict, description: 'Who calls the roll complete.' }),
    ),
    known: Type.Union([Type.Literal('IN_FULL'), Type.Literal('REPRODUCED')], { description: 'Whether the encoder knows the roll in full or only the names reproduced.' }),
    entries: Type.Array(
      Type.Object(
        { id: Type.Optional(Slug), lines: Type.Optional(Text('Narrower place.')), wording: Type.Optional(Text('The few words.')), note: Type.Optional(Text('A remark.')), ...pick(Participant), with: Type.Optional(Type.Record(Type.String(), Part, { description: 'Further roles and attributes of this entry.' })) },
        { ...strict, description: 'One name on the roll.' },
      ),
      { description: 'The names on the roll, in their order.' },
    ),
    note: Type.Optional(Text('A remark of the encoder.')),
  },
  { ...strict, description: 'An enumeration by one source.' },
)

function pick(participant: typeof Participant): (typeof Participant)['anyOf'][1]['properties'] {
  return participant.anyOf[1].properties
}

const Cells = Type.Record(Type.String(), QuantityText, { description: 'The figures of the row, by column.' })

export const Table = Type.Object(
  {
    id: Slug,
    ...utterance,
    caption: Text('The caption as written, in a few words.'),
    subject: Type.Optional(Type.Union([Type.Literal('where'), Type.Literal('of')], { description: 'The role that the row fills in its figures; where unless stated.' })),
    columns: byId(
      Type.Object(
        { heading: Text('As written.'), figure: Type.Optional(figureTemplate) },
        { ...strict, description: 'A column.' },
      ),
      'Columns by id; one without a figure holds text.',
    ),
    rows: Type.Optional(
      Type.Array(
        Type.Object(
          {
            as: Text('The heading of the row as written.'),
            is: Type.Optional(Slug),
            lines: Type.Optional(Text('Narrower place.')),
            cells: Type.Optional(Cells),
            text: Type.Optional(Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()], { description: 'The cell as written.' }), { description: 'The cells that are no figures, by column.' })),
            note: Type.Optional(Text('A remark of the encoder.')),
          },
          { ...strict, description: 'A row.' },
        ),
        { description: 'The rows of the table, in their order.' },
      ),
    ),
    rowsFile: Type.Optional(Text('A CSV file with the rows: as, is, and one column for each column id.')),
    total: Type.Optional(Type.Object({ as: Text('As written.'), cells: Cells, with: Type.Optional(Type.Unsafe({ ...partialProposition('figure'), description: 'Roles and attributes of the totals, where they differ from the rows.' })), lines: Type.Optional(Text('Narrower place.')) }, { ...strict, description: 'The totals that the table states.' })),
    note: Type.Optional(Text('A remark of the encoder.')),
  },
  { ...strict, description: 'A table; its columns stay together.' },
)

export const CONSTRAINT_KINDS = ['SUM', 'COUNT', 'DIFFERENCE', 'BOUND', 'RATIO', 'SHARE', 'RANK', 'CALENDAR_PAIR'] as const

export const Constraint = Type.Object(
  {
    id: Slug,
    kind: Type.Union(CONSTRAINT_KINDS.map((kind) => Type.Literal(kind)), { description: 'The kind of relation.' }),
    terms: Type.Record(Type.String(), Type.Union([Slug, Type.Array(Slug, { minItems: 1 })], { description: 'A claim or a roll, or a list of them; a table whose rows are counted.' }), {
      description: 'Claims or rolls by their part: SUM total, parts · COUNT total, roll (a roll, a table, or claims that name them one by one) · DIFFERENCE minuend, subtrahend, result · BOUND lesser, greater · RATIO dividend, divisor, quotient · SHARE part, whole, percent · RANK ranked, rank, others · CALENDAR_PAIR claim.',
    }),
    coverage: Type.Optional(Type.Union([Type.Literal('COMPLETE'), Type.Literal('PARTIAL'), Type.Literal('UNKNOWN')], { description: 'Whether the parts are all there are.' })),
    group: Type.Optional(Type.Unsafe({ ...Slug, description: 'Parallel constraints (columns of one table) carry the same group.' })),
    because: Text('Where the structure of the text states the relation.'),
  },
  { ...strict, description: 'A relation that must hold.' },
)

export const READING_KINDS = ['SLIP', 'TRANSLATION', 'UNCLEAR', 'CITATION', 'CALENDAR', 'ENCODING'] as const

export const Reading = Type.Object(
  {
    id: Type.Optional(Slug),
    of: Type.Optional(Type.Union([Slug, Type.Array(Slug)], { description: 'The claims, rolls, sources or entities it bears on.' })),
    ofCitation: Type.Optional(Type.Object({ source: Slug, cited: Text('The citation as written.') }, { ...strict, description: 'A citation that it bears on.' })),
    lines: Type.Optional(Text('Narrower place.')),
    kind: Type.Union(READING_KINDS.map((kind) => Type.Literal(kind)), { description: 'What kind of place it is.' }),
    written: Text('As written, in the few words that matter.'),
    reading: Text('What the encoder takes it to mean; "unexplained" is allowed.'),
    because: Text('Why.'),
    certainty: Certainty,
    alternatives: Type.Optional(Type.Array(Text('Another possible reading.'), { description: 'Other possible readings.' })),
    by: Type.Optional(Text('Who reads it so; the encoder unless stated.')),
  },
  { ...strict, description: 'What a slip or an unclear place is taken to mean. Documents are never repaired silently.' },
)

export const Remark = Type.Object(
  {
    id: Type.Optional(Slug),
    kind: Type.Union(['DISAGREEMENT', 'SELF_CONTRADICTION', 'GAP'].map((kind) => Type.Literal(kind)), { description: 'What kind of thing was noticed.' }),
    between: Type.Array(Slug, { minItems: 1, description: 'The claims, rolls or entities that it concerns.' }),
    text: Text('What differs, in a few words.'),
    noticedBy: Type.Optional(Type.Unsafe({ ...Slug, description: 'The source that notices it; the encoder unless stated.' })),
    lines: Type.Optional(Text('Narrower place.')),
  },
  { ...strict, description: 'Something that differs, and who noticed it.' },
)

export const MentionEntry = Type.Object(
  { ...pick(Participant), in: Type.Optional(Slug), cited: Type.Optional(Text('Where in that source.')), lines: Type.Optional(Text('Narrower place.')), note: Type.Optional(Text('A remark.')) },
  { ...strict, description: 'A name that stands somewhere without a claim about its bearer.' },
)

/** Citations that stand in the text without a claim of their own to bear. */
export const CitationEntry = Type.Object(
  { source: Slug, cited: Text('The citation as written.'), lines: Type.Optional(Text('Narrower place.')), note: Type.Optional(Text('A remark.')) },
  { ...strict, description: 'A citation that bears no claim.' },
)
