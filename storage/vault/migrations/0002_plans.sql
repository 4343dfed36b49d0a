-- What was agreed with a family, when a next round is due, and what an interview was given to read.

-- The plan: a row for each help. Who, for whom, what and when lie in `content`.
CREATE TABLE plan (
  id TEXT PRIMARY KEY,
  family TEXT NOT NULL REFERENCES families (id),
  state INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  class INTEGER NOT NULL,
  content BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX plan_of_family ON plan (family);

-- The day of the round after an interview, where the team chose another than the instrument's, or none.
CREATE TABLE next_rounds (
  interview TEXT PRIMARY KEY REFERENCES interviews (id),
  class INTEGER NOT NULL,
  content BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- For each name in the `from` of an interview's instrument: the text that it was read with, and the interview that
-- the team chose for it (NULL: none).
CREATE TABLE interview_sources (
  interview TEXT NOT NULL REFERENCES interviews (id),
  alias TEXT NOT NULL,
  instrument TEXT NOT NULL,
  instrument_hash TEXT NOT NULL REFERENCES instruments (hash),
  source TEXT REFERENCES interviews (id),
  PRIMARY KEY (interview, alias)
) STRICT, WITHOUT ROWID;
