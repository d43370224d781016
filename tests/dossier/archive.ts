import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'

/** Writes a dossier of about this many claims as lines: people, sources that copy each other, passages with figures, mandates and offices, and rolls. */
export function writeArchive(folder: string, claims: number): void {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'dossier.yaml'), 'dossier: { id: annals, title: Annals, by: T, recordsFiles: [stock.ndjson, passages.ndjson] }\n')
  const groups = Math.ceil(claims / 50)
  const write = (name: string, lines: Iterable<object>): void => {
    const file = openSync(join(folder, name), 'w')
    let text = ''
    for (const line of lines) {
      text += `${JSON.stringify(line)}\n`
      if (text.length < 1_000_000) continue
      writeSync(file, text)
      text = ''
    }
    writeSync(file, text)
    closeSync(file)
  }
  write('stock.ndjson', stock(groups))
  write('passages.ndjson', passages(groups))
}

function* stock(groups: number): Generator<object> {
  for (let group = 0; group < groups; group++) {
    yield { assemblies: { [`diet-${group}`]: { name: `Diet of ${1800 + (group % 99)}, ${group}` } }, districts: { [`north-${group}`]: { name: `Northern district ${group}`, number: '4' } } }
    for (let one = 0; one < 12; one++) yield { people: { [`odo-${group}-${one}`]: { name: `Odo of the Mill ${group} ${one}` } } }
    for (let one = 0; one < 4; one++) yield { sources: { [`book-${group}-${one}`]: { title: `Chronicle ${group}.${one}`, kind: 'CHRONICLE', archive: 'State Archive', fond: String(group), opis: '1', delo: String(one) } } }
    yield { derivations: [{ source: `book-${group}-1`, from: `book-${group}-0`, how: 'COPIES', because: 'word for word' }] }
  }
}

function* passages(groups: number): Generator<object> {
  for (let group = 0; group < groups; group++)
    for (let source = 0; source < 4; source++) {
      const mandates = [...Array(9).keys()].map((one) => ({ id: `claim-${group}-${source}-${one}`, mandate: { holder: { is: `odo-${group}-${one}`, as: `O. Mill ${one}` }, assembly: `diet-${group}`, district: `north-${group}` } }))
      const figures = [{ by: `book-${group}-3`, cited: `Chronicle 1850: ${group}`, figure: { measure: 'votes', unit: 'votes', of: `north-${group}`, value: 1000 + source, assembly: `diet-${group}` } }, { disputes: [`claim-${group}-0-1`], because: 'he was not there' }]
      yield { passages: [{ in: `book-${group}-${source}`, at: `f. ${group}`, claims: [...mandates, ...(source === 3 ? [] : figures)] }] }
      if (source === 0) yield { passages: [{ in: `book-${group}-0`, at: 'f. 9', rolls: [{ id: `roll-${group}`, caption: 'Members', of: 'mandate', with: { assembly: `diet-${group}` }, scope: { assembly: `diet-${group}` }, known: 'IN_FULL', entries: [10, 11, 0, 1].map((one) => ({ is: `odo-${group}-${one}`, as: `Odo ${one}` })) }] }] }
    }
}
