package vedette.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vedette.dialect.ConfigField;

class ConfigStateTest {
    private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");

    private static ConfigState.Reported report(String json, int second) throws ConfigException {
        return new ConfigState.Reported(ConfigDocument.parse(json), "settings", START.plusSeconds(second), false);
    }

    private static ConfigState sent(ConfigState state, String path, FieldValue value, int second) throws Exception {
        ConfigDocument before =
                java.util.Objects.requireNonNull(state.reported()).document();
        Map<String, FieldValue> changes = Map.of(path, value);
        return state.pushed(
                new ConfigPush(
                        UUID.randomUUID(),
                        changes,
                        before,
                        before.with(changes),
                        START.plusSeconds(second),
                        false,
                        false,
                        ConfigPush.Outcome.UNDER_WAY,
                        null,
                        ""),
                "olga",
                "a 1 → 2");
    }

    private static ConfigState confirmedTwo() throws Exception {
        ConfigState state =
                ConfigState.NONE.heard(report("{\"a\":1,\"b\":\"x\"}", 0)).edited("a", number("2"));
        return sent(state, "a", number("2"), 1)
                .heard(report("{\"a\":2.0,\"b\":\"x\"}", 2))
                .ended(ConfigPush.Outcome.CONFIRMED, "the camera reports it", START.plusSeconds(2), "olga");
    }

    private static FieldValue number(String number) {
        return FieldValue.typedNumber(number);
    }

    @Test
    void onlyWhatTheCameraConfirmedIsSet() throws Exception {
        ConfigState under = sent(ConfigState.NONE.heard(report("{\"a\":1}", 0)), "a", number("2"), 1);
        assertThat(under.set()).isEmpty();
        for (ConfigPush.Outcome outcome :
                List.of(ConfigPush.Outcome.NOT_CONFIRMED, ConfigPush.Outcome.REFUSED, ConfigPush.Outcome.NOT_SENT)) {
            assertThat(under.ended(outcome, "no", START, "olga").set())
                    .as(outcome.name())
                    .isEmpty();
        }
        assertThat(confirmedTwo().set()).isEqualTo(Map.of("a", number("2")));
        assertThat(confirmedTwo().drift()).isEmpty();
        assertThat(confirmedTwo().draft()).isNull();
    }

    @Test
    void aLaterReportThatDiffersInWhatWasSetIsDrift() throws Exception {
        ConfigState set = confirmedTwo();
        assertThat(set.heard(report("{\"a\":2,\"b\":\"other\"}", 3)).drift()).isEmpty();
        ConfigState drifted = set.heard(report("{\"a\":1,\"b\":\"x\"}", 3));
        assertThat(drifted.drift()).containsExactly(new Drift("a", number("2"), number("1")));
        assertThat(drifted.drift().getFirst().inWords()).isEqualTo("a is 1, set was 2");
        assertThat(set.heard(report("{\"b\":\"x\"}", 3)).drift().getFirst().inWords())
                .isEqualTo("a is not sent any more, set was 2");
        assertThat(drifted.heard(report("{\"a\":2}", 4)).drift()).isEmpty();
        ConfigState again = drifted.settingAgain();
        assertThat(java.util.Objects.requireNonNull(again.draft()).changes()).isEqualTo(Map.of("a", number("2")));
        ConfigState accepted = drifted.accepted(START.plusSeconds(5), "olga");
        assertThat(accepted.drift()).isEmpty();
        assertThat(accepted.set()).isEqualTo(Map.of("a", number("1")));
        assertThat(accepted.heard(report("{\"a\":1}", 6)).drift()).isEmpty();
        assertThat(accepted.versions().getFirst().kind()).isEqualTo(ConfigVersion.Kind.ACCEPTED);
    }

    @Test
    void aReportFromBeforeTheConfirmationIsNoDrift() throws Exception {
        ConfigState ended = sent(ConfigState.NONE.heard(report("{\"a\":1}", 0)), "a", number("2"), 1)
                .ended(ConfigPush.Outcome.CONFIRMED, "answered", START.plusSeconds(2), "olga");
        assertThat(ended.drift()).isEmpty();
        assertThat(ended.heard(report("{\"a\":1}", 3)).drift()).hasSize(1);
    }

    @Test
    void nothingDriftsWhileSomethingIsOnItsWay() throws Exception {
        ConfigState under = sent(confirmedTwo(), "a", number("3"), 4);
        assertThat(under.heard(report("{\"a\":2.5}", 5)).drift()).isEmpty();
        ConfigState failed = under.heard(report("{\"a\":2.5}", 5))
                .ended(ConfigPush.Outcome.NOT_CONFIRMED, "silent", START.plusSeconds(40), "olga");
        assertThat(failed.drift()).containsExactly(new Drift("a", number("2"), number("2.5")));
    }

