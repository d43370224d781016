import { collectFields } from 'graphql/execution/collectFields.js'
import { getArgumentValues } from 'graphql/execution/values.js'
import { type FieldNode, type FragmentDefinitionNode, type GraphQLField, type GraphQLSchema, type OperationDefinitionNode, OperationTypeNode } from 'graphql'
import { compose } from '../../graph/plain/compose.js'
import type { Row } from '../../graph/connection.js'
import { LARGEST_ANSWER } from '../view.js'
import { Answer, type AskedPage, joined } from './answer.js'
import { asked, before, given, paged, same, type Write, Writers } from './records.js'
import { startOf, tiesOf } from './roots.js'
import { type Asking, Sets } from './sets.js'
import { ROOTS } from './tables.js'
import { quoted, refuse } from './text.js'

/** What a plan takes for each character of its statement, for each field that it writes, and besides (measured). */
const BYTES_OF_A_CHARACTER = 2
const BYTES_OF_A_FIELD = 500
const BYTES_OF_A_PLAN = 3_000

type Variables = Readonly<Record<string, unknown>>

/** How a request of plain fields is answered: one statement, and what writes its answer. */
export interface Plan {
  readonly text: string
  /** About how much memory it takes. */
  readonly bytes: number
  /** The parameters for the variables of one request. @throws NotPlain, or whatever is wrong with an argument */
  readonly parameters: (variables: Variables) => { readonly parameters: Readonly<Record<string, unknown>>; readonly pages: readonly (AskedPage | undefined)[] }
  /** The data of the answer as JSON, in UTF-8. @throws NotPlain where the resolvers have more to say */
  readonly write: (row: Row, pages: readonly (AskedPage | undefined)[]) => Buffer
}

/**
 * The plan of an operation that was found valid.
 * @param variables those that @skip and @include depend on, and of those that name what a list is tied to, any that is given
 * @throws NotPlain if it asks for anything that is not plain
 */
export function planOf(schema: GraphQLSchema, operation: OperationDefinitionNode, fragments: Readonly<Record<string, FragmentDefinitionNode>>, variables: Variables): Plan {
  const type = schema.getQueryType()
  if (operation.operation !== OperationTypeNode.QUERY || !type) refuse()
  const sets = new Sets()
  const writers = new Writers(schema, fragments, variables, sets)
  const roots = [...collectFields(schema, fragments, variables as Record<string, unknown>, type, operation.selectionSet)].map(([key, nodes], index) => {
    const name = nodes[0]?.name.value ?? refuse()
    const write = name === '__typename' ? same(quoted(type.name)) : rootOf(type.getFields()[name] ?? refuse(), nodes, sets, writers, variables)
    return { before: before(key, index), write }
  })
  if (sets.all.length === 0) refuse()
  const text = compose(sets.levels())
  const levels = sets.levels()
  return {
    text,
    bytes: BYTES_OF_A_PLAN + BYTES_OF_A_CHARACTER * text.length + BYTES_OF_A_FIELD * writers.fieldsWritten,
    parameters: (values) => {
      const parameters: Record<string, unknown> = { most: LARGEST_ANSWER + 1 }
      const pages = sets.all.map(({ asking, more }, k) => {
        if (!asking) return undefined
        const found = asking.parameters(getArgumentValues(asking.field, asking.node, values), more)
        for (const [name, value] of Object.entries(found.parameters)) parameters[`${name}_${k}`] = value
        return found.page
      })
      return { parameters, pages }
    },
    write: (row, pages) => {
      const answer = new Answer(joined(row, levels), pages)
      answer.bytes.raw('{')
      for (const root of roots) {
        answer.bytes.raw(root.before)
        root.write(answer, 0)
      }
      answer.bytes.raw('}')
      return answer.bytes.whole()
    },
  }
}

function rootOf(field: GraphQLField<unknown, unknown>, nodes: readonly FieldNode[], sets: Sets, writers: Writers, variables: Variables): Write {
  const [node] = nodes
  if (!node) refuse()
  if (field.name === 'node') {
    const asking: Asking = { by: field, field, node, parameters: ({ id }) => ({ parameters: { id } }) }
    const set = sets.reach(null, { by: 'id' }, asked(node), asking)
    const write = writers.record(set, field, nodes)
    // What is no longer in force, or was never given, is known to the resolvers.
    return (answer) => {
      write(answer, answer.levels[set]?.kids[0]?.[0] ?? refuse())
    }
  }
  const root = ROOTS[field.name] ?? refuse()
  const cursors = `list-${root.list}`
  const parameters: Asking['parameters'] = (args, more) => {
    if (root.unless.some((argument) => given(args[argument]))) refuse()
    return paged(cursors, args, more, { ...root.filters(args), ...(from === 'rarest' ? { ties: tiesOf(root, args) } : {}) })
  }
  const from = startOf(root, node, variables)
  const set = sets.reach(null, { by: 'list', list: root.list, from }, asked(node), { by: root, field, node, parameters })
  const write = writers.connection(set, cursors, field, nodes, (answer) => answer.levels[set]?.kids[0] ?? [])
  // Where nothing is found, an id may name nothing: the resolvers look.
  return (answer) => {
    if (!answer.levels[set]?.kids[0]?.length) refuse()
    write(answer, 0)
  }
}
