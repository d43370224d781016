import { AttestError } from '../../errors.js'
import { isMap } from '../data.js'
import { yamlFiles } from '../files.js'
import { fileFaults } from '../validate.js'
import { readYaml, type YamlRead } from '../yaml.js'

/**
 * The YAML files in a folder that belong to a dossier: those that follow the schema of dossiers. Whatever else lies
 * there, YAML or not, is somebody else's.
 * @throws AttestError BAD_INPUT unless the folder holds that dossier and no other
 */
export function ownedFiles(folder: string, dossier: string): string[] {
  const files = yamlFiles(folder).flatMap((file) => {
    const read = readYaml(folder, file)
    return 'yaml' in read ? [read] : []
  })
  const ids = files.flatMap(({ yaml }) => headingId(yaml.data) ?? [])
  const refuse = (why: string): AttestError => new AttestError('BAD_INPUT', `${folder} ${why}, so that nothing was written. Only a folder that holds the dossier "${dossier}" can be replaced by it; name another folder.`)
  if (ids.length === 0) throw refuse('is not empty and holds no dossier that can be read')
  const other = ids.find((id) => id !== dossier)
  if (other !== undefined) throw refuse(`holds the dossier "${other}"`)
  return files.filter(followsSchema).map(({ yaml }) => yaml.file)
}

/** The id in the "dossier" section of a file, if it has one. */
export function headingId(data: unknown): string | undefined {
  const heading = isMap(data) ? data['dossier'] : undefined
  return isMap(heading) && typeof heading['id'] === 'string' ? heading['id'] : undefined
}

/** An empty map follows every schema, and says nothing of whose it is. */
function followsSchema({ yaml, problems }: YamlRead): boolean {
  return problems.length === 0 && isMap(yaml.data) && Object.keys(yaml.data).length > 0 && fileFaults(yaml, yaml.data).length === 0
}