    @Test
    void whatWasRefusedAndChangedNothingNeedsNoRollBack() throws Exception {
        ConfigState under = sent(ConfigState.NONE.heard(report("{\"a\":1}", 0)), "a", number("2"), 1);
        ConfigPush refused = push(under.ended(ConfigPush.Outcome.REFUSED, "no", START, ""));
        assertThat(refused.canBeTakenBack(ConfigDocument.parse("{\"a\":1.0}"))).isFalse();
        assertThat(refused.canBeTakenBack(ConfigDocument.parse("{\"a\":1.5}"))).isTrue();
        assertThat(push(under.ended(ConfigPush.Outcome.NOT_CONFIRMED, "", START, ""))
                        .canBeTakenBack(null))
                .isTrue();
        assertThat(push(under.ended(ConfigPush.Outcome.NOT_SENT, "", START, "")).canBeTakenBack(null))
                .isFalse();
    }

    private static ConfigPush push(ConfigState state) {
        return java.util.Objects.requireNonNull(state.push());
    }

    @Test
    void eachVersionIsKeptAndLeadsBack() throws Exception {
        ConfigState state = confirmedTwo().heard(report("{\"a\":9,\"b\":\"y\",\"up\":5}", 7));
        assertThat(state.versions())
                .extracting(ConfigVersion::kind)
                .containsExactly(
                        ConfigVersion.Kind.REPORTED,
                        ConfigVersion.Kind.CONFIRMED,
                        ConfigVersion.Kind.REPORTED,
                        ConfigVersion.Kind.SENT,
                        ConfigVersion.Kind.REPORTED);
        assertThat(state.versions().get(3).who()).isEqualTo("olga");
        ConfigState back = state.restoring(state.versions().getLast(), List.of());
        assertThat(java.util.Objects.requireNonNull(back.draft()).changes())
                .isEqualTo(Map.of("a", number("1"), "b", FieldValue.text("x")));
        ConfigField fixed = new ConfigField("b", ConfigField.Type.TEXT, "", null, null, List.of(), true);
        ConfigState part = state.restoring(state.versions().getLast(), List.of(fixed));
        assertThat(java.util.Objects.requireNonNull(part.draft()).changes()).containsOnlyKeys("a");
    }

    @Test
    void aCameraThatChangesItsMindDoesNotDriveOutWhatOperatorsDid() throws Exception {
        ConfigState state = confirmedTwo();
        for (int i = 0; i < 200; i++) {
            state = state.heard(report("{\"a\":" + i + "}", 10 + i));
        }
        assertThat(state.versions()).hasSize(ConfigVersions.MOST);
        assertThat(state.versions())
                .extracting(ConfigVersion::kind)
                .contains(ConfigVersion.Kind.SENT, ConfigVersion.Kind.CONFIRMED);
        String large = "x".repeat(900_000);
        for (int i = 0; i < 20; i++) {
            state = state.heard(report("{\"a\":" + i + ",\"l\":\"" + large + "\"}", 300 + i));
        }
        assertThat(state.versions().stream()
                        .mapToLong(each -> each.json().length())
                        .sum())
                .isLessThan(ConfigVersions.MOST_CHARACTERS + 1_000_000);
    }

    @Test
    void anotherKindOfConfigurationSaysNothingOfTheOneThatWasSet() throws Exception {
        ConfigState other = confirmedTwo()
                .heard(new ConfigState.Reported(ConfigDocument.parse("{\"ip\":1}"), "network", START, false));
        assertThat(other.drift()).isEmpty();
        assertThat(java.util.Objects.requireNonNull(other.reported()).type()).isEqualTo("settings");
    }

    @Test
    void afterARestartAnotherKindIsShownButNoMeasure() throws Exception {
        ConfigState.Reported network =
                new ConfigState.Reported(ConfigDocument.parse("{\"ip\":1}"), "network", START.plusSeconds(60), false);
        ConfigState before = confirmedTwo();
        ConfigState other =
                ConfigState.kept(before.type(), before.set(), before.versions()).heard(network);
        assertThat(other.reported()).isEqualTo(network);
        assertThat(other.drift()).isEmpty();
        assertThat(other.heard(report("{\"a\":1}", 61)).drift())
                .as("its own kind is")
                .hasSize(1);
        ConfigState set = sent(other.edited("ip", number("2")), "ip", number("2"), 62)
                .ended(ConfigPush.Outcome.CONFIRMED, "the camera reports it", START.plusSeconds(63), "olga");
        assertThat(set.set()).containsOnlyKeys("ip");
        assertThat(set.type()).isEqualTo("network");
    }

