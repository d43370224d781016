import { type Static, type TSchema, Type } from '@sinclair/typebox'
import { CitationEntry, Claim, Constraint, MentionEntry, Reading, Remark, Roll, Table } from './claims.js'
import { entitySections, sourceSection } from './entities.js'
import { Slug, Text, TransmissionHow, strict } from './values.js'

export const DERIVATION_KINDS = ['COPIES', 'EXCERPTS', 'COMPILES', 'QUOTES', 'TRANSLATES', 'DRAWS_ON'] as const

export const Derivation = Type.Object(
  {
    id: Type.Optional(Slug),
    source: Slug,
    from: Slug,
    how: Type.Union(DERIVATION_KINDS.map((kind) => Type.Literal(kind)), { description: 'How the one comes from the other.' }),
    scope: Type.Optional(Type.Array(Slug, { minItems: 1, description: 'The claims of the source that derive; the whole source unless stated.' })),
    suspected: Type.Optional(Type.Boolean({ description: 'Nobody states it; it is suspected for the reason given.' })),
    by: Type.Optional(Type.Unsafe({ ...Slug, description: 'The source that states it; the encoder unless stated.' })),
    because: Text('How it is known, or why it is suspected.'),
    lines: Type.Optional(Text('Where it is stated.')),
  },
  { ...strict, description: 'One source comes from another.' },
)

export const Judgement = Type.Object(
  {
    id: Type.Optional(Slug),
    on: Type.Optional(Type.Unsafe({ ...Slug, description: 'The claim or derivation that it is on.' })),
    between: Type.Optional(Type.Array(Slug, { minItems: 2, maxItems: 2, description: 'Instead of "on": two sources of which one is suspected to derive from the other.' })),
    holds: Type.Optional(Type.Boolean({ description: 'Of two sources: whether the suspected derivation holds.' })),
    by: Text('Who signs.'),
    date: Text('When, as an EDTF date.'),
    says: Text('The judgement, in a few words.'),
    because: Text('Why.'),
  },
  { ...strict, description: "A historian's own signed judgement on a claim's proposition or on a suspected derivation, beside the verdict and never in its place." },
)

const list = (item: TSchema, description: string): TSchema => Type.Optional(Type.Array(item, { description }))

export const Passage = Type.Object(
  {
    id: Type.Optional(Slug),
    in: Type.Optional(Type.Unsafe({ ...Slug, description: 'The source that was read; the document of the dossier unless stated.' })),
    at: Text('Where in it: lines, page, folio.'),
    section: Type.Optional(Text('The section it stands in.')),
    by: Type.Optional(Type.Unsafe({ ...Slug, description: 'The speaker of all claims of the passage that name none.' })),
    cited: Type.Optional(Text('The citation of all claims of the passage that name none.')),
    how: Type.Optional(TransmissionHow),
    noClaim: Type.Optional(Text('Why the passage holds no claim.')),
    claims: list(Claim, 'What the passage claims.'),
    claimsFile: Type.Optional(Text('An NDJSON file with further claims, one a line.')),
    rolls: list(Roll, 'Enumerations that stand there.'),
    tables: list(Table, 'Tables that stand there.'),
    constraints: list(Constraint, 'Relations that the structure of the passage states.'),
    readings: list(Reading, 'What slips and unclear places are taken to mean.'),
    mentions: list(MentionEntry, 'Names that stand there without a claim about their bearers.'),
    citations: list(CitationEntry, 'Citations that bear no claim.'),
    remarks: list(Remark, 'What differs or is lacking, and who noticed it.'),
    note: Type.Optional(Text('A remark of the encoder.')),
  },
  { ...strict, description: 'A passage that was read, and all that it says.' },
)

export const Heading = Type.Object(
  {
    id: Slug,
    title: Text('What the dossier is about.'),
    by: Text('Who encoded it.'),
    why: Type.Optional(Text('Why this revision was made; shown in the log.')),
    document: Type.Optional(
      Type.Object({ source: Slug, file: Text('The name of the file that was read.'), sha256: Type.String({ pattern: '^[0-9a-f]{64}$', description: 'The SHA-256 of that file, in hexadecimal digits.' }) }, { ...strict, description: 'The document that was read.' }),
    ),
    calendar: Type.Optional(Type.Union([Type.Literal('JULIAN'), Type.Literal('GREGORIAN')], { description: 'The calendar of dates that name none; GREGORIAN unless stated.' })),
    calendarBecause: Type.Optional(Text('Why dates are read in that calendar.')),
    defaults: Type.Optional(Type.Record(Type.String(), Slug, { description: 'Entities for required roles that a claim leaves out, by role.' })),
    questions: Type.Optional(
      Type.Array(
        Type.Object({ id: Slug, title: Text('The question in a historian’s words.'), request: Text('The file with the GraphQL request.'), about: Type.Optional(Text('The id of the proposition whose provenance answers it.')) }, strict),
        { description: 'The questions that the dossier was made to answer.' },
      ),
    ),
    recordsFiles: Type.Optional(Type.Array(Text('A file in the folder of the dossier.'), { description: 'NDJSON files with further sections, for what is too long for YAML: each line is a JSON object like a small file of the dossier. They are read after the YAML files, in this order.' })),
  },
  { ...strict, description: 'The dossier itself; in exactly one file.' },
)

/** One YAML file of a dossier. Every file may hold any section; maps and lists of one section add up. */
export const DossierFile = Type.Object(
  { dossier: Type.Optional(Heading), ...entitySections, ...sourceSection, derivations: list(Derivation, 'Which source comes from which.'), passages: list(Passage, 'Passages that were read, in their order.'), judgements: list(Judgement, 'Signed judgements, beside the verdicts.') },
  { ...strict, $id: 'urn:attest:dossier', title: 'Attest dossier', description: 'A file of an Attest dossier.' },
)

export type HeadingData = Static<typeof Heading>
