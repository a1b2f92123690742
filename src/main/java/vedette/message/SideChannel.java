package vedette.message;

import java.util.Set;

/// Another way to the cameras of one installation beside its broker, such as HTTP. Brings only what is wanted, heals
/// by itself until it is closed. Thread-safe.
///
/// What it brings is given as messages on the topics of that installation, so that the same decoders read them; each
/// carries the property [MessageProperty#VIA].
public interface SideChannel extends AutoCloseable {
    /// What can be brought.
    enum Part {
        PICTURES,
        NEWS
    }

    /// How much a camera's pictures are wanted.
    enum Pace {
        /// Not at all: its pictures come by the broker.
        NONE,
        /// So that the last known picture does not grow too old: nobody looks.
        SELDOM,
        /// As often as the settings say: somebody looks.
        USUAL
    }

    /// Where an installation is known.
    ///
    /// @param broker the broker's name in the settings
    /// @param system the camera system's id
    /// @param installation the installation's name
    record Site(String broker, String system, String installation) {}

    /// What a side channel tells the station. Called on the channel's own threads: implementations return in constant
    /// time and never throw.
    interface Listener {
        void news(InboundMessage message);

        void frame(InboundMessage message);

        /// Something came that could not be used.
        ///
        /// @param message what came, shortened where it was large
        /// @param reason why, in the operator's words
        void refused(InboundMessage message, String reason);

        /// The way's state changed.
        void stateChanged(Part part, LinkState state);

        /// How much pictures on this topic are wanted just now. Asked by channels that fetch pictures one by one.
        Pace pace(String topic);
    }

    Site site();

    /// Where it leads, as shown to the operator: without user, password or key.
    String address();

    /// What it can bring at all.
    Set<Part> offers();

    /// Whether it asks for each camera's pictures one by one, at the pace that the listener gives.
    boolean fetchesEach();

    /// Makes it ready. Nothing is fetched until it is wanted.
    ///
    /// @throws IllegalStateException when it was opened before
    void open(Listener listener);

    /// What to bring from now on; what was wanted before and is not any more ceases at once. Does not wait.
    void want(Set<Part> parts);

    /// How this part stands; [LinkState.Closed] while it is not wanted.
    LinkState state(Part part);

    /// Ends it. Waits at most two seconds.
    @Override
    void close();
}
