import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { readFileSync, realpathSync, renameSync, statSync, unlinkSync, writeFileSync } from 'node:fs'
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
  private locked = false

  /** @throws AttestError BAD_INPUT if the file cannot be read, or has a line that is no token: nobody is let in by mistake */
  constructor(
    private readonly file: string,
    /** Told once when the file says nothing sound any more, and when it does again. */
    private readonly tell: (line: string) => void = () => undefined,
  ) {
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
      if (this.locked) this.tell(`${this.file} can be read again: ${this.tokens.length} tokens are admitted.`)
      this.locked = false
    } catch (error) {
      this.tokens = []
      this.locked = true
      this.tell(`Nobody is admitted any more. ${(error as Error).message}`)
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
  const there = statSync(file, { throwIfNoEntry: false })
  const before = there ? readText(file) : ''
  if (tokensIn(before, file).some((token) => token.name === name)) throw new AttestError('BAD_INPUT', `${file} has a token "${name}" already. Strike out its line to end it, or choose another name.`)
  const token = `attest_${randomBytes(32).toString('base64url')}`
  const ended = before === '' || before.endsWith('\n') ? before : `${before}\n`
  writeWhole(there ? realpathSync(file) : file, `${ended}${name} sha256:${hashOf(token).toString('hex')} ${now.toISOString()}\n`, there ? there.mode & 0o777 : 0o600)
  return token
}

/** A server that reads meanwhile sees the old file or the new one, and two who write at once do not undo each other. */
function writeWhole(file: string, text: string, mode: number): void {
  const next = `${file}.new`
  try {
    writeFileSync(next, text, { mode, flag: 'wx' })
  } catch (error) {
    const { code = 'unknown reason' } = error as NodeJS.ErrnoException
    throw new AttestError('BAD_INPUT', code === 'EEXIST' ? `${next} is there: another "attest token" is writing. If none is, it was broken off; remove that file.` : `${file} cannot be written (${code}). The folder must be there, and the user who runs this must be allowed to write in it.`, { cause: error })
  }
  try {
    renameSync(next, file)
  } catch (error) {
    unlinkSync(next)
    throw new AttestError('BAD_INPUT', `${file} cannot be replaced (${(error as NodeJS.ErrnoException).code ?? 'unknown reason'}).`, { cause: error })
  }
}

function readTokens(file: string): Token[] {
  return tokensIn(readText(file), file)
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    const { code = 'unknown reason' } = error as NodeJS.ErrnoException
    const remedy = code === 'EACCES' ? 'The user who runs Attest must be allowed to read it and to enter its folder.' : `"attest token NAME --file ${file}" makes one.`
    throw new AttestError('BAD_INPUT', `The file of tokens ${file} cannot be read (${code}). ${remedy}`, { cause: error })
  }
}

function tokensIn(text: string, file: string): Token[] {
  return text.split('\n').flatMap((line, index) => {
    if (line.trim() === '' || line.startsWith('#')) return []
    const [, name, hash] = LINE.exec(line.trim()) ?? []
    if (name === undefined || hash === undefined) throw new AttestError('BAD_INPUT', `${file}:${index + 1}: this is no token. Expected a name, sha256: with 64 hexadecimal digits, and a time, as "attest token" writes them.`)
    return [{ name, hash: Buffer.from(hash, 'hex') }]
  })
}

/** Changes with what is in the file and with who may read it. */
function versionOf(file: string): string {
  try {
    const { mtimeMs, ctimeMs, size, ino } = statSync(file)
    return `${mtimeMs} ${ctimeMs} ${size} ${ino}`
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? 'gone'
  }
}

/**
 * The file that ATTEST_TOKENS_FILE names; null where it is not set, so that everybody reads.
 * @throws AttestError BAD_INPUT if it is set to nothing, by which nobody means to open the server, or cannot be read
 */
export function tokensFromEnvironment(env: NodeJS.ProcessEnv, tell: (line: string) => void): TokenFile | null {
  const file = env['ATTEST_TOKENS_FILE']
  if (file === undefined) return null
  if (file.trim() === '') throw new AttestError('BAD_INPUT', 'ATTEST_TOKENS_FILE is set, but names no file. Name the file of tokens, or unset it to let everybody read.')
  return new TokenFile(file, tell)
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}
