package vedette.message;

/// What a transport tells the station. Called on the transport's own threads: implementations return in constant time
/// and never throw.
public interface TransportListener {
    /// A message from the news connection. It is acknowledged when the event log has it.
    void news(InboundMessage message, Acknowledgement acknowledgement);

    /// A message from the frames connection: it may be replaced by a newer one before it is looked at.
    void frame(InboundMessage message);

    /// The link to the broker changed.
    void linkChanged(String broker, LinkState state);
}
