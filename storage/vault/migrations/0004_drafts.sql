-- What a respondent was giving and had not sent off, while the interview is open: no answer, and no event has it. By
-- question it lies in `content`.
CREATE TABLE drafts (
  interview TEXT PRIMARY KEY REFERENCES interviews (id),
  class INTEGER NOT NULL,
  content BLOB NOT NULL
) STRICT, WITHOUT ROWID;
