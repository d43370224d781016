import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PROJECT } from '../../paths.js'

const STYLE = join(PROJECT, 'docs', 'browser', 'attest.grass')

/**
 * What neo4j.conf tells Neo4j Browser: the style that it puts on when somebody logs in, since without one a node
 * bears whatever property comes first, and that the guide comes from this machine and from nowhere else.
 */
export function browserSettings(): Record<string, string> {
  return {
    'browser.remote_content_hostname_whitelist': 'localhost,127.0.0.1',
    'browser.post_connect_cmd': `style ${JSON.stringify(parseGrass(readFileSync(STYLE, 'utf8')))}`,
  }
}

/** A GraSS style sheet as Browser keeps it: its rules by selector. In this form it fits into one line of neo4j.conf. */
export function parseGrass(text: string): Record<string, Record<string, string>> {
  const rules = text.replace(/\/\*[^]*?\*\//g, '').matchAll(/([^{}]+?)\s*\{((?:[^{}"]|"[^"]*")*)\}/g)
  return Object.fromEntries([...rules].map(([, selector = '', body = '']) => [selector.trim(), declarations(body)]))
}

function declarations(body: string): Record<string, string> {
  return Object.fromEntries([...body.matchAll(/([\w-]+)\s*:\s*(?:"([^"]*)"|([^;"]+));/g)].map(([, name = '', quoted, plain = '']) => [name, quoted ?? plain.trim()]))
}
