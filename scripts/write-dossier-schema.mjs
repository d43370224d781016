// Writes dossier.schema.json, which editors read, from the format that the program checks dossiers against.
import { writeFileSync } from 'node:fs'
import { schemaText } from '../dist/dossier/schema.js'

writeFileSync(new URL('../dossier.schema.json', import.meta.url), schemaText())
