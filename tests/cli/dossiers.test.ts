import { cpSync, mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { dossierFolders, questionsOf, readAll } from '../../src/cli/start/dossiers.js'
import { dossierFolder } from '../graph/dossiers.js'

let folder: string
let parent: string
const said: string[] = []
const say = (line: string): void => {
  said.push(line)
}

beforeEach(() => {
  said.length = 0
  folder = mkdtempSync(join(tmpdir(), 'attest-dossiers-'))
  parent = join(folder, 'dossiers')
  mkdirSync(parent)
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

test('a dossier is a folder that "attest load" takes: with YAML at any depth, or a link to one', () => {
  mkdirSync(join(parent, 'deep', 'all', 'files'), { recursive: true })
  cpSync(join(dossierFolder('letters'), 'dossier.yaml'), join(parent, 'deep', 'all', 'files', 'dossier.yaml'))
  symlinkSync(dossierFolder('diet'), join(parent, 'linked'))
  symlinkSync(join(folder, 'nowhere'), join(parent, 'dangling'))
  mkdirSync(join(parent, 'without'))
  mkdirSync(join(parent, '.hidden'))
  writeFileSync(join(parent, '.hidden', 'dossier.yaml'), '')
  writeFileSync(join(parent, 'stray.yaml'), '')
  const found = dossierFolders(parent)
  expect(found.map((path) => basename(path))).toEqual(['deep', 'linked'])
  expect(readAll(found, say).map(({ id }) => id)).toEqual(['letters', 'diet'])
})

test('a file, or nothing at all, is no folder of dossiers', () => {
  writeFileSync(join(folder, 'file'), '')
  for (const name of ['file', 'nowhere']) expect(() => dossierFolders(join(folder, name))).toThrow(`There is no folder ${join(folder, name)}.`)
})

test('a question whose request is a link out of the dossier is told and left out', () => {
  const chronicles = join(parent, 'chronicles')
  cpSync(dossierFolder('chronicles'), chronicles, { recursive: true })
  expect(questionsOf([chronicles], say).map(({ id }) => id)).toEqual(['death', 'bishops', 'ground', 'synod'])
  const outside = join(folder, 'secret')
  renameSync(join(chronicles, 'questions', 'death.graphql'), outside)
  symlinkSync(outside, join(chronicles, 'questions', 'death.graphql'))
  rmSync(join(chronicles, 'questions', 'synod.graphql'))
  expect(said).toEqual([])
  expect(questionsOf([chronicles], say).map(({ id }) => id)).toEqual(['bishops', 'ground'])
  expect(said).toEqual(['death', 'synod'].map((id) => `chronicles: the request of the question "${id}" lies outside the dossier or cannot be read (questions/${id}.graphql); it is left out.`))
})
