/** A day as a number, so that days can be added to it. */
export type Day = number

const MILLISECONDS = 86_400_000

export function dayOf(year: number, month: number, day: number): Day {
  return Date.UTC(year, month - 1, day) / MILLISECONDS
}

/** As `1850-03-02`. */
export function iso(day: Day): string {
  return new Date(day * MILLISECONDS).toISOString().slice(0, 10)
}

export function yearOf(day: Day): number {
  return new Date(day * MILLISECONDS).getUTCFullYear()
}

/** The first and the last day of its month, or the day itself. */
export function monthAround(day: Day, wide: boolean): readonly [Day, Day] {
  if (!wide) return [day, day]
  const date = new Date(day * MILLISECONDS)
  return [dayOf(date.getUTCFullYear(), date.getUTCMonth() + 1, 1), dayOf(date.getUTCFullYear(), date.getUTCMonth() + 2, 0)]
}
