package vedette.message;

/// What a transport tells the station. Called on the transport's own threads: implementations return in constant time
/// and never throw.
public interface TransportListener {
    /// A message from the news connection. It is acknowledged when the event log has it.
    void news(InboundMessage message, Acknowledgement acknowledgement);

    /// A message from the frames connection: it may be replaced by a newer one before it is looked at.
    void frame(InboundMessage message);

    /// Whether so much news waits that more should stay with the broker for now. A transport then gives no more, does
    /// not acknowledge, and has the broker send it again when this is over.
    default boolean isBehind() {
        return false;
    }

    /// The news connection alone changed; said before what it means for the link as a whole. What a broker sends
    /// again because it has no acknowledgement comes soon after this connection is made, whatever becomes of the
    /// other one. A transport that can't tell them apart never says it.
    default void newsLinkChanged(String broker, LinkState state) {}

    /// The link to the broker changed.
    void linkChanged(String broker, LinkState state);
}
