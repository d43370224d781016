/**
 * Does work on items as they come, some at one time, and hands on the results in the order of the items. No more is
 * begun while nobody takes what is done.
 * @param most at work at one time
 */
export async function* inFlight<Item, Result>(items: AsyncIterable<Item>, most: number, work: (item: Item) => Promise<Result>): AsyncGenerator<Result> {
  const running: Promise<Result>[] = []
  for await (const item of items) {
    const result = work(item)
    // Whoever waits for it is told of a failure; until then nobody may be waiting.
    result.catch(() => undefined)
    running.push(result)
    if (running.length < most) continue
    const first = running.shift()
    if (first) yield await first
  }
  for (const result of running) yield await result
}
