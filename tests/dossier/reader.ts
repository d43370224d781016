import { streamDossier } from '../../src/dossier/bulk/compile.js'

/** A process that reads the dossier in a folder part by part: reader.ts FOLDER. It prints how many records it made. */
let records = 0
const { problems } = streamDossier(process.argv[2] ?? '', () => records++)
process.stdout.write(JSON.stringify({ records, problems: problems.length }))
