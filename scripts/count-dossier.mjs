// Prints what a dossier holds, kind by kind, and its places without a claim; with --write puts both into the README of the dossier.
// Usage: node scripts/count-dossier.mjs FOLDER [--write], after npm run build.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkDossier } from '../dist/dossier/compile/index.js'
import { countTables } from '../dist/dossier/counts.js'
import { formatProblem } from '../dist/dossier/problems.js'

const MARKED = /(<!-- counts -->\n)[^]*?(\n<!-- \/counts -->)/

const [folder, option] = process.argv.slice(2)
if (folder === undefined || (option !== undefined && option !== '--write')) fail('Usage: node scripts/count-dossier.mjs FOLDER [--write]')
const { compiled, problems } = checkDossier(folder)
if (compiled === null) fail(problems.map(formatProblem).join('\n'))
const tables = countTables(compiled.records)
if (option === '--write') {
  const readme = join(folder, 'README.md')
  const text = readFileSync(readme, 'utf8')
  if (!MARKED.test(text)) fail(`${readme} has no place between <!-- counts --> and <!-- /counts -->`)
  writeFileSync(readme, text.replace(MARKED, (_, before, after) => before + tables + after))
} else console.log(tables)

function fail(message) {
  console.error(message)
  process.exit(1)
}
