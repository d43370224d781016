import { dirname, resolve, sep } from 'node:path'
import { AttestError } from '../errors.js'

/** What the file system refuses, and what to do about it. */
const REMEDIES: Readonly<Record<string, string>> = {
  ENOTDIR: 'a part of this path is a file, and no folder',
  EISDIR: 'this is a folder, and no file',
  ENOENT: 'there is no such folder or file',
  EEXIST: 'this is there already',
  EACCES: 'this user may not read or write there',
  EPERM: 'this user may not read or write there',
  EROFS: 'nothing can be written there',
  ENOSPC: 'the disk is full',
  ENAMETOOLONG: 'this name is too long',
  ELOOP: 'the links of this path lead in a circle',
  EXDEV: 'this lies on another disk than the folder around it',
  EBUSY: 'another program uses it',
  ENOTEMPTY: 'the folder is not empty',
}

/**
 * Runs `work` with a path that the user named; what the file system refuses there is a fault of the path.
 * @throws AttestError BAD_INPUT with the path and a remedy; other errors as they are
 */
export async function withPath<T>(path: string, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw aboutPath(error, path)
  }
}

function aboutPath(error: unknown, path: string): unknown {
  if (error instanceof AttestError || !(error instanceof Error)) return error
  const { code = '', path: at, dest } = error as NodeJS.ErrnoException & { dest?: string }
  const remedy = REMEDIES[code]
  if (remedy === undefined || ![at, dest].some((place) => place !== undefined && belongsTo(resolve(path), resolve(place)))) return error
  return new AttestError('BAD_INPUT', `${path}: ${remedy} (${code}). Name another one.`, { cause: error })
}

/** Whether a place is the path, leads to it, lies in it, or is what is written beside it before it takes its name. */
function belongsTo(path: string, place: string): boolean {
  const inside = (folder: string, file: string): boolean => file.startsWith(folder.endsWith(sep) ? folder : folder + sep)
  return place === path || inside(place, path) || inside(path, place) || [dirname(place), dirname(dirname(place))].includes(dirname(path))
}
