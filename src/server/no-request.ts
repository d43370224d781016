import { createGraphQLError, type Plugin } from 'graphql-yoga'

/** Yoga reads forms and bare GraphQL as well, which nobody needs who can send a header. */
const JSON_TYPE = /^application\/(?:graphql\+)?json(?:\s*;|\s*$)/i

/** What Yoga itself would answer with an empty body, or as a fault of its own, or let pass. */
export function refuseWhatIsNoRequest(): Plugin {
  return {
    onRequestParse({ request, requestParser, setRequestParser }) {
      if (request.method === 'POST' && (!requestParser || !JSON_TYPE.test(request.headers.get('content-type') ?? '')))
        throw createGraphQLError('Send the request as application/json: {"query": "{ … }"}.', { extensions: { http: { status: 415, headers: { 'Accept-Post': 'application/json' } } } })
      if (requestParser)
        setRequestParser(async (asked) => {
          try {
            return await requestParser(asked)
          } catch (error) {
            throw error instanceof SyntaxError ? createGraphQLError('The variables or the extensions in the address are no JSON. Write them as an object: variables={"id":"…"}, percent-encoded.', { extensions: { http: { status: 400 } } }) : error
          }
        })
    },
    onParams({ params }) {
      const { operationName } = params as { operationName?: unknown }
      if (operationName !== undefined && operationName !== null && typeof operationName !== 'string') throw createGraphQLError('operationName is no text. Send the name of an operation, or none.', { extensions: { http: { status: 400 } } })
    },
  }
}
