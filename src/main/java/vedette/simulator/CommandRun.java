package vedette.simulator;

import java.time.Instant;

/// A command that a simulated camera, device or server has really done.
///
/// @param who its name on the wire
/// @param id the command's id, empty where it had none
/// @param command its name
/// @param when by the simulator's wall clock
public record CommandRun(String who, String id, String command, Instant when) {}
