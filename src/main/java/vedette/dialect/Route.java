package vedette.dialect;

import vedette.message.TopicTemplate;

/// What to do with the messages of one form of topic.
public sealed interface Route {
    TopicTemplate template();

    /// Events, taken over the news connection and acknowledged when they are logged.
    ///
    /// @param qos the quality of service to subscribe with
    record NewsRoute(TopicTemplate template, int qos, NewsDecoder decoder) implements Route {}

    /// Values of which only the newest matters, taken over the frames connection because their filter also matches
    /// pictures. Lost ones are counted.
    record TelemetryRoute(TopicTemplate template, NewsDecoder decoder) implements Route {}

    /// Whole pictures: JPEG, base64 or data URL.
    ///
    /// @param naming says whose picture it is
    /// @param source says how the pictures come
    record FramesRoute(TopicTemplate template, CameraNaming naming, PictureSource source) implements Route {}

    /// Pictures in pieces: a start, data, an end.
    record ChunkRoute(TopicTemplate template, CameraNaming naming, Chunk chunk) implements Route {}

    /// The three messages of a picture in pieces.
    enum Chunk {
        /// The picture's length in decimal digits.
        START,
        /// The next bytes.
        DATA,
        /// The picture is complete.
        END
    }

    /// How a route's pictures come, which decides what silence means.
    enum PictureSource {
        /// As a film: silence is a fault.
        STREAM,
        /// Each with an event, or every so often: silence alone is no fault.
        STILLS,
        /// When asked for: silence is the normal state, and each picture is an event.
        ON_REQUEST
    }
}
