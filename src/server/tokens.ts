import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { appendFileSync, readFileSync, statSync } from 'node:fs'
import { AttestError } from '../errors.js'

/** How often the file is looked at, so that a token that was struck out is refused soon. */
const LOOK_EVERY_MS = 1_000
const LINE = /^([\w.-]{1,64}) sha256:([0-9a-f]{64}) (\S+)$/
const NAME = /^[\w.-]{1,64}$/

interface Token {
  readonly name: string
  readonly hash: Buffer
}

/**
 * Those who may read, in a file with one line for each: a name, the hash of its token, and when it was made.
 * A token has 256 random bits, so that nobody finds it from its hash: one round of SHA-256 is as good as a slow hash,
 * and costs an attacker's flood of wrong tokens nothing of our time.
 */
export class TokenFile {
  private tokens: readonly Token[]
  private version: string
  private looked = Date.now()

  /** @throws AttestError BAD_INPUT if the file cannot be read, or has a line that is no token: nobody is let in by mistake */
  constructor(private readonly file: string) {
    this.version = versionOf(file)
    this.tokens = readTokens(file)
  }

  /** Whether a token is in the file. Every entry is compared, each in constant time. */
  has(token: string): boolean {
    this.lookAgain()
    const hash = hashOf(token)
    let found = false
    for (const known of this.tokens) if (timingSafeEqual(known.hash, hash)) found = true
    return found
  }

  /** A file that has gone, or that says nothing sound any more, admits nobody. */
  private lookAgain(): void {
    if (Date.now() - this.looked < LOOK_EVERY_MS) return
    this.looked = Date.now()
    const version = versionOf(this.file)
    if (version === this.version) return
    this.version = version
    try {
      this.tokens = readTokens(this.file)
    } catch {
      this.tokens = []
    }
  }
}

/**
 * Makes a token and adds its hash to the file.
 * @returns the token, which is kept nowhere
 * @throws AttestError BAD_INPUT for a name that is none or is taken, or a file that cannot be written
 */
export function makeToken(file: string, name: string, now = new Date()): string {
  if (!NAME.test(name)) throw new AttestError('BAD_INPUT', `"${name}" is no name for a token. Expected up to 64 letters, digits, dots, dashes and underscores.`)
  const known = statSync(file, { throwIfNoEntry: false }) ? readTokens(file) : []
  if (known.some((token) => token.name === name)) throw new AttestError('BAD_INPUT', `${file} has a token "${name}" already. Strike out its line to end it, or choose another name.`)
  const token = `attest_${randomBytes(32).toString('base64url')}`
  try {
    appendFileSync(file, `${name} sha256:${hashOf(token).toString('hex')} ${now.toISOString()}\n`, { mode: 0o600 })
  } catch (error) {
    throw new AttestError('BAD_INPUT', `${file} cannot be written (${(error as NodeJS.ErrnoException).code ?? 'unknown reason'}).`, { cause: error })
  }
  return token
}

function readTokens(file: string): Token[] {
  let text
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    throw new AttestError('BAD_INPUT', `The file of tokens ${file} cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown reason'}). "attest token NAME --file ${file}" makes one.`, { cause: error })
  }
  return text.split('\n').flatMap((line, index) => {
    if (line.trim() === '' || line.startsWith('#')) return []
    const [, name, hash] = LINE.exec(line.trim()) ?? []
    if (name === undefined || hash === undefined) throw new AttestError('BAD_INPUT', `${file}:${index + 1}: this is no token. Expected a name, sha256: with 64 hexadecimal digits, and a time, as "attest token" writes them.`)
    return [{ name, hash: Buffer.from(hash, 'hex') }]
  })
}

function versionOf(file: string): string {
  const { mtimeMs, size, ino } = statSync(file, { throwIfNoEntry: false }) ?? {}
  return `${mtimeMs} ${size} ${ino}`
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}
