import fc from 'fast-check'

/** Properties are tried on the same random cases each time, so that a change is judged by what it changes; the long runs draw new ones. */
const seed = process.env['FAST_CHECK_SEED']
if (seed !== 'random') fc.configureGlobal({ seed: Number(seed ?? 19) })
