import type { Question } from './questions.js'
import type { ServerSettings } from './settings.js'

export interface StartPage {
  readonly questions: readonly Question[]
  /** Address of Neo4j Browser, where it is known. */
  readonly browser: string | null
  readonly settings: ServerSettings
}

/** The page at /: what this is and where to go. */
export function startPage({ questions, browser, settings }: StartPage): string {
  const items = questions.map(({ dossier, title }) => `<li>${escape(title)} <small>${escape(dossier)}</small></li>`).join('\n')
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Attest</title>
<style>body { font: 1.1rem/1.5 Georgia, serif; max-width: 42rem; margin: 3rem auto; padding: 0 1rem } small { color: #666 }</style>
</head>
<body>
<h1>Attest</h1>
<p>Which sources confirm this, which contest it, which are silent though they ought to speak, how many of them are independent, and how do we know.</p>
<ul>
<li>${settings.graphiql ? '<a href="/graphql">Ask in GraphiQL</a>, with the questions of the dossiers at hand; programs ask by POST at the same address.' : 'Programs ask in GraphQL, by POST at <code>/graphql</code>. GraphiQL is off here.'}${settings.introspection ? '' : ' The schema is not told; the file <code>schema.graphql</code> of Attest has it.'}</li>
${browser === null ? '' : `<li><a href="${escape(browser)}">Walk the graph in Neo4j Browser</a></li>`}
<li><a href="/health">/health</a>: the server is running. <a href="/ready">/ready</a>: the database answers.</li>
</ul>
${questions.length > 0 ? `<h2>Questions</h2>\n<ol>\n${items}\n</ol>` : ''}
</body>
</html>
`
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
