package vedette.command;

import java.time.Instant;

/// One step of a command's life line.
///
/// @param when by the station's wall clock
/// @param stage where it stood from then on; several steps may have the same one
/// @param text what happened, in the operator's words
public record CommandStep(Instant when, Stage stage, String text) {}
