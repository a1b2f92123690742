package vedette.ui.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vedette.mqtt.BrokerProbe.Step;
import vedette.settings.BrokerSettings;
import vedette.settings.Secrets;
import vedette.settings.StationSettings;
import vedette.ui.FxThread;

class ConnectScreenTest extends ConnectWindow {
    @Test
    void theFirstRunIsAWelcomeThatNeedsAnAddressOnly() throws Exception {
        open();
        assertThat(texts()).contains("Welcome", "Connect to a broker", "Open the wall");
        assertThat(isDisabled("#connect")).isTrue();
        type("#address", "broker.lan");
        assertThat(value("#name")).isEqualTo("broker");
        assertThat(isDisabled("#connect")).isFalse();
        fire("#connect");
        assertThat(chosen)
                .containsExactly(new Chosen(new BrokerSettings("broker", "mqtt://broker.lan:1883", null), null, null));
    }

    @Test
    void theAddressIsCheckedWhileItIsTyped() throws Exception {
        open();
        type("#address", "http://broker.lan");
        assertThat(label("#address-fault")).contains("no broker's address");
        assertThat(isDisabled("#connect")).isTrue();
        assertThat(isDisabled("#test")).isTrue();
        type("#address", "mqtt://broker.lan");
        assertThat(label("#address-fault")).isEmpty();
        assertThat(isDisabled("#test")).isFalse();
    }

    @Test
    void aNameThatWasTypedIsNotReplaced() throws Exception {
        open();
        type("#address", "broker.lan");
        type("#name", "mine");
        type("#address", "other.lan");
        assertThat(value("#name")).isEqualTo("mine");
    }

    @Test
    void passwordsAreNeverShownAndTheirKeepingIsToldTruly() throws Exception {
        open();
        assertThat(label("#keeping")).isEqualTo("this computer has no keyring: kept for this session only");
        type("#address", "mqtts://broker.lan");
        type("#user", "station");
        type("#password", "s3cret-word");
        layout();
        assertThat(texts()).noneMatch(text -> text.contains("s3cret"));
        fire("#test");
        FxThread.call(() -> {
            prober.finds(Step.NAME, true, "192.0.2.10");
            return null;
        });
        layout();
        assertThat(texts()).noneMatch(text -> text.contains("s3cret"));
        assertThat(Objects.requireNonNull(prober.candidate).password()).isEqualTo("s3cret-word");
        fire("#connect");
        assertThat(chosen.getFirst().password()).isEqualTo("s3cret-word");
        assertThat(value("#password")).isEmpty();
    }

    @Test
    void aKeyringIsNamedWhereThereIsOne() throws Exception {
        open(StationSettings.Theme.DARK, Secrets.Keeping.KEYRING);
        assertThat(label("#keeping")).isEqualTo("kept in the system keyring");
    }

    @ParameterizedTest
    @EnumSource(Step.class)
    void theStepThatFailsIsNamedWithItsSentence(Step failing) throws Exception {
        open();
        type("#address", "mqtts://broker.lan");
        fire("#test");
        assertThat(button("#test")).isEqualTo("Cancel");
        FxThread.call(() -> {
            for (Step step : Step.values()) {
                boolean passes = step.compareTo(failing) < 0;
                prober.finds(step, passes, passes ? "fine" : "Mend the " + step + ".");
                if (!passes) {
                    break;
                }
            }
            prober.ends();
            return null;
        });
        layout();
        for (Step step : Step.values()) {
            String id =
                    "#step-" + step.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
            if (step.compareTo(failing) < 0) {
                assertThat(label(id + "-mark")).isEqualTo("✓");
            } else if (step == failing) {
                assertThat(label(id + "-mark")).isEqualTo(step == Step.FIRST_MESSAGE ? "!" : "✗");
                assertThat(label(id)).isEqualTo("Mend the " + step + ".");
            } else {
                assertThat(label(id + "-mark")).isEqualTo("·");
                assertThat(label(id)).isEqualTo("not reached");
            }
        }
        assertThat(button("#test")).isEqualTo("Test");
        assertThat(isDisabled("#connect")).isFalse(); // a broker that is down now is fine
        FxThread.save(Objects.requireNonNull(window).scene(), "connect-fails-" + failing);
    }

    @Test
    void aTrialCanBeCancelledAndWhatItStillSaysIsIgnored() throws Exception {
        open();
        type("#address", "broker.lan");
        fire("#test");
        FxThread.call(() -> {
            prober.finds(Step.NAME, true, "192.0.2.10");
            return null;
        });
        fire("#test");
        assertThat(prober.cancelled).isEqualTo(1);
        assertThat(button("#test")).isEqualTo("Test");
        assertThat(label("#step-connection")).isEqualTo("cancelled");
        FxThread.call(() -> {
            prober.finds(Step.CONNECTION, true, "late");
            prober.ends();
            return null;
        });
        assertThat(label("#step-connection")).isEqualTo("cancelled");
    }

    @Test
    void typingAndLeavingEndATrial() throws Exception {
        open();
        type("#address", "broker.lan");
        fire("#test");
        type("#address", "broker.lan:1884");
        assertThat(prober.cancelled).isEqualTo(1);
        fire("#test");
        FxThread.call(() -> {
            Objects.requireNonNull(window).stop();
            return null;
        });
        assertThat(prober.cancelled).isEqualTo(2);
    }

    @Test
    void knownBrokersAreListedChangedAndRemoved() throws Exception {
        open(HOME, GATE);
        assertThat(texts()).contains("Connection", "Broker home", "mqtts://broker.lan:8883 · user station");
        assertThat(value("#address")).isEqualTo("mqtts://broker.lan:8883");
        assertThat(FxThread.call(() -> find("#address", TextField.class).isFocused()))
                .isTrue();
        type("#name", "house");
        fire("#connect");
        BrokerSettings house = new BrokerSettings("house", "mqtts://broker.lan:8883", "station");
        assertThat(chosen).containsExactly(new Chosen(house, null, HOME));

        fire("#add-broker");
        type("#address", "192.0.2.20");
        type("#name", "gate");
        assertThat(label("#name-fault")).contains("gate");

        Button remove = FxThread.call(() -> buttonsCalled("Remove").getFirst());
        FxThread.call(() -> {
            remove.fire();
            return null;
        });
        assertThat(changes).isEmpty();
        FxThread.call(() -> {
            remove.fire();
            return null;
        });
        assertThat(changes.getLast().brokers()).containsExactly(GATE);
    }

    @Test
    void theLookIsChosenAtOnce() throws Exception {
        open(HOME);
        FxThread.call(() -> {
            find("#look-light", ToggleButton.class).fire();
            find("#look-light", ToggleButton.class).fire();
            return null;
        });
        assertThat(changes).hasSize(1);
        assertThat(changes.getFirst().theme()).isEqualTo(StationSettings.Theme.LIGHT);
        assertThat(FxThread.call(() -> find("#look-light", ToggleButton.class).isSelected()))
                .isTrue();
    }

    @Test
    void theDemoIsOneClickAway() throws Exception {
        open();
        fire("#demo");
        assertThat(demos).hasValue(1);
    }
}
