-- The index of the event log, the same for H2 and PostgreSQL. It holds nothing that the journal does not hold, and may
-- be deleted: it is made anew then. Times are milliseconds since 1970 in UTC.
--
-- An id is `recorder * 2^40 + number` where several recorders write one database. Numbers of chunks and runs are
-- `recorder * 2^20 + count`, and the places of their parts are `number * 2^20 + part`: one whole number each, because
-- H2 finds those in one step.

CREATE TABLE event (
    id BIGINT PRIMARY KEY,
    happened BIGINT NOT NULL,
    received BIGINT NOT NULL,
    claimed BIGINT,
    broker VARCHAR NOT NULL,
    system VARCHAR NOT NULL,
    camera VARCHAR NOT NULL,
    kind VARCHAR(16) NOT NULL,
    severity SMALLINT NOT NULL,
    summary VARCHAR NOT NULL,
    confidence DOUBLE PRECISION,
    search_key VARCHAR,
    labels VARCHAR NOT NULL,
    zones VARCHAR NOT NULL,
    topic VARCHAR NOT NULL,
    payload_bytes INTEGER NOT NULL,
    picture VARCHAR,
    gap_since BIGINT,
    gap_until BIGINT
);

-- How far each recorder's events are in the index. What readers keep in memory is good for one revision.
CREATE TABLE progress (
    recorder BIGINT PRIMARY KEY,
    next_id BIGINT NOT NULL,
    link VARCHAR(64) NOT NULL,
    next_number BIGINT NOT NULL,
    revision BIGINT NOT NULL,
    tail_revision BIGINT NOT NULL
);

-- Events that came one after the other, in the order in which they happened: that order is their position. `removed` is
-- a bit for each position. Page times are when the first event of each page of positions happened.
CREATE TABLE chunk (
    number BIGINT PRIMARY KEY,
    recorder BIGINT NOT NULL,
    first_id BIGINT NOT NULL,
    last_id BIGINT NOT NULL,
    first_happened BIGINT NOT NULL,
    last_happened BIGINT NOT NULL,
    docs INTEGER NOT NULL,
    run BIGINT NOT NULL,
    slot INTEGER NOT NULL,
    revision BIGINT NOT NULL,
    page_times BYTEA NOT NULL,
    removed BYTEA
);

-- Times and ids of a page of positions.
CREATE TABLE chunk_order (
    place BIGINT PRIMARY KEY,
    position_keys BYTEA NOT NULL
);

-- Terms of one chunk, or of several that were merged: blocks of terms in their order, and after them the rows that tell
-- the slot and the first term of each block.
CREATE TABLE run (
    number BIGINT PRIMARY KEY,
    blocks INTEGER NOT NULL,
    fence_rows INTEGER NOT NULL
);

CREATE TABLE term_block (
    place BIGINT PRIMARY KEY,
    entries BYTEA NOT NULL
);

-- Which brokers a camera was heard by.
CREATE TABLE camera_broker (
    camera VARCHAR NOT NULL,
    broker VARCHAR NOT NULL
);

-- Times in which something was not heard.
CREATE TABLE gap (
    id BIGINT PRIMARY KEY,
    broker VARCHAR NOT NULL,
    camera VARCHAR NOT NULL,
    begun BIGINT NOT NULL,
    ended BIGINT,
    reason VARCHAR NOT NULL
);
