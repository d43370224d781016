import { inGregorian } from '../../reasoning/edtf.js'
import { foldName } from '../../reasoning/names/fold.js'
import type { Resolvers } from '../schema.generated.js'

/** Values: what follows from what is kept is computed here. */
export const valueResolvers: Resolvers = {
  Quantity: {
    tolerance: ({ tolerance }) => tolerance ?? null,
    alternatives: ({ alternatives }) => alternatives ?? [],
  },
  DateValue: {
    gregorian: (date) => inGregorian(date),
    because: ({ because }) => because ?? null,
  },
  TextValue: { normalised: ({ written }) => foldName(written) },
}
