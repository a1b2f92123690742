package vedette.video;

/// What a lane has done since it was opened. Every received picture ends in one of `decoded`, `repeated`,
/// `bad`, `replaced` and `hidden`, except those that are waiting or being decoded at the moment, which are
/// at most two.
///
/// @param received pictures offered
/// @param bytes their payloads' bytes
/// @param decoded pictures that became pixels
/// @param repeated pictures with the same bytes as the one before, not decoded again
/// @param bad pictures that were refused
/// @param replaced pictures that a newer one replaced while the lane was behind
/// @param hidden pictures that a newer one replaced while nobody looked
/// @param redrawn how often the last picture was decoded again, because a larger one was wanted
public record PictureStats(
        long received, long bytes, long decoded, long repeated, long bad, long replaced, long hidden, long redrawn) {}
