import type { ErrorCode } from 'yaml'
import type { Problem } from './problems.js'

type Words = Pick<Problem, 'what' | 'expected'>

const QUOTED = 'a text with a colon, or with " or \' at its beginning, in quotes'

/** What the parser finds wrong with YAML, for a historian: what is wrong, and what belongs there. */
const WORDS: Partial<Record<ErrorCode, Words>> = {
  ALIAS_PROPS: { what: 'an alias (*name) has a tag or an anchor', expected: 'the alias alone' },
  BAD_ALIAS: { what: 'an alias (*) or anchor (&) has no name', expected: 'a name behind it, or the text in quotes' },
  BAD_DIRECTIVE: { what: 'a line that begins with % is a directive of YAML', expected: 'the text in quotes, or no such line' },
  BAD_DQ_ESCAPE: { what: 'a backslash in double quotes begins an escape that there is not', expected: 'the backslash twice, or single quotes' },
  BAD_INDENT: { what: 'a line stands too far left, or a [ or { before it is not closed', expected: 'what belongs together indented alike, and each [ and { closed' },
  BAD_PROP_ORDER: { what: 'an anchor or tag stands before the sign of the map or list', expected: 'it behind that sign' },
  BAD_SCALAR_START: { what: 'a text cannot begin with @, ` or %', expected: 'the text in quotes' },
  BLOCK_AS_IMPLICIT_KEY: { what: 'a second ": " stands on one line, or lines of one list are not indented alike', expected: QUOTED },
  BLOCK_IN_FLOW: { what: 'a colon or a dash of a list stands within [ ] or { }', expected: QUOTED },
  // The parser gives up on such a key if it is not the first of its map.
  IMPOSSIBLE: { what: 'a [ or { stands where a key should', expected: 'a text as a key, in quotes if it begins so' },
  KEY_OVER_1024_CHARS: { what: 'a key has more than 1024 characters', expected: 'a short key' },
  MISSING_CHAR: { what: 'a key, a comma, a colon or a closing bracket is missing here', expected: 'a colon behind each key, and commas within brackets' },
  MULTILINE_IMPLICIT_KEY: { what: 'a key goes over several lines', expected: 'a colon behind each key, on its line' },
  MULTIPLE_ANCHORS: { what: 'two anchors (&) stand before one value', expected: 'one' },
  MULTIPLE_DOCS: { what: 'a second document begins here (---)', expected: 'one document in a file; put this into a file of its own' },
  MULTIPLE_TAGS: { what: 'two tags (!) stand before one value', expected: 'one' },
  TAB_AS_INDENT: { what: 'a tab indents the line', expected: 'spaces' },
  TAG_RESOLVE_FAILED: { what: 'a tag (!) does not fit what follows', expected: 'no tag' },
  UNEXPECTED_TOKEN: { what: 'this does not belong here', expected: `one value behind each key, all keys of a map indented alike, and ${QUOTED}` },
}

/** Where one code covers several mistakes, those that the message of the parser tells apart. */
const FINER: readonly (readonly [RegExp, Words])[] = [
  [/closing ["']/, { what: 'a quotation mark is not closed', expected: 'a second one at the end of the text; within the text it is written twice (\'\') or as \\"' }],
  [/comma|Missing ,|Unexpected , in/i, { what: 'there is a comma too many, or one too few', expected: 'one comma between two items' }],
  [/Comments must be/, { what: 'a comment (#) begins without a space before it', expected: 'a space before #, or the text in quotes' }],
  [/Missing space after :/, { what: 'a colon without a space behind it', expected: 'a space behind the colon' }],
  [/need to be followed by map values/, { what: 'a line without a key stands among keys', expected: 'a key with a colon, or the line indented further than the key whose text it continues' }],
  [/block-seq-ind on same line/, { what: 'a list begins on the line of its key', expected: 'its first dash on a line of its own, or the text in quotes' }],
  [/Block scalar header/, { what: 'a text stands on the line of | or >', expected: 'it on the lines below' }],
]

/** @param code - of the parser's error @param message - the parser's own, which is not shown */
export function yamlWords(code: ErrorCode, message: string): Words {
  const { what, expected } = FINER.find(([pattern]) => pattern.test(message))?.[1] ?? WORDS[code] ?? { what: 'this cannot be read', expected: 'YAML 1.2' }
  return { what: `not YAML: ${what}`, ...(expected === undefined ? {} : { expected }) }
}
