import { Document, isCollection, isMap, isSeq, visit } from 'yaml'

/** Longer ones are written over several lines. */
const LINE = 160

/**
 * A file of a dossier as a historian would write it: what fits on one line stands on one line, but sections and
 * passages are opened up.
 * @param schema where the editor finds the JSON Schema, relative to the file
 */
export function toYaml(data: object, schema: string): string {
  const document = new Document(data)
  visit(document, {
    Collection: (_key, node, ancestors) => {
      const depth = ancestors.filter(isCollection).length
      const flat = isSeq(node) && !node.items.some(isCollection)
      // A list of maps has a line for each.
      if (isSeq(node) ? flat && depth > 0 : depth >= (isPassage(ancestors) ? 4 : 2)) node.flow = JSON.stringify(node.toJSON()).length <= LINE
      // What lies in one line is in one line altogether.
      return node.flow ? visit.SKIP : undefined
    },
  })
  return `# yaml-language-server: $schema=${schema}\n${document.toString({ lineWidth: 0, flowCollectionPadding: true })}`
}

function isPassage(ancestors: readonly unknown[]): boolean {
  const top = ancestors.find(isMap)
  return top?.items.some((pair) => String(pair.key) === 'passages') ?? false
}
