/** A question that a dossier was made to answer, with its GraphQL request. */
export interface Question {
  readonly dossier: string
  readonly id: string
  readonly title: string
  readonly request: string
  /** The proposition whose provenance answers it, where there is one. */
  readonly about?: string | undefined
}

/** The questions as tabs of GraphiQL, each under its title. */
export function asTabs(questions: readonly Question[]): { query: string }[] {
  return questions.map(({ title, request }) => ({ query: escaped(`# ${title.replace(/\s+/g, ' ')}\n${request.trim()}\n`) }))
}

/** GraphiQL's page writes them into a script, which a closing tag inside a text would end. */
function escaped(text: string): string {
  return text.replace(/<(?=[/!])/g, '< ')
}
