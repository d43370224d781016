import { Command } from 'commander'
import { formatProblem, type Problem } from '../dossier/problems.js'
import { print, say } from './output.js'
import { progressBar } from './progress.js'

export function checkCommand(): Command {
  return new Command('check')
    .description('Reads a dossier without a database and reports every problem with its place.')
    .argument('<folder>', 'the folder of the dossier')
    .option('--json', 'print the problems as JSON')
    .addHelpText('after', '\nExit codes: 0 no error (warnings may be printed), 1 errors.')
    .action(async (folder: string, { json }: { json?: boolean }) => {
      // Its schemas take half a second to build: no other command is to wait for that.
      const { compiled, problems } = await checkAny(folder)
      if (json) print(JSON.stringify(problems, null, 2))
      else for (const problem of problems) print(formatProblem(problem))
      const errors = problems.filter(({ severity }) => severity === 'error').length
      say(compiled ? `${compiled.id}: ${compiled.records} records, no error, ${problems.length} warnings` : `${errors} errors, ${problems.length - errors} warnings; nothing can be loaded until the errors are mended`)
      process.exitCode = errors > 0 ? 1 : 0
    })
}

async function checkAny(folder: string): Promise<{ compiled: { id: string; records: number } | null; problems: Problem[] }> {
  const { isLong } = await import('../dossier/bulk/long.js')
  if (!isLong(folder)) {
    const { checkDossier } = await import('../dossier/compile/index.js')
    const { compiled, problems } = checkDossier(folder)
    return { compiled: compiled && { id: compiled.id, records: compiled.records.length }, problems }
  }
  const { streamDossier } = await import('../dossier/bulk/compile.js')
  const { HashTable } = await import('../dossier/bulk/hash-table.js')
  const ids = new HashTable()
  const { streamed, problems } = streamDossier(folder, ({ id }) => { ids.set(id, 1) }, progressBar())
  return { compiled: streamed && { id: streamed.id, records: ids.size }, problems }
}
