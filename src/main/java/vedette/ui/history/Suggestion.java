package vedette.ui.history;

/// What may be typed next.
///
/// @param text a field's name with its colon, or a value
/// @param hint what it means, may be empty
record Suggestion(String text, String hint) {}
