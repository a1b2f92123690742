-- Times are milliseconds since 1970 in UTC: they sort, compare and bucket as whole numbers.
CREATE TABLE event (
    id BIGINT PRIMARY KEY,
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
    topic VARCHAR NOT NULL,
    payload VARBINARY NOT NULL
);

-- Each ends in what orders a page and in the severity, so that neither paging, counting nor filtering by severity
-- has to read a row.
CREATE INDEX event_time ON event (received, id, severity);
CREATE INDEX event_camera ON event (camera, received, id, severity);
CREATE INDEX event_kind ON event (kind, received, id, severity);
CREATE INDEX event_camera_kind ON event (camera, kind, received, id, severity);
