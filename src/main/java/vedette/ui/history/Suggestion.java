package vedette.ui.history;

/// What may be typed next.
///
/// @param text what takes the place of what is being typed
/// @param label how it is shown
/// @param hint what it means, may be empty
record Suggestion(String text, String label, String hint) {}
