/** Writes what nobody foresaw as one line of JSON, with all that the answer left out. */
export function logError(requestId: string, error: unknown): void {
  process.stderr.write(`${JSON.stringify({ level: 'error', time: new Date().toISOString(), requestId, ...described(error) })}\n`)
}

function described(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: String(error) }
  const origin: unknown = (error as { originalError?: unknown }).originalError ?? error.cause
  return { message: error.message, stack: error.stack, ...(origin === undefined || origin === error ? {} : { cause: described(origin) }) }
}
