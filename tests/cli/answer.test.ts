import { parse, validate } from 'graphql'
import { expect, test } from 'vitest'
import { pageAsked, type PageAsked } from '../../src/cli/start/answer.js'
import { buildSchema } from '../../src/graphql/schema.js'

const schema = buildSchema()
const ABOUT = 'occurrence/odo/death'

/** The page that a question comes to, whose request the schema accepts. */
function page(request: string, about?: string): PageAsked | null {
  const asked = pageAsked(parse(request), about)
  if (asked) expect(validate(schema, parse(asked.request)).map(({ message }) => message)).toEqual([])
  return asked
}

test('a provenance is shown whole, under the policy of the request', () => {
  const asked = page('query ($who: ID = "a/b", $rest: Boolean) { provenance(proposition: $who, policy: { withoutSources: ["annals"], ignoreSilence: true }) { ...P } } fragment P on Provenance { sentence affirmedBy(first: 1) @include(if: $rest) { totalCount } }')
  expect(asked?.request).toContain('query($who: ID = "a/b") { provenance(proposition: $who, policy: {withoutSources: ["annals"], ignoreSilence: true}) { ...ProvenancePage } }')
  expect(asked?.policy).toEqual({ withoutSources: ['annals'], ignoreSilence: true })
})

test('a policy in a variable counts like one that is written out', () => {
  expect(page('query ($rules: Policy = { acceptSuspected: true }) { provenance(proposition: "a/b", policy: $rules) { sentence } }')?.policy).toEqual({ acceptSuspected: true })
})

test('what a question is about is shown where it asks for something else, unless it sets rules of its own', () => {
  expect(page('{ sources { totalCount } }', ABOUT)).toMatchObject({ request: expect.stringContaining(`provenance(proposition: "${ABOUT}")`) as string, policy: {} })
  expect(page('{ sources { totalCount } }')).toBeNull()
  expect(page('{ mandates { nodes { provenance(policy: { ignoreSilence: true }) { sentence } } } }', ABOUT)).toBeNull()
})

test('several provenances beside each other, or several requests, are no single page', () => {
  expect(page('{ provenance(proposition: "a/b") { sentence } other: provenance(proposition: "a/b", policy: { ignoreSilence: true }) { sentence } }', ABOUT)).toBeNull()
  expect(page('query A { sources { totalCount } } query B { sources { totalCount } }', ABOUT)).toBeNull()
})
