#!/usr/bin/env node
import { Command } from 'commander'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PROJECT } from '../paths.js'
import { checkCommand } from './check.js'
import { mandatesCommand, rollsCommand, sourcesCommand } from './lists.js'
import { loadCommand } from './load.js'
import { fail } from './output.js'
import { provenanceCommand } from './provenance.js'
import { startCommand } from './start.js'

const { version } = JSON.parse(readFileSync(join(PROJECT, 'package.json'), 'utf8')) as { version: string }

const program = new Command('attest')
  .description('Which sources confirm this, which contest it, which are silent, how many are independent, and how do we know.')
  .version(version)
  .showHelpAfterError()
  .addHelpText('after', '\nExit codes: 0 done, 1 the answer is no or the input is wrong, 2 the command was misused, 3 the database or the system failed.')
  .exitOverride((error) => {
    process.exit(error.exitCode === 0 ? 0 : 2)
  })

for (const command of [startCommand(), checkCommand(), loadCommand(), provenanceCommand(), mandatesCommand(), sourcesCommand(), rollsCommand()]) program.addCommand(command)

program.parseAsync().catch(fail)
