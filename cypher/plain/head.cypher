// The newest whole revision: all of a composed statement sees it.
MATCH (h:Head {name: 'head'})
WITH h.revision AS at, h.writer AS writer
