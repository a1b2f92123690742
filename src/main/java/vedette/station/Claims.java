package vedette.station;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vedette.dialect.CameraDialect;
import vedette.dialect.DialectCatalog;
import vedette.dialect.Installation;
import vedette.dialect.MappingException;
import vedette.dialect.RouteTable;
import vedette.dialect.Site;
import vedette.dialect.mapping.MappingDialect;
import vedette.intake.Announcement;
import vedette.intake.Candidate;
import vedette.intake.Heard;
import vedette.intake.Proposal;
import vedette.settings.IntakeDecision;
import vedette.settings.IntakeDecision.Kind;
import vedette.settings.SettingsException;

/// What the operator decided about newcomers, written before it takes effect. Thread-safe.
final class Claims {
    /// What a station does with what is decided.
    interface Floor {
        /// Listens for an installation from now on.
        ///
        /// @return what the operator should know of it, or empty
        String install(String broker, RouteTable.Installed installed);

        /// Listens for it no more, and forgets its cameras.
        void uninstall(Site site);

        /// Whether a camera system takes this topic.
        boolean isKnown(String broker, String topic);

        void audit(String what);
    }

    private final Floor floor;
    private final ClaimFiles files;
    private volatile DialectCatalog catalog;
    private volatile List<IntakeDecision> decisions;

    Claims(IntakeHome home, Floor floor, List<IntakeDecision> decisions) {
        this.floor = floor;
        this.decisions = List.copyOf(decisions);
        catalog = home.catalog();
        files = new ClaimFiles(home.place());
    }

    DialectCatalog catalog() {
        return catalog;
    }

    List<IntakeDecision> decisions() {
        return decisions;
    }

    /// @param kind of which decision, or null for any
    boolean isDecided(@Nullable Kind kind, String broker, String topic) {
        for (IntakeDecision each : decisions) {
            if ((kind == null || each.kind() == kind)
                    && each.broker().equals(broker)
                    && Candidate.isBelow(each.prefix(), topic)) {
                return true;
            }
        }
        return false;
    }

    /// Whether it is heard already, or announces something that is.
    boolean isKnown(String broker, Heard heard) {
        Announcement announcement = heard.sniffed().announcement();
        return floor.isKnown(broker, heard.topic())
                || isDecided(null, broker, heard.topic())
                || (announcement != null
                        && (floor.isKnown(broker, announcement.picture())
                                || isDecided(null, broker, announcement.picture())));
    }

    synchronized String claim(Candidate candidate, String name, @Nullable Proposal proposal) throws SettingsException {
        String called = name.strip();
        if (called.isEmpty()) {
            throw new SettingsException("Give the camera a name.");
        }
        boolean asItIs = proposal == null;
        String text = "";
        CameraDialect dialect;
        if (proposal == null) {
            String id = ClaimedMapping.id(called, taken -> catalog.find(taken).isPresent());
            text = ClaimedMapping.of(candidate, id);
            dialect = mapping(text, id);
        } else {
            dialect = catalog.find(proposal.system())
                    .orElseThrow(() -> new SettingsException("There is no camera system “" + proposal.system() + "”."));
        }
        RouteTable.Installed installed = installed(candidate, called, proposal, dialect);
        if (asItIs) {
            files.writeMapping(dialect.id(), text);
        }
        files.addInstallation(dialect, called, candidate.broker(), proposal == null ? "" : proposal.prefix());
        keep(Kind.CLAIMED, candidate, called, dialect.id());
        if (asItIs) {
            catalog = catalog.with(List.of(dialect));
        }
        String remark = floor.install(candidate.broker(), installed);
        floor.audit("took in “" + called + "” under " + candidate.prefix() + " as "
                + (asItIs ? "it is" : dialect.displayName()));
        return remark;
    }

    private static MappingDialect mapping(String text, String id) throws SettingsException {
        try {
            return MappingDialect.of(text, id + ".toml");
        } catch (MappingException e) {
            throw new SettingsException("This camera can't be taken in as it is: " + e.reason(), e);
        }
    }

    private static RouteTable.Installed installed(
            Candidate candidate, String name, @Nullable Proposal proposal, CameraDialect dialect)
            throws SettingsException {
        try {
            Installation installation = new Installation(name, proposal == null ? "" : proposal.prefix(), Map.of());
            Site site = new Site(candidate.broker(), dialect.id(), name);
            return new RouteTable.Installed(site, dialect.routes(installation), dialect.controls(installation));
        } catch (IllegalArgumentException e) {
            throw new SettingsException("This camera can't be taken in: " + e.getMessage(), e);
        }
    }

    synchronized void decide(Kind kind, Candidate candidate) throws SettingsException {
        keep(kind, candidate, candidate.name(), "");
        String done = kind == Kind.BLOCKED ? "blocked" : "ignored";
        floor.audit(done + " what speaks under " + candidate.prefix() + " on " + candidate.broker());
    }

    private void keep(Kind kind, Candidate candidate, String name, String system) throws SettingsException {
        List<IntakeDecision> all = new ArrayList<>(decisions);
        all.add(new IntakeDecision(kind, candidate.broker(), candidate.prefix(), name, system));
        files.keep(all);
        decisions = List.copyOf(all);
    }

    synchronized void undo(IntakeDecision decision) throws SettingsException {
        List<IntakeDecision> left = new ArrayList<>(decisions);
        if (!left.remove(decision)) {
            return;
        }
        if (decision.kind() == Kind.CLAIMED) {
            files.removeInstallation(decision);
            floor.uninstall(new Site(decision.broker(), decision.system(), decision.name()));
            if (files.removeMapping(decision.system())) {
                catalog = catalog.without(decision.system());
            }
        }
        files.keep(left);
        decisions = List.copyOf(left);
        floor.audit("took back that " + decision.prefix() + " on " + decision.broker() + " was "
                + switch (decision.kind()) {
                    case CLAIMED -> "taken in";
                    case IGNORED -> "ignored";
                    case BLOCKED -> "blocked";
                });
    }
}
