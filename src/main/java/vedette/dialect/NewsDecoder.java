package vedette.dialect;

/// Reads one message. Pure.
@FunctionalInterface
public interface NewsDecoder {
    /// @throws MalformedPayloadException when the message is not what its topic promises
    Decoded decode(News news) throws MalformedPayloadException;
}
