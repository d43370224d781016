import { DossierFile } from './format/dossier.js'

/** The published JSON Schema as text: what dossier.schema.json holds. */
export function schemaText(): string {
  return `${JSON.stringify({ $schema: 'http://json-schema.org/draft-07/schema#', ...DossierFile }, null, 1)}\n`
}
