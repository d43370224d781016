// Prints "N passed, N failed" from vitest's JSON report; fails unless every test passed and there was one at all.
import { readFileSync } from 'node:fs'

const text = readFileSync(process.argv[2], 'utf8')
if (text === '') {
  console.log('0 passed, 1 failed')
  console.error('vitest wrote no report')
  process.exit(1)
}
const { numPassedTests: passed, numFailedTests, testResults } = JSON.parse(text)
// A file that cannot be read, or whose setup fails, has failed though none of its tests has.
const brokenFiles = testResults.filter(({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed'))
for (const { name, message } of brokenFiles) console.error(`${name}: ${message}`)
const failed = numFailedTests + brokenFiles.length
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 && passed > 0 ? 0 : 1
