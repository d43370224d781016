/** The files of a generated archive: of the dossier, and of what is true. */
export const RECORD_FILES = ['entities', 'people', 'sources', 'derivations', 'passages'] as const
export type RecordFile = (typeof RECORD_FILES)[number]
export const TRUTH_FILES = ['copying', 'false-claims', 'falsified-totals', 'conflicts', 'witnesses', 'names', 'same-people'] as const
export type TruthFile = (typeof TRUTH_FILES)[number]

/** One line of one of these files; with a source comes the number of its claims. */
export type Line = ({ readonly dossier: RecordFile } | { readonly truth: TruthFile }) & { readonly data: object; readonly claims?: number }

export const record = (dossier: RecordFile, data: object, claims?: number): Line => ({ dossier, data, ...(claims === undefined ? {} : { claims }) })
export const truth = (file: TruthFile, data: object): Line => ({ truth: file, data })
