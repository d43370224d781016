import { expect, test } from 'vitest'
import { check, type Files } from './folder.js'

function asking(...texts: string[]): Files {
  const questions = texts.map((_, index) => `{ id: q${index}, title: Q, request: questions/${index}.graphql }`).join(', ')
  return { 'dossier.yaml': `dossier: { id: t, title: T, by: B, questions: [${questions}] }\n`, ...Object.fromEntries(texts.map((text, index) => [`questions/${index}.graphql`, text])) }
}

test('a request that is no GraphQL is named with its place', () => {
  expect(check(asking('Who was bishop?\n', '{ node(id: "a") { id }\n', '', '# Who?\n', '{ node(id: "a) { id } }\n'))).toMatchInlineSnapshot(`
    "questions/0.graphql:1:1: not GraphQL: Unexpected Name "Who"; expected a GraphQL request that answers the question
    questions/1.graphql:2:1: not GraphQL: Expected Name, found <EOF>; expected a GraphQL request that answers the question
    questions/2.graphql:1:1: the file is empty; expected a GraphQL request that answers the question
    questions/3.graphql:2:1: not GraphQL: Unexpected <EOF>; expected a GraphQL request that answers the question
    questions/4.graphql:1:24: not GraphQL: Unterminated string; expected a GraphQL request that answers the question"
  `)
})

test('a request asks for what the schema has', () => {
  expect(check(asking('# Who?\n{\n  node(id: "a") { id captoin }\n  rolls(off: OFFICE) { totalCount }\n  node { id }\n}\n', 'query A { head { number } } fragment F on Claim { id }', '{ rolls(of: FEAST) { totalCount } }'))).toMatchInlineSnapshot(`
    "questions/0.graphql:3:3: Fields "node" conflict because they have differing arguments. Use different aliases on the fields to fetch both if this was intentional; expected a request that the schema of Attest allows
    questions/0.graphql:3:22: Cannot query field "captoin" on type "Node"; expected a request that the schema of Attest allows; did you mean "caption"?
    questions/0.graphql:4:9: Unknown argument "off" on field "Query.rolls"; expected a request that the schema of Attest allows; did you mean "of"?
    questions/0.graphql:5:3: Field "node" argument "id" of type "ID!" is required, but it was not provided; expected a request that the schema of Attest allows
    questions/1.graphql:1:11: Cannot query field "head" on type "Query"; expected a request that the schema of Attest allows
    questions/1.graphql:1:29: Fragment "F" is never used; expected a request that the schema of Attest allows
    questions/2.graphql:1:13: Value "FEAST" does not exist in "PropositionKind" enum; expected a request that the schema of Attest allows"
  `)
})

test('a request made to exhaust the parser is refused at the place where it goes too deep, whatever room the stack has', () => {
  const DEEP = 'questions/0.graphql:1:801: nested more than 200 deep; expected a GraphQL request that answers the question'
  for (const times of [201, 9_000, 50_000]) expect(check(asking('{ a '.repeat(times)))).toBe(DEEP)
  for (const [open, shut] of [['[', ']'], ['{x:', '}']] as const) expect(check(asking(`{ a(b: ${open.repeat(300)}1${shut.repeat(300)}) }`))).toContain('nested more than 200 deep')
  expect(check(asking(`${'{ a '.repeat(200)}${'}'.repeat(200)}`))).not.toContain('deep')
  // What is no GraphQL before it is told first.
  expect(check(asking(`{ a(b: "x\n) ${'{ a '.repeat(300)}`))).toContain('Unterminated string')
  expect(check(asking('{ a } '.repeat(5_000)))).toContain('more that 10000 tokens')
})

test('the faults of a request that two questions share are said once', () => {
  expect(check({ 'dossier.yaml': 'dossier: { id: t, title: T, by: B, questions: [{ id: q, title: Q, request: q.graphql }, { id: r, title: R, request: q.graphql }] }\n', 'q.graphql': '{ nothing }' })).toMatchInlineSnapshot(`"q.graphql:1:3: Cannot query field "nothing" on type "Query"; expected a request that the schema of Attest allows"`)
})
