import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Command } from 'commander'
import { AttestError } from '../errors.js'
import { homeFolder } from '../paths.js'
import { makeToken } from '../server/tokens.js'
import { print, say } from './output.js'

export function tokenCommand(): Command {
  return new Command('token')
    .description('Makes a token to read by, prints it once, and keeps its hash.')
    .argument('<name>', 'whose it is, such as a program or a person')
    .option('--file <file>', 'the file of tokens (ATTEST_TOKENS_FILE, else tokens in ATTEST_HOME)')
    .addHelpText('after', '\nA server that is started with ATTEST_TOKENS_FILE answers only those who send a token of that file:\n  Authorization: Bearer attest_…\nTo end a token, strike out its line; a running server notices within a second.')
    .action((name: string, { file = process.env['ATTEST_TOKENS_FILE'] || join(homeFolder(), 'tokens') }: { file?: string }) => {
      makeFolder(dirname(file))
      print(makeToken(file, name))
      say(`This is the only time that it is shown; ${file} has its hash. Serve with ATTEST_TOKENS_FILE=${file}.`)
    })
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true })
  } catch (error) {
    throw new AttestError('BAD_INPUT', `The folder ${folder} cannot be made (${(error as NodeJS.ErrnoException).code ?? 'unknown reason'}). Name another place with --file, or have it made by a user who may.`, { cause: error })
  }
}
