import { query } from './fresh.js'

/** All that a reader sees at a revision, nodes and edges, in an order of its own: equal views are equal graphs. */
export async function viewAt(at: number): Promise<string[]> {
  const nodes = await query('MATCH (n:Record) WHERE n.from <= $at AND n.until > $at AND NOT n:Declaration RETURN n.id AS id, labels(n) AS labels, n.hash AS hash, n.caption AS caption', { at })
  const edges = await query(
    `MATCH (a:Record)-[e]->(b:Record)
     WHERE e.from <= $at AND e.until > $at AND a.from <= $at AND a.until > $at AND b.from <= $at AND b.until > $at
     RETURN a.id AS id, type(e) AS type, b.id AS to, properties(e) AS props`,
    { at },
  )
  const said = (props: unknown): unknown => Object.entries(props as object).filter(([name]) => name !== 'from' && name !== 'until').sort()
  return [
    ...nodes.map(({ id, labels, hash, caption }) => JSON.stringify([id, (labels as string[]).sort(), hash, caption])),
    ...edges.map(({ id, type, to, props }) => JSON.stringify([id, type, to, said(props)])),
  ].sort()
}

/** The newest revision that readers see. */
export async function head(): Promise<number> {
  return Number((await query('MATCH (h:Head) RETURN h.revision AS head'))[0]?.['head'])
}