    @Test
    void aReportThatNamesNoKindIsOfTheOneThatIsWorkedWith() throws Exception {
        ConfigState later = confirmedTwo()
                .heard(new ConfigState.Reported(ConfigDocument.parse("{\"a\":1}"), "", START.plusSeconds(9), false));
        assertThat(later.drift()).hasSize(1);
        assertThat(java.util.Objects.requireNonNull(later.reported()).type()).isEqualTo("settings");
    }

    @Test
    void aPushTakesOnlyItsOwnFieldsOutOfTheDraft() throws Exception {
        ConfigState state =
                ConfigState.NONE.heard(report("{\"a\":1,\"b\":\"x\"}", 0)).edited("a", number("2"));
        ConfigState sent = sent(state.edited("b", FieldValue.text("y")), "a", number("2"), 1);
        assertThat(java.util.Objects.requireNonNull(sent.draft()).changes()).containsOnlyKeys("b");
        assertThat(sent(state, "a", number("2"), 1).draft()).isNull();
    }

    @Test
    void whatTheCameraHasNoMoreIsLeftOutOnTheWayBack() throws Exception {
        ConfigState state = confirmedTwo().heard(report("{\"a\":9}", 7));
        ConfigVersion first = state.versions().getLast();
        assertThat(state.goneSince(first)).containsExactly("b");
        ConfigDraft back = java.util.Objects.requireNonNull(
                state.restoring(first, List.of()).draft());
        assertThat(back.changes()).containsOnlyKeys("a");
        assertThat(back.problems(ConfigDocument.parse("{\"a\":9}"), List.of())).isEmpty();
    }

    @Test
    void whatACameraCountsInSinglePrecisionIsNoDrift() throws Exception {
        ConfigState state = sent(ConfigState.NONE.heard(report("{\"a\":1}", 0)), "a", number("0.85"), 1)
                .heard(report("{\"a\":0.8500000238}", 2))
                .ended(ConfigPush.Outcome.CONFIRMED, "", START.plusSeconds(2), "olga");
        assertThat(state.drift()).isEmpty();
    }

    @Test
    void whatWasRefusedCanBeTakenBackWhereItsOwnFieldsChangedOnly() throws Exception {
        ConfigState under = sent(ConfigState.NONE.heard(report("{\"a\":1,\"up\":1}", 0)), "a", number("2"), 1);
        ConfigPush refused = push(under.ended(ConfigPush.Outcome.REFUSED, "no", START, ""));
        assertThat(refused.canBeTakenBack(ConfigDocument.parse("{\"a\":1,\"up\":2}")))
                .isFalse();
    }

    @Test
    void whatCanNotBeUsedIsSaidAndChangesNothing() throws Exception {
        ConfigState state = confirmedTwo().unusable("Too long.");
        assertThat(state.fault()).isEqualTo("Too long.");
        assertThat(state.reported()).isNotNull();
        assertThat(state.heard(report("{\"a\":2}", 9)).fault()).isEmpty();
        assertThat(ConfigState.NONE.edited("a", number("1"))).isSameAs(ConfigState.NONE);
    }

    @Test
    void whatIsKeptOnDiskIsTheSameAfterwards(@TempDir Path folder) throws Exception {
        ConfigFiles files = new ConfigFiles(folder.resolve("configurations"));
        ConfigState state = confirmedTwo();
        files.save("home/lprserver/lprserver/CAM/../001", state);
        files.save("home/lprserver/lprserver/CAM002", ConfigState.NONE);
        Files.writeString(folder.resolve("configurations/broken.json"), "{\"camera\":");
        Files.writeString(folder.resolve("configurations/odd.json"), "{\"versions\":[{\"kind\":\"MADE_UP\"}]}");
        ConfigFiles.Kept kept = files.load();
        ConfigState again = java.util.Objects.requireNonNull(kept.states().get("home/lprserver/lprserver/CAM/../001"));
        assertThat(again.set()).isEqualTo(state.set());
        assertThat(again.versions()).isEqualTo(state.versions());
        assertThat(kept.faults()).hasSize(2).allMatch(fault -> fault.contains("can't be used"));
        assertThat(again.heard(report("{\"a\":1}", 60)).drift()).hasSize(1);
        assertThat(again.type()).isEqualTo("settings");
        try (var written = Files.list(folder)) {
            assertThat(written).containsExactly(folder.resolve("configurations"));
        }
    }
}
