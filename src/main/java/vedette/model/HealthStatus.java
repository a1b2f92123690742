package vedette.model;

/// How a camera says it is, rising in trouble.
public enum HealthStatus {
    HEALTHY,
    UNKNOWN,
    WARNING,
    ERROR,
    OFFLINE
}
