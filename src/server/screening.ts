import { type DocumentNode, type GraphQLError, type GraphQLSchema, NoSchemaIntrospectionCustomRule, parse, type ParseOptions, type Source, validate, type ValidationRule } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import { LIMITS, MAX_TOKENS } from './limits.js'

type ValidateFunction = (schema: GraphQLSchema, document: DocumentNode, rules?: readonly ValidationRule[], ...more: unknown[]) => readonly GraphQLError[]

/** A request is parsed up to a length, held against the limits, and only then against the schema: what is refused costs little. */
export function screen(introspection: boolean): Plugin {
  const limits = introspection ? LIMITS : [...LIMITS, NoSchemaIntrospectionCustomRule]
  return {
    onParse({ setParseFn }) {
      setParseFn((source: string | Source, options?: ParseOptions) => parse(source, { ...options, maxTokens: MAX_TOKENS }))
    },
    onValidate({ validateFn, setValidationFn }) {
      const full = validateFn as ValidateFunction
      setValidationFn((schema: GraphQLSchema, document: DocumentNode, ...more: []) => {
        const excess = validate(schema, document, limits, { maxErrors: 1 })
        return excess.length > 0 ? excess.slice(0, 1) : full(schema, document, ...more)
      })
    },
  }
}
