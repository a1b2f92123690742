package vedette.station;

import static org.assertj.core.api.Assertions.assertThat;
import static vedette.station.Sample.DOOR;
import static vedette.station.Sample.at;
import static vedette.station.Sample.seconds;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vedette.dialect.Route.PictureSource;
import vedette.model.Arrival;
import vedette.model.CameraEvent;
import vedette.model.CameraEvent.PresenceChanged;
import vedette.model.CameraId;
import vedette.model.CameraRole;
import vedette.model.CameraState;
import vedette.model.Freshness;
import vedette.model.Freshness.State;
import vedette.model.Reading;

class FreshnessJudgeTest {
    private final Rhythm pictures = new Rhythm();
    private final Rhythm news = new Rhythm();
    private @Nullable String linkCause;
    private @Nullable PictureSource source;
    private int repeats;
    private double repeatsSince;
    private boolean retainedPicture;
    private FreshnessJudge.@Nullable BadPictures bad;
    private @Nullable Earlier earlier;
    private CameraState state = CameraState.of(DOOR);

    private Freshness judged(double now) {
        return FreshnessJudge.judge(
                new FreshnessJudge.Evidence(
                        linkCause,
                        source,
                        pictures,
                        news,
                        repeats,
                        seconds(repeatsSince),
                        retainedPicture,
                        bad,
                        state.presence(),
                        earlier,
                        Duration.ofNanos(seconds(now)),
                        state),
                seconds(now));
    }

    private void film(int count, double from, double gap) {
        source = PictureSource.STREAM;
        beat(pictures, count, from, gap);
    }

    private static void beat(Rhythm rhythm, int count, double from, double gap) {
        for (int i = 0; i < count; i++) {
            rhythm.beat(seconds(from + i * gap));
        }
    }

    private void happened(CameraEvent event, Arrival arrival) {
        state = state.after(event, arrival);
        if (!arrival.retained()) {
            news.beat(arrival.nanos());
        }
    }

    private static void is(Freshness freshness, State state, String reason) {
        assertThat(freshness.state()).as(freshness.reason()).isEqualTo(state);
        assertThat(freshness.reason()).isEqualTo(reason);
    }

    @Test
    void whoeverNeverSpokeIsWaitedFor() {
        is(judged(1), State.WAITING, "nothing heard yet");
        assertThat(judged(1).age()).isNull();
    }

