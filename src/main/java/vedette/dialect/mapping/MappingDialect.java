package vedette.dialect.mapping;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vedette.dialect.CameraDialect;
import vedette.dialect.Controls;
import vedette.dialect.Feature;
import vedette.dialect.Installation;
import vedette.dialect.MappingException;
import vedette.dialect.Routes;

/// A camera system that a file describes. Its options are those of the file's `[options]`.
public final class MappingDialect implements CameraDialect {
    private final String text;
    private final String file;
    private final Mapping mapping;

    private MappingDialect(String text, String file, Mapping mapping) {
        this.text = text;
        this.file = file;
        this.mapping = mapping;
    }

    /// @param file what messages call the file
    /// @throws MappingException when the text is no mapping; names file and key
    public static MappingDialect of(String text, String file) throws MappingException {
        MappingDialect dialect = new MappingDialect(text, file, MappingReader.read(text, file, Map.of()));
        for (Installation installation : dialect.defaultInstallations()) {
            try {
                dialect.routes(installation);
            } catch (IllegalArgumentException e) {
                throw new MappingException(file + ": " + e.getMessage());
            }
        }
        return dialect;
    }

    @Override
    public String id() {
        return mapping.id();
    }

    @Override
    public String displayName() {
        return mapping.name();
    }

    @Override
    public Set<Feature> features() {
        Set<Feature> features = EnumSet.noneOf(Feature.class);
        mapping.topics().forEach(topic -> features.addAll(topic.carried().features()));
        if (!mapping.commands().isEmpty()) {
            features.add(Feature.COMMANDS);
        }
        return features;
    }

    @Override
    public boolean isHeardByDefault() {
        return mapping.heard();
    }

    @Override
    public List<Installation> defaultInstallations() {
        String prefix = mapping.prefix();
        return List.of(new Installation(prefix.isEmpty() ? mapping.name() : prefix, prefix, Map.of()));
    }

    @Override
    public Routes routes(Installation installation) {
        Mapping chosen = chosen(installation);
        Routes.Builder routes = Routes.under(installation.prefix());
        chosen.watch().forEach(routes::watch);
        chosen.topics().forEach(topic -> topic.addTo(routes, installation.prefix()));
        return routes.build();
    }

    @Override
    public Controls controls(Installation installation) {
        List<MappedCommand> commands = chosen(installation).commands();
        return commands.isEmpty() ? Controls.NONE : new MappingControls(installation, commands);
    }

    private Mapping chosen(Installation installation) {
        if (installation.options().isEmpty()) {
            return mapping;
        }
        try {
            return MappingReader.read(text, file, installation.options());
        } catch (MappingException e) {
            throw new IllegalArgumentException(e.reason(), e);
        }
    }
}
