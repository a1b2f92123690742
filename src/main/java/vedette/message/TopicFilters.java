package vedette.message;

/// Arithmetic of topic filters, as MQTT defines them: `+` is one level, `#` at the end any number of levels.
final class TopicFilters {
    private TopicFilters() {}

    static boolean covers(String wide, String narrow) {
        String[] wideLevels = wide.split("/", -1);
        String[] narrowLevels = narrow.split("/", -1);
        if (narrow.startsWith("$") != wide.startsWith("$")) {
            return false;
        }
        for (int i = 0; i < wideLevels.length; i++) {
            if (wideLevels[i].equals("#")) {
                return true;
            }
            if (i >= narrowLevels.length || narrowLevels[i].equals("#")) {
                return false;
            }
            if (!wideLevels[i].equals("+") && !wideLevels[i].equals(narrowLevels[i])) {
                return false;
            }
        }
        return wideLevels.length == narrowLevels.length;
    }
}
