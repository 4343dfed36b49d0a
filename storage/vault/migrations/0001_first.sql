-- The first schema. Names, birth dates and answers lie only in `content` columns, which records/content.h turns into
-- bytes and back; `class` says which of the content classes a row's content belongs to. Times are milliseconds since
-- 1970 (UTC). Ids are 32 hexadecimal digits.

-- The number of the last change and the digest of all other rows after it.
CREATE TABLE head (
  only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
  number INTEGER NOT NULL,
  digest BLOB NOT NULL
) STRICT;
INSERT INTO head VALUES (1, 0, zeroblob(32));

-- The number of the last change to the slot file, so that an older one is known for what it is.
CREATE TABLE slot_list (
  only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
  counter INTEGER NOT NULL
) STRICT;
INSERT INTO slot_list VALUES (1, 1);

-- The exact text of every instrument that an interview was made with, by the BLAKE2b-256 of the text.
CREATE TABLE instruments (
  hash TEXT PRIMARY KEY,
  text BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE families (
  id TEXT PRIMARY KEY,
  created_at INTEGER NOT NULL,
  class INTEGER NOT NULL,
  content BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE people (
  id TEXT PRIMARY KEY,
  family TEXT NOT NULL REFERENCES families (id),
  role INTEGER NOT NULL,
  class INTEGER NOT NULL,
  content BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX people_of_family ON people (family);

CREATE TABLE interviews (
  id TEXT PRIMARY KEY,
  family TEXT NOT NULL REFERENCES families (id),
  person TEXT NOT NULL REFERENCES people (id),
  instrument TEXT NOT NULL,
  version TEXT NOT NULL,
  instrument_hash TEXT NOT NULL REFERENCES instruments (hash),
  round INTEGER NOT NULL,
  state INTEGER NOT NULL,
  language TEXT NOT NULL,
  started_at INTEGER NOT NULL,
  last_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX interviews_of_family ON interviews (family);

CREATE TABLE events (
  interview TEXT NOT NULL REFERENCES interviews (id),
  sequence INTEGER NOT NULL,
  class INTEGER NOT NULL,
  content BLOB NOT NULL,
  PRIMARY KEY (interview, sequence)
) STRICT, WITHOUT ROWID;

CREATE TABLE sharing (
  family TEXT NOT NULL REFERENCES families (id),
  sequence INTEGER NOT NULL,
  class INTEGER NOT NULL,
  content BLOB NOT NULL,
  PRIMARY KEY (family, sequence)
) STRICT, WITHOUT ROWID;

-- Entries are chained: each hash covers the one before it. The length and the last hash are kept besides, so that a
-- cut tail shows.
CREATE TABLE audit (
  sequence INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  details BLOB NOT NULL,
  hash BLOB NOT NULL
) STRICT;
CREATE TABLE audit_head (
  only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
  length INTEGER NOT NULL,
  hash BLOB NOT NULL
) STRICT;
INSERT INTO audit_head VALUES (1, 0, zeroblob(32));
