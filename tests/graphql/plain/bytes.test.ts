import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Bytes } from '../../../src/graphql/plain/bytes.js'

test('texts are written as JSON.stringify and UTF-8 have them, and once more where they are repeated', () => {
  const text = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)) }), fc.constant('Ә'.repeat(9_000)))
  fc.assert(
    fc.property(fc.array(text, { minLength: 1 }), (texts) => {
      const bytes = new Bytes()
      for (const item of texts) bytes.quoted(item)
      const end = bytes.length
      bytes.raw(JSON.stringify(texts))
      bytes.again(0, end)
      const once = texts.map((item) => JSON.stringify(item)).join('')
      expect(bytes.whole().toString()).toBe(`${once}${JSON.stringify(texts)}${once}`)
    }),
  )
})
