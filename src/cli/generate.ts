import { Command, InvalidArgumentError } from 'commander'
import { AttestError } from '../errors.js'
import { withPath } from './file-errors.js'
import { print, progressLine } from './output.js'

export function generateCommand(): Command {
  return new Command('generate')
    .description('Makes up an archive of any size, with known truth: who copied whom, which claims are false, which totals are wrong. One plan always gives the same files.')
    .argument('<folder>', 'a new or empty folder; it gets dossier/, to be loaded, and truth/ (docs/synthetic.md)')
    .requiredOption('--claims <number>', 'how many claims its sources make', wholeNumber)
    .option('--seed <number>', 'another seed gives another archive, from 0 to 4294967295', wholeNumber, 1)
    .option('--force', 'replace an archive that was generated there earlier')
    .addHelpText('after', '\nExit codes: 0 written, 1 the folder holds something else or cannot be written, or the disk is full; then nothing is left there.')
    .action(async (folder: string, { claims, seed, force }: { claims: number; seed: number; force?: boolean }) => {
      if (claims < 1) throw new AttestError('BAD_INPUT', 'There must be one claim at least.')
      if (seed >= 2 ** 32) throw new AttestError('BAD_INPUT', 'The seed must be less than 4294967296.')
      const { generateArchive } = await import('../synthetic/folder.js')
      const progress = progressLine()
      const made = await withPath(folder, () => generateArchive(folder, { claims, seed }, force === true, (done) => { progress('claims', done, claims) }))
      print(`${made.claims} claims in ${folder}: ${made.files} files, ${(made.bytes / 1e6).toFixed(1)} MB. Load them with: attest load ${folder}/dossier`)
    })
}

function wholeNumber(text: string): number {
  if (!/^\d{1,15}$/.test(text.replaceAll('_', ''))) throw new InvalidArgumentError('A whole number is expected.')
  return Number(text.replaceAll('_', ''))
}
