import { Command } from 'commander'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PROJECT } from '../paths.js'

/** The published JSON Schema of a dossier's files. */
export const SCHEMA_FILE = join(PROJECT, 'dossier.schema.json')

export function schemaCommand(): Command {
  return new Command('schema')
    .description("Prints the JSON Schema of a dossier's YAML files, by which editors complete and check them.")
    .addHelpText('after', '\nExit codes: 0 printed.')
    .action(() => {
      process.stdout.write(readFileSync(SCHEMA_FILE, 'utf8'))
    })
}