    @Test
    void aFilmAtItsPaceIsLive() {
        film(20, 0, 0.1);
        is(judged(2), State.LIVE, "every 100 ms");
        assertThat(judged(2).age()).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void aFilmSlowerThanItsHabitIsSlow() {
        film(100, 0, 0.1);
        beat(pictures, 4, 10.9, 1);
        Freshness freshness = judged(14);
        assertThat(freshness.state()).isEqualTo(State.SLOW);
        assertThat(freshness.reason()).matches("every \\d+ ms, usually \\d+");
        assertThat(freshness.state().isPresent()).isTrue();
    }

    @Test
    void theSameBytesAgainAndAgainAreAFrozenCamera() {
        film(40, 0, 0.1);
        repeats = 25;
        repeatsSince = 1.4;
        is(judged(4), State.FROZEN, "the same picture 26 times");
        assertThat(judged(4).age()).isEqualTo(Duration.ofMillis(2600));
        repeatsSince = 3;
        assertThat(judged(4).state())
                .as("one second of the same is no fault yet")
                .isEqualTo(State.LIVE);
    }

    @Test
    void aFilmThatEndsIsStale() {
        film(20, 0, 0.1);
        assertThat(judged(4.3).state()).isEqualTo(State.LIVE);
        is(judged(7.9), State.STALE, "no picture for 6 s");
    }

    @Test
    void aSlowCameraIsGivenThreeOfItsOwnGaps() {
        film(10, 0, 10);
        assertThat(judged(90 + 27).state()).isEqualTo(State.LIVE);
        is(judged(90 + 28), State.STALE, "no picture for 28 s");
    }

    @Test
    void aKeptPictureIsTheLastKnownOfUnknownAge() {
        source = PictureSource.STREAM;
        retainedPicture = true;
        is(judged(100), State.LAST_KNOWN, "kept by the broker, its age is unknown");
        assertThat(judged(100).age()).isNull();
        retainedPicture = false;
        is(judged(100), State.WAITING, "no picture yet");
    }

    @Test
    void nothingCanBeSaidWhileTheBrokerIsNotHeard() {
        film(20, 0, 0.1);
        linkCause = "Nothing answers";
        is(judged(2), State.DEAF, "Nothing answers");
    }

    @Test
    void aLastWillMeansOfflineUntilTheCameraSpeaks() {
        film(20, 0, 0.1);
        happened(new PresenceChanged(DOOR, null, false, "offline"), at(2));
        is(judged(2.1), State.OFFLINE, "it said “offline”");
        beat(pictures, 1, 2.5, 1);
        assertThat(judged(2.6).state()).as("a picture that was under way").isEqualTo(State.OFFLINE);
        beat(pictures, 30, 4, 0.1);
        assertThat(judged(7).state()).isEqualTo(State.LIVE);
    }

    @Test
    void whoHasNoPicturesIsBackWhenItSpeaksToo() {
        happened(new PresenceChanged(DOOR, null, false, "offline"), at(0));
        is(judged(10), State.OFFLINE, "it said “offline”");
        happened(telemetry(), at(20));
        assertThat(judged(21).state()).isEqualTo(State.LIVE);
    }

    @Test
    void aKeptLastWillMeansOfflineToo() {
        happened(new PresenceChanged(DOOR, null, false, "offline"), new Arrival(Sample.NOW, seconds(0), true));
        is(judged(10), State.OFFLINE, "it said “offline”");
    }

    @Test
    void aPictureOnRequestGrowsOldWithoutFault() {
        source = PictureSource.ON_REQUEST;
        beat(pictures, 1, 0, 1);
        is(judged(1), State.LIVE, "picture on request");
        is(judged(60), State.LAST_KNOWN, "asked for 60 s ago");
    }

    @Test
    void aPictureThatIsSeldomAskedForIsSoonOld() {
        source = PictureSource.ON_REQUEST;
        beat(pictures, 2, 0, 290);
        is(judged(299), State.LIVE, "picture on request");
        is(judged(302), State.LAST_KNOWN, "asked for 12 s ago");
    }

    @Test
    void aSeldomStillIsNotOfNowForLong() {
        source = PictureSource.STILLS;
        beat(pictures, 2, 0, 290);
        is(judged(290 + 91), State.LAST_KNOWN, "its last picture, 91 s old");
    }

    @Test
    void aStillGrowsOldWithoutFault() {
        source = PictureSource.STILLS;
        beat(pictures, 6, 0, 30);
        is(judged(160), State.LIVE, "a picture with each event");
        is(judged(150 + 400), State.LAST_KNOWN, "its last picture, 6 min old");
    }

    @Test
    void aSensorIsJudgedByItsOwnRhythm() {
        CameraId sensor = Sample.of(CameraRole.SENSOR, "greenhouse");
        state = CameraState.of(sensor);
        beat(news, 6, 0, 10);
        is(judged(55), State.LIVE, "every 10 s");
        is(judged(50 + 31), State.STALE, "nothing for 31 s");
    }

    @Test
    void aSensorThatSpokeOnceIsGivenPatience() {
        state = CameraState.of(Sample.of(CameraRole.SENSOR, "greenhouse"));
        beat(news, 1, 0, 1);
        is(judged(60), State.LIVE, "spoke 60 s ago");
        is(judged(91), State.STALE, "nothing for 91 s");
    }

    @Test
    void aDeviceThatSaidOnlineNeedNotSayItAgain() {
        CameraId device = Sample.of(CameraRole.DEVICE, "lock");
        state = CameraState.of(device);
        happened(new PresenceChanged(device, null, true, "online"), at(0));
        is(judged(5000), State.LIVE, "it said “online”");
        state = CameraState.of(device)
                .after(new PresenceChanged(device, null, true, "online"), new Arrival(Sample.NOW, 0, true));
        is(judged(5000), State.LAST_KNOWN, "“online”, kept by the broker");
    }

    @Test
    void keptNewsAloneIsLastKnown() {
        state = state.after(telemetry(), new Arrival(Sample.NOW, 0, true));
        is(judged(5), State.LAST_KNOWN, "kept by the broker, its age is unknown");
    }

    @Test
    void lengthsOfTimeAreWords() {
        assertThat(FreshnessJudge.inWords(Duration.ofMillis(40))).isEqualTo("40 ms");
        assertThat(FreshnessJudge.inWords(Duration.ofSeconds(119))).isEqualTo("119 s");
        assertThat(FreshnessJudge.inWords(Duration.ofMinutes(119))).isEqualTo("119 min");
        assertThat(FreshnessJudge.inWords(Duration.ofHours(47))).isEqualTo("47 h");
        assertThat(FreshnessJudge.inWords(Duration.ofDays(9))).isEqualTo("9 d");
    }

    private static CameraEvent telemetry() {
        return new CameraEvent.TelemetryReported(DOOR, null, null, Map.of("t", Reading.of(1, "°C")));
    }

    @Test
    void picturesThatCannotBeUsedAreNotLive() {
        film(60, 0, 0.1);
        bad = new FreshnessJudge.BadPictures(seconds(5), "cut off");
        assertThat(judged(6).state()).isEqualTo(State.LIVE);
        assertThat(judged(8).state()).isEqualTo(State.STALE);
        assertThat(judged(8).age()).isEqualTo(Duration.ofSeconds(3));
        assertThat(judged(8).reason()).isEqualTo("its pictures can't be used: cut off");
        bad = new FreshnessJudge.BadPictures(null, "not a JPEG");
        assertThat(judged(6).state()).isEqualTo(State.STALE);
        assertThat(judged(6).age()).isNull();
    }

    @Test
    void aFilmOfAnEarlierRunIsMissedThoughItsCameraSpeaks() {
        earlier = new Earlier(seconds(-60), seconds(-100), null);
        is(judged(9), State.WAITING, "nothing heard yet since this station began to listen");
        assertThat(judged(9).age()).isEqualTo(Duration.ofSeconds(69));
        happened(new CameraEvent.AlertRaised(DOOR, null, null, vedette.model.Severity.INFO, "moved"), at(9));
        assertThat(judged(9.5).state()).isEqualTo(State.LIVE);
        is(judged(11), State.STALE, "no picture since this station began to listen");
        assertThat(judged(11).age()).isEqualTo(Duration.ofSeconds(111));
        film(2, 12, 0.1);
        assertThat(judged(12.2).state()).isEqualTo(State.LIVE);
    }

    @Test
    void oneThatSpokeRegularlyInAnEarlierRunIsMissedAfterItsUsualSilence() {
        earlier = new Earlier(seconds(-60), null, Duration.ofSeconds(20));
        assertThat(judged(54).state()).isEqualTo(State.WAITING);
        is(judged(56), State.STALE, "nothing heard since this station began to listen");
        assertThat(judged(56).age()).isEqualTo(Duration.ofSeconds(116));
        state = state.after(
                new PresenceChanged(DOOR, null, true, "online"), new Arrival(Sample.NOW, seconds(57), true));
        assertThat(judged(58).state())
                .as("what the broker kept is no sign of life")
                .isEqualTo(State.STALE);
        happened(new CameraEvent.AlertRaised(DOOR, null, null, vedette.model.Severity.INFO, "moved"), at(60));
        assertThat(judged(61).state()).isEqualTo(State.LIVE);
    }

    @Test
    void oneThatSpeaksNowAndThenIsWaitedFor() {
        earlier = new Earlier(seconds(-60), null, null);
        is(judged(5000), State.WAITING, "nothing heard yet since this station began to listen");
        linkCause = "Nothing answers";
        is(judged(5000), State.DEAF, "Nothing answers");
        assertThat(judged(5000).age()).isEqualTo(Duration.ofSeconds(5060));
    }
}
