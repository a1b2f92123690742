-- Which journals write here, each under the number that its events' ids begin with.
CREATE TABLE recorder (
    number INTEGER PRIMARY KEY,
    fingerprint VARCHAR(64) NOT NULL UNIQUE
);

-- What keeps events from being removed: a time, or single events.
CREATE TABLE hold (
    id BIGINT PRIMARY KEY,
    reason VARCHAR NOT NULL,
    held_from BIGINT,
    held_to BIGINT
);

CREATE TABLE hold_event (
    hold BIGINT NOT NULL,
    event BIGINT NOT NULL,
    PRIMARY KEY (hold, event)
);

-- What the journal needs for the events of a kind and a day (days since 1970 in UTC), for keeping within a size.
CREATE TABLE kept_bytes (
    recorder INTEGER NOT NULL,
    kind VARCHAR(16) NOT NULL,
    happened_on INTEGER NOT NULL,
    bytes BIGINT NOT NULL,
    PRIMARY KEY (recorder, kind, happened_on)
);

-- Filled only where other computers read, who have no journal.
CREATE TABLE kept_record (
    id BIGINT PRIMARY KEY,
    entries INTEGER NOT NULL,
    header BYTEA NOT NULL
);

CREATE TABLE content (
    sha256 VARCHAR(64) PRIMARY KEY,
    bytes BYTEA NOT NULL
);
