package vedette.intake;

/// A camera system that a candidate may belong to.
///
/// @param system the system's id
/// @param systemName as an operator reads it
/// @param prefix the prefix under which it would be listened for
/// @param points how much speaks for it; 2 is enough to propose it
public record Proposal(String system, String systemName, String prefix, int points) {
    static final int ENOUGH = 2;
}
