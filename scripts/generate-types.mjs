// Types of the GraphQL schema for src/graphql, generated before each compile so that they cannot fall behind it.
import { codegen } from '@graphql-codegen/core'
import * as resolversPlugin from '@graphql-codegen/typescript-resolvers'
import * as typescriptPlugin from '@graphql-codegen/typescript'
import { readFileSync, writeFileSync } from 'node:fs'
import { parse } from 'graphql'

const root = new URL('../', import.meta.url)
const target = new URL('src/graphql/schema.generated.ts', root)
const schema = parse(readFileSync(new URL('schema.graphql', root), 'utf8'))

const RECORDS = ['Person', 'Party', 'List', 'ElectoralDistrict', 'Place', 'Assembly', 'Meeting', 'Body', 'Source', 'Derivation', 'Citation', 'Mention', 'Reading', 'Remark', 'Claim', 'Judgement', 'Mandate', 'Candidacy', 'Nomination', 'Membership', 'Office', 'Attendance', 'Authorship', 'Occurrence', 'Figure', 'Sameness', 'Statement', 'Question', 'Roll', 'Table', 'TableRow', 'Constraint', 'Passage', 'Dossier']
const mappers = {
  ...Object.fromEntries(RECORDS.map((name) => [name, './model.js#RecordParent'])),
  Node: './model.js#RecordParent',
  Proposition: './model.js#RecordParent',
  Provenance: './provenance.js#ProvenanceParent',
  Verdict: './provenance.js#ProvenanceParent',
  Standing: './model.js#RecordParent',
  Change: './provenance.js#ChangeParent',
  Keystone: './policies.js#KeystoneParent',
  VerdictChange: './policies.js#VerdictChangeParent',
  SuspectedTie: './provenance.js#SuspectedTieParent',
  Evidence: './provenance.js#EvidenceParent',
  Conflict: './provenance.js#ConflictParent',
  Silence: './provenance.js#SilenceParent',
  Independence: './provenance.js#IndependenceParent',
  WitnessGroup: './provenance.js#WitnessGroupParent',
  Suspicion: './suspicions.js#SuspicionParent',
  SharedError: './suspicions.js#SharedErrorParent',
  GroupOrigin: './provenance.js#GroupOriginParent',
  LineagePath: './provenance.js#LineagePathParent',
  Weakness: './provenance.js#WeaknessParent',
  Comparison: './model.js#ComparisonParent',
  Disagreement: './disagreements.js#DisagreementParent',
  Position: './disagreements.js#PositionParent',
  Presupposition: './disagreements.js#PresuppositionParent',
  QuestionBeside: './disagreements.js#BesideParent',
  Quantity: './values.js#QuantityParent',
  DateValue: './values.js#DateParent',
  EntityValue: './values.js#EntityParent',
  TextValue: './values.js#TextParent',
  SamenessGround: './sameness.js#GroundParent',
  SpellingsOfSource: './sameness.js#SpellingsParent',
  Merger: './sameness.js#MergerParent',
  Identification: './model.js#EdgeParent',
  RelayStep: './model.js#EdgeParent',
  ConstraintTerm: './model.js#EdgeParent',
  AsOf: './model.js#RecordParent',
  Found: './model.js#FoundParent',
  NameCandidates: './names.js#NameCandidatesParent',
  NameCandidate: './names.js#NameCandidateParent',
  NameReason: './names.js#NameReasonParent',
  Revision: './model.js#RevisionParent',
  RollComparison: './rolls.js#RollComparisonParent',
  RollRow: './rolls.js#RollRowParent',
  RollCell: './rolls.js#RollCellParent',
  ...Object.fromEntries(schema.definitions.flatMap(({ name }) => (name?.value.endsWith('Connection') ? [[name.value, './connections.js#PageParent']] : []))),
  FindingConnection: './audit.js#FindingPage',
  Finding: './audit.js#FindingParent',
  Explanation: './audit.js#ExplanationParent',
  ExplanationStep: './audit.js#StepParent',
  UncheckedConstraint: './audit.js#UncheckedParent',
}

const output = await codegen({
  filename: target.pathname,
  schema,
  documents: [],
  config: {
    useTypeImports: true,
    immutableTypes: true,
    enumsAsTypes: true,
    avoidOptionals: { field: true },
    defaultScalarType: 'unknown',
    scalars: { DateTime: 'string' },
    contextType: './context.js#Context',
    mappers,
    maybeValue: 'T | null | undefined',
    customResolverFn: '(parent: TParent, args: TArgs, context: TContext, info: GraphQLResolveInfo) => Promise<TResult> | TResult',
  },
  plugins: [{ typescript: {} }, { resolvers: {} }],
  pluginMap: { typescript: typescriptPlugin, resolvers: resolversPlugin },
})
const text = `${output}\n`
let known = ''
try {
  known = readFileSync(target, 'utf8')
} catch {
  // The first build of a fresh clone.
}
if (known !== text) writeFileSync(target, text)
