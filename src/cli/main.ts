#!/usr/bin/env node
import { Command } from 'commander'
import { VERSION } from '../paths.js'
import { auditCommand } from './audit.js'
import { checkCommand } from './check.js'
import { dbCommand } from './db.js'
import { disagreementsCommand } from './disagreements.js'
import { exportCommand } from './export.js'
import { generateCommand } from './generate.js'
import { keystonesCommand, whatIfCommand } from './keystones.js'
import { mandatesCommand, rollsCommand, sourcesCommand } from './lists.js'
import { loadCommand } from './load.js'
import { logCommand } from './log.js'
import { namesCommand } from './names.js'
import { fail, quitWhenNobodyReads } from './output.js'
import { provenanceCommand } from './provenance.js'
import { recomputeCommand } from './recompute.js'
import { samenessCommand } from './sameness.js'
import { schemaCommand } from './schema.js'
import { startCommand } from './start.js'
import { suspicionsCommand } from './suspicions.js'
import { tokenCommand } from './token.js'

const program = new Command('attest')
  .description('Which sources confirm this, which contest it, which are silent, how many are independent, and how do we know.')
  .version(VERSION)
  .addHelpText('after', '\nExit codes: 0 done, 1 the answer is no or the input is wrong, 2 the command was misused, 3 the database or the system failed.')

for (const command of [startCommand(), checkCommand(), loadCommand(), provenanceCommand(), whatIfCommand(), keystonesCommand(), disagreementsCommand(), samenessCommand(), mandatesCommand(), sourcesCommand(), rollsCommand(), namesCommand(), suspicionsCommand(), auditCommand(), exportCommand(), logCommand(), recomputeCommand(), schemaCommand(), generateCommand(), tokenCommand(), dbCommand()]) program.addCommand(command)

/** Misuse of any command, however deep, has the same exit code. */
function settle(command: Command): void {
  command.showHelpAfterError().exitOverride((error) => {
    process.exit(error.exitCode === 0 ? 0 : 2)
  })
  for (const sub of command.commands) settle(sub)
}
settle(program)

quitWhenNobodyReads()
program.parseAsync().catch(fail)
