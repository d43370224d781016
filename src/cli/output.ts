import { AttestError } from '../errors.js'

/** What is wrong with the input, as against with the machine. */
const INPUT_CODES: ReadonlySet<string> = new Set(['BAD_INPUT', 'NOT_FOUND', 'DOSSIER_INVALID', 'SHARED_CONFLICT', 'DANGLING', 'DATABASE_SETTING', 'PORT_IN_USE', 'ALREADY_RUNNING'])

/** Ends the process with a message for people and an exit code for scripts; no stack trace. */
export function fail(error: unknown): never {
  const known = error instanceof AttestError
  process.stderr.write(`${known ? error.message : `Something unforeseen went wrong: ${error instanceof Error ? error.message : String(error)}`}\n`)
  if (!known && process.env['ATTEST_DEBUG'] && error instanceof Error) process.stderr.write(`${error.stack ?? ''}\n`)
  process.exit(known && INPUT_CODES.has(error.code) ? 1 : 3)
}

/** `| head` reads no further than it likes: then nobody misses the rest, and nothing has failed. */
export function quitWhenNobodyReads(): void {
  process.stdout.on('error', quitIfBroken)
  // Messages may go unread, but what they tell of is done to its end.
  process.stderr.on('error', () => undefined)
}

/** For a program that serves others, whoever reads what it prints. */
export function outliveReaders(): void {
  process.stdout.off('error', quitIfBroken)
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)
}

function quitIfBroken(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') fail(error)
  process.exit()
}

export function print(text: string): void {
  process.stdout.write(`${text}\n`)
}

/** For what is no answer, so that an answer can be piped. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`)
}

/** A line that counts up in a terminal, and appears now and then in a log. */
export function progressLine(): (phase: string, done: number, total: number) => void {
  let last = 0
  const started = Date.now()
  return (phase, done, total) => {
    const now = Date.now()
    if (now - last < (process.stderr.isTTY ? 100 : 2000) && done < total) return
    last = now
    if (!process.stderr.isTTY && now - started < 2000) return
    const percent = total === 0 ? 100 : Math.floor((100 * done) / total)
    process.stderr.write(process.stderr.isTTY ? `\r\u001b[K${phase} ${percent} %${done >= total ? '\n' : ''}` : `${phase} ${percent} %\n`)
  }
}
