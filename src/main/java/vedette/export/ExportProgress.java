package vedette.export;

/// Hears how far an export is.
@FunctionalInterface
public interface ExportProgress {
    /// Hears nothing.
    ExportProgress NONE = (entries, fraction) -> {};

    /// Called on the log's reading thread about every thousand entries; must not wait.
    ///
    /// @param entries written so far
    /// @param fraction of the exported time that is done, 0 to 1
    void reached(long entries, double fraction);
}
