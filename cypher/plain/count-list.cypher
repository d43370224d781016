// How many are in a list.
CALL (at) {
  RETURN COUNT {
    {body}
    RETURN n
  } AS c{k}
}
