import { type TObject, type TSchema, Type } from '@sinclair/typebox'
import { type AttributeSpec, PROPOSITION_KIND_NAMES, type PropositionKind, specOf } from '../../reasoning/propositions/kinds.js'
import { DateText, Participant, Participants, QuantityText, Text, strict } from './values.js'

function attributeSchema(name: string, spec: AttributeSpec): TSchema {
  if (spec.values) return Type.Union(spec.values.map((value) => Type.Literal(value)), { description: `One of ${spec.values.join(', ')}.` })
  if (spec.type === 'DATE') return DateText
  if (spec.type === 'NUMBER') return Type.Number({ description: `The ${name}, as a number.` })
  return Text(`The ${name}, in a few words.`)
}

/** The dossier section of one kind of proposition, derived from its declaration. Roles may be left to the dossier's defaults, so none is required here. */
function propositionSchema(kind: PropositionKind): TSchema {
  const spec = specOf(kind)
  const fields: Record<string, TSchema> = {}
  for (const [role, { many, entities }] of Object.entries(spec.roles))
    fields[role] = Type.Optional(Type.Unsafe({ ...(many ? Participants : Participant), description: `${many ? 'One or several of' : 'One of'} ${entities.join(', ')}.` }))
  for (const [name, attribute] of Object.entries(spec.attributes)) {
    const schema = attributeSchema(name, attribute)
    fields[name] = attribute.required ? schema : Type.Optional(schema)
  }
  if (spec.quantity) fields['value'] = QuantityText
  return Type.Object(fields, { ...strict, description: `A ${spec.label.toLowerCase()}.` })
}

/** Some roles and attributes of a proposition; the rest stands elsewhere. */
export function partialProposition(kind: PropositionKind): TSchema {
  return Type.Partial(propositionSchema(kind) as TObject, strict)
}

/** The figure of a column: all but the value, which is in the cell. */
export const figureTemplate: TSchema = Type.Omit(propositionSchema('figure') as TObject, ['value'], { ...strict, description: 'The figure that each cell states: measure, unit, phase, of …' })

export const propositionFields: Record<string, TSchema> = Object.fromEntries(
  PROPOSITION_KIND_NAMES.map((kind) => [kind, Type.Optional(propositionSchema(kind))]),
)
