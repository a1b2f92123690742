package vedette.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vedette.message.LinkState;
import vedette.message.OutboundMessage;
import vedette.message.Published;
import vedette.message.PeerCertificate;
import vedette.message.Subscription;
import vedette.message.Transport;
import vedette.message.TransportListener;
import vedette.model.EventKind;
import vedette.model.LogEntry;
import vedette.model.Severity;

class CertificateWatchTest {
    private static final long DAY = 24 * 3600;

    private final TestClock clock = new TestClock();
    private final AttentionList attention = new AttentionList();
    private final List<LogEntry> notes = new ArrayList<>();
    private final Showing transport = new Showing();
    private final CertificateWatch watch = new CertificateWatch(List.of(transport), attention, notes::add, clock);

    /// A transport that shows certificates and does nothing else.
    private static final class Showing implements Transport {
        private @Nullable PeerCertificate peer;
        private @Nullable PeerCertificate own;

        @Override
        public String broker() {
            return Sample.BROKER;
        }

        @Override
        public void open(TransportListener listener, List<Subscription> news, List<Subscription> frames) {
            throw new UnsupportedOperationException();
        }

        @Override
        public LinkState state() {
            return new LinkState.Connecting();
        }

        @Override
        public Optional<PeerCertificate> peerCertificate() {
            return Optional.ofNullable(peer);
        }

        @Override
        public Optional<PeerCertificate> ownCertificate() {
            return Optional.ofNullable(own);
        }

        @Override
        public CompletionStage<Published> publish(OutboundMessage message) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {}
    }

    private PeerCertificate endingAfter(Duration left) {
        Instant now = clock.instant();
        return new PeerCertificate("broker.lan", "Lab CA", now.minusSeconds(DAY), now.plus(left), "sha256/AAAA");
    }

    private StationStatus look() {
        StationStatus.Link link =
                new StationStatus.Link(Sample.BROKER, "mqtts://broker.lan:8883", new LinkState.Connecting());
        return watch.look(new StationStatus(List.of(link), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, ""));
    }

    @Test
    void aCertificateThatLastsIsShownAndNotTold() {
        assertThat(look().links().getFirst().certificate()).isNull();
        transport.peer = endingAfter(Duration.ofDays(20));
        assertThat(look().links().getFirst().certificate()).isEqualTo(transport.peer);
        assertThat(notes).isEmpty();
        assertThat(attention.items()).isEmpty();
    }

    @Test
    void oneThatEndsSoonIsToldOnceADayAndUrgentlyAtTheEnd() {
        transport.peer = endingAfter(Duration.ofDays(14));
        for (int second = 0; second < 5; second++) {
            look();
        }
        assertThat(notes).singleElement().satisfies(note -> {
            assertThat(note.kind()).isEqualTo(EventKind.LINK);
            assertThat(note.severity()).isEqualTo(Severity.INFO);
            assertThat(note.broker()).isEqualTo(Sample.BROKER);
            assertThat(note.summary())
                    .contains("“broker.lan”")
                    .contains("expires in 14 days")
                    .contains("renewed");
        });
        assertThat(attention.items())
                .singleElement()
                .satisfies(item -> assertThat(item.title()).isEqualTo("Certificate expires in 14 days"));
        for (int day = 1; day <= 15; day++) {
            clock.add(DAY);
            look();
            look();
        }
        assertThat(notes).hasSize(16);
        assertThat(notes.get(10).severity()).isEqualTo(Severity.INFO);
        assertThat(notes.get(11).severity()).isEqualTo(Severity.WARNING);
        assertThat(notes.getLast().summary()).contains("has expired");
        assertThat(attention.items())
                .singleElement()
                .satisfies(item -> assertThat(item.severity()).isEqualTo(Severity.WARNING));
    }

    @Test
    void aRenewedOneNeedsNoAttentionAnyMore() {
        transport.peer = endingAfter(Duration.ofDays(2));
        look();
        assertThat(attention.items()).hasSize(1);
        transport.peer = null; // not connected just now: nothing is known of a renewal
        look();
        assertThat(attention.items()).hasSize(1);
        transport.peer = endingAfter(Duration.ofDays(90));
        look();
        assertThat(attention.items()).isEmpty();
    }

    @Test
    void theStationsOwnIsWatchedToo() {
        transport.own = endingAfter(Duration.ofHours(5));
        look();
        assertThat(notes)
                .singleElement()
                .satisfies(note -> assertThat(note.summary())
                        .contains("this station's certificate")
                        .contains("within a day"));
    }
}
