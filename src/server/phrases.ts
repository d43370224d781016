/** As much of a message as is told. A client can have a megabyte of its own quoted back, which is no help and must not be searched. */
const LONGEST_MESSAGE = 500
const LONGEST_VALUE = 150

/** What GraphQL says when it refuses a request, and how a historian would say it. Each is held against a short text. */
const PHRASES: readonly (readonly [RegExp, string])[] = [
  [/^Cannot query field "(.+?)" on type "(.+?)"\.(.*)$/s, 'There is no field "$1" on $2.$3'],
  [/^Unknown argument "(.+?)" on field "(.+?)"\.(.*)$/s, '$2 takes no argument "$1".$3'],
  [/^Field "(.+?)" argument "(.+?)" of type "(.+?)" is required, but it was not provided\.$/, 'The field "$1" needs the argument "$2" ($3).'],
  [/^Field "(.+?)" of type "(.+?)" must have a selection of subfields\..*$/s, 'Say which fields of "$1" ($2) are wanted: $1 { … }.'],
  [/^Field "(.+?)" must not have a selection since type "(.+?)" has no subfields\.$/, '"$1" is a plain value ($2) and takes no { … }.'],
  [/^Unknown type "(.+?)"\.(.*)$/s, 'There is no type "$1".$2'],
  [/^Variable "(\$\w+)" is not defined.*$/s, 'The variable $1 is used, but the request does not declare it.'],
  [/^Variable "(\$\w+)" is never used.*$/s, 'The variable $1 is declared, but never used.'],
  [/^Variable "(\$\w+)" of required type "(.+?)" was not provided\.$/, 'The variable $1 ($2) is needed, but was not given.'],
  [/^Value "(.+?)" does not exist in "(.+?)" enum\.(.*)$/s, '"$1" is none of the values of $2.$3'],
  [/^Expected value of type "(.+?)", found (.+?)(?:\.|; .*)$/s, 'Expected a value of type $1, found $2.'],
  [/^Could not determine what operation to execute\.$/, 'The request does not say what is asked: it holds no operation, or several and no operationName that names one of them.'],
  [/^Schema is not configured to execute mutation operation\.$/, 'There are no mutations; the dossier is the way in.'],
  [/^Schema is not configured to execute subscription operation\.$/, 'There are no subscriptions; ask again to see what has changed.'],
  [/^Must provide query string\.$/, 'The request has no query. Send {"query": "{ … }"} as JSON.'],
  [/^POST body sent invalid JSON\.?.*$/s, 'The body of the request is not JSON. Send {"query": "{ … }"} with the content type application/json.'],
  [/^GraphQL introspection has been disabled.*$/s, 'This server does not tell its schema: introspection is off. The file schema.graphql of Attest has it; whoever runs the server can set ATTEST_INTROSPECTION=on.'],
  [/^Maximum introspection depth exceeded$/, 'The request asks for the schema within the schema: three lists within each other are told at most.'],
  [/^Required CSRF header\(s\) not present$/, 'Send the request as application/json, or with the header X-GraphQL-Yoga-CSRF: a page of another site could have sent this one.'],
]

/**
 * The message in plain words, and no longer than a message should be; one that is not known stays as it is, since it
 * tells only of the request. The time it takes grows with the length of the message and no faster.
 */
export function inPlainWords(message: string): string {
  const told = shortened(ofVariable(message) ?? message, LONGEST_MESSAGE)
  for (const [pattern, phrase] of PHRASES) if (pattern.test(told)) return told.replace(pattern, phrase)
  return told
}

const VARIABLE = 'Variable "'
const INVALID = '" got invalid value '

/** `Variable "$name" got invalid value … at "path"; what is wrong`: value and path are the client's, and may hold any of these words. */
function ofVariable(message: string): string | null {
  const named = message.startsWith(VARIABLE) ? message.indexOf(INVALID) : -1
  const ends = named < 0 ? -1 : message.indexOf('; ', named + INVALID.length)
  if (ends < 0) return null
  const given = message.slice(named + INVALID.length, ends)
  const path = given.endsWith('"') ? given.indexOf(' at "') : -1
  const value = path > 0 ? given.slice(0, path) : given
  return `The variable ${message.slice(VARIABLE.length, named)} cannot be ${shortened(value, LONGEST_VALUE)}. ${message.slice(ends + 2)}`
}

/** What GraphQL adds to a refusal where it knows a like name is taken away. */
export function withoutSuggestions(message: string): string {
  const kept: string[] = []
  let from = 0
  for (;;) {
    const begins = message.indexOf(' Did you mean ', from)
    const ends = begins < 0 ? -1 : message.indexOf('?', begins)
    if (ends < 0) return kept.join('') + message.slice(from)
    kept.push(message.slice(from, begins))
    from = ends + 1
  }
}

/** At most so many characters, and a sign where more were. */
export function shortened(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most)}…` : text
}
