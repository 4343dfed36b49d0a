-- What an interview raised that has to be seen to at once, and what the team noted of it, in that order. Which flag,
-- by whom, when and in what words lie in `content`.
CREATE TABLE follow_ups (
  interview TEXT NOT NULL REFERENCES interviews (id),
  sequence INTEGER NOT NULL,
  class INTEGER NOT NULL,
  content BLOB NOT NULL,
  PRIMARY KEY (interview, sequence)
) STRICT, WITHOUT ROWID;
