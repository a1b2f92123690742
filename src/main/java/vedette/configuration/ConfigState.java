package vedette.configuration;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vedette.dialect.ConfigField;

/// All that is known of one camera's configuration. Immutable; screens compare identities to know what changed.
///
/// @param reported what the camera reported last, or null where it has not
/// @param fault why its last report could not be used, as a sentence; empty where it could
/// @param set what the operator last had confirmed, by path
/// @param draft changes that were not sent yet, or null
/// @param push what is on its way, or was last; null where nothing was
/// @param versions what it had and was to have, newest first, at most [ConfigVersions#MOST]
/// @param drift the fields that are otherwise than they were set; never while something is on its way
/// @param type the kind of configuration that was set, in the camera's word; empty where it never named one
public record ConfigState(
        @Nullable Reported reported,
        String fault,
        Map<String, FieldValue> set,
        @Nullable ConfigDraft draft,
        @Nullable ConfigPush push,
        List<ConfigVersion> versions,
        List<Drift> drift,
        String type) {
    /// Nothing is known.
    public static final ConfigState NONE = new ConfigState(null, "", Map.of(), null, null, List.of(), List.of(), "");

    /// A configuration as a camera reported it.
    ///
    /// @param type what kind of configuration, in the camera's word; empty where it never named one
    /// @param received by the station's wall clock
    /// @param retained whether the broker had kept it: of unknown age
    public record Reported(ConfigDocument document, String type, Instant received, boolean retained) {
        boolean isOtherThan(String before) {
            return !type.isEmpty() && !before.isEmpty() && !type.equals(before);
        }

        /// A report that names no type is of the one that came before.
        Reported after(String before) {
            return type.isEmpty() ? new Reported(document, before, received, retained) : this;
        }
    }

    public ConfigState {
        set = Collections.unmodifiableMap(new LinkedHashMap<>(set));
        versions = List.copyOf(versions);
        drift = List.copyOf(drift);
    }

    /// What an earlier run of the station knew.
    public static ConfigState kept(String type, Map<String, FieldValue> set, List<ConfigVersion> versions) {
        return new ConfigState(null, "", set, null, null, versions, List.of(), type);
    }

    /// The camera reported its configuration.
    public ConfigState heard(Reported report) {
        Reported before = reported;
        boolean other = report.isOtherThan(type) && isWorkedWith();
        if (other && before != null && !before.isOtherThan(type)) {
            // Another kind of configuration of the same camera: it says nothing of the one that is worked with.
            return this;
        }
        Reported now = report.after(type);
        List<ConfigVersion> known = versions;
        String json = report.document().json();
        if ((before == null || !before.document().equals(report.document())) && !isNewest(json)) {
            known = ConfigVersions.with(
                    versions, new ConfigVersion(ConfigVersion.Kind.REPORTED, report.received(), "", json, ""));
        }
        return new ConfigState(now, "", set, draft, push, known, drift, other ? type : now.type()).judged();
    }

    private boolean isWorkedWith() {
        return draft != null || push != null || !set.isEmpty();
    }

    private boolean isNewest(String json) {
        return !versions.isEmpty() && versions.getFirst().json().equals(json);
    }

    /// The camera reported something that can't be used.
    public ConfigState unusable(String sentence) {
        return new ConfigState(reported, sentence, set, draft, push, versions, drift, type);
    }

    private ConfigState judged() {
        return new ConfigState(reported, fault, set, draft, push, versions, drifted(), type);
    }

    private List<Drift> drifted() {
        Reported now = reported;
        ConfigPush pending = push;
        if (now == null || now.isOtherThan(type) || (pending != null && pending.isUnderWay())) {
            return List.of();
        }
        if (pending != null
                && pending.outcome() == ConfigPush.Outcome.CONFIRMED
                && !now.received().isAfter(pending.when())) {
            return List.of(); // older than what was set: it can't speak of it
        }
        List<Drift> drifted = new ArrayList<>();
        set.forEach((path, value) -> {
            FieldValue its = now.document().field(path);
            if (!value.isMetBy(its)) {
                drifted.add(new Drift(path, value, its));
            }
        });
        return drifted;
    }

    /// The operator changed a field. Nothing changes while the camera has reported nothing.
    public ConfigState edited(String path, FieldValue wanted) {
        Reported now = reported;
        if (now == null) {
            return this;
        }
        ConfigDraft begun = draft == null ? ConfigDraft.of(now.document()) : draft;
        return drafted(begun.with(path, wanted));
    }

    /// The operator took back the change of a field.
    public ConfigState reverted(String path) {
        return draft == null ? this : drafted(draft.without(path));
    }

    /// The operator took back all changes.
    public ConfigState reverted() {
        return drafted(null);
    }

    private ConfigState drafted(@Nullable ConfigDraft changed) {
        ConfigDraft kept = changed == null || changed.changes().isEmpty() ? null : changed;
        return new ConfigState(reported, fault, set, kept, push, versions, drift, type);
    }

    /// A draft that leads back to an earlier version, as far as that one has fields that can be set.
    ///
    /// @throws ConfigException when the version can't be read
    public ConfigState restoring(ConfigVersion version, List<ConfigField> schema) throws ConfigException {
        Reported now = reported;
        if (now == null) {
            return this;
        }
        Map<String, FieldValue> wanted =
                new LinkedHashMap<>(ConfigDocument.parse(version.json()).fields());
        FormField.all(now.document(), schema).stream()
                .filter(field -> field.type() == null)
                .forEach(field -> wanted.remove(field.path()));
        return drafted(ConfigDraft.towards(now.document(), wanted));
    }

    /// The fields of an earlier version that the camera has no more: no way leads back to them.
    ///
    /// @throws ConfigException when the version can't be read
    public List<String> goneSince(ConfigVersion version) throws ConfigException {
        List<String> gone =
                new ArrayList<>(ConfigDocument.parse(version.json()).fields().keySet());
        gone.removeIf(path -> reported == null || reported.document().field(path) != null);
        return gone;
    }

    /// A draft that sets again what was set and is otherwise now.
    public ConfigState settingAgain() {
        Reported now = reported;
        Map<String, FieldValue> wanted = new LinkedHashMap<>();
        drift.forEach(each -> wanted.put(each.path(), each.set()));
        return now == null ? this : drafted(ConfigDraft.towards(now.document(), wanted));
    }

    /// What the camera has is what it should have, from now on.
    public ConfigState accepted(Instant when, String who) {
        Reported now = reported;
        if (now == null) {
            return this;
        }
        Map<String, FieldValue> changed = new LinkedHashMap<>(set);
        for (Drift each : drift) {
            FieldValue its = each.reported();
            if (its == null) {
                changed.remove(each.path());
            } else {
                changed.put(each.path(), its);
            }
        }
        ConfigVersion version = new ConfigVersion(
                ConfigVersion.Kind.ACCEPTED, when, who, now.document().json(), "");
        return new ConfigState(
                        reported, fault, changed, draft, push, ConfigVersions.with(versions, version), List.of(), type)
                .judged();
    }

    /// A configuration was sent. What was drafted so is on its way with it; what else was drafted stays.
    public ConfigState pushed(ConfigPush begun, String who, String text) {
        ConfigVersion.Kind kind = begun.isRollBack() ? ConfigVersion.Kind.ROLL_BACK : ConfigVersion.Kind.SENT;
        ConfigVersion version =
                new ConfigVersion(kind, begun.when(), who, begun.sent().json(), text);
        return new ConfigState(
                reported,
                fault,
                set,
                draft == null ? null : draft.without(begun.changes()),
                begun,
                ConfigVersions.with(versions, version),
                List.of(),
                type);
    }

    /// What was sent came to its end. What was set counts as set only when the camera confirmed it; a roll-back brings
    /// back what was set before.
    public ConfigState ended(ConfigPush.Outcome how, String text, Instant when, String who) {
        ConfigPush begun = push;
        if (begun == null || !begun.isUnderWay()) {
            return this;
        }
        boolean confirmed = how == ConfigPush.Outcome.CONFIRMED;
        // Where only another kind was there to be worked with, what was set before is no measure for it.
        Reported now = reported;
        boolean other = confirmed && now != null && now.isOtherThan(type);
        Map<String, FieldValue> changed = new LinkedHashMap<>(other ? Map.of() : set);
        if (confirmed && !begun.isRollBack()) {
            changed.putAll(begun.changes());
        }
        ConfigVersion.Kind kind = confirmed ? ConfigVersion.Kind.CONFIRMED : ConfigVersion.Kind.NOT_CONFIRMED;
        ConfigVersion version = new ConfigVersion(kind, when, who, begun.sent().json(), text);
        return new ConfigState(
                        reported,
                        fault,
                        changed,
                        draft,
                        begun.ended(how, now == null ? null : now.document(), text),
                        ConfigVersions.with(versions, version),
                        drift,
                        now != null && other ? now.type() : type)
                .judged();
    }
}
