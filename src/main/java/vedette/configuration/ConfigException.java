package vedette.configuration;

/// A configuration, or a value for one of its fields, that can't be used. The message is a sentence for the operator.
public final class ConfigException extends Exception {
    private static final long serialVersionUID = 1L;

    public ConfigException(String sentence) {
        super(sentence);
    }

    /// The sentence.
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
