package vedette.station;

import java.util.function.Consumer;
import vedette.store.EventLog;

/// What the station does at the operator's word, besides listening: commands, configurations, watchlists.
final class Operations {
    private final CommandRoom commands;
    private final ConfigRoom configurations;
    private final WatchRoom watchlists;

    /// @param audit notes what the operator did
    Operations(
            StationSetup setup,
            CameraRoster roster,
            Listening listening,
            NewsDesk desk,
            AttentionList attention,
            Consumer<String> audit,
            String operator) {
        commands = new CommandRoom(setup, roster, listening, desk, attention);
        configurations = ConfigRoom.of(commands.commands(), setup, desk::note);
        watchlists = new WatchRoom(setup, roster, attention, desk, audit, operator);
    }

    /// Has them told of the news, and asked for what lasts. Before the lane is started.
    void follow(EventRecorder recorder, Watch watch) {
        recorder.tell(configurations); // before the commands: what confirms one is known when it is confirmed
        recorder.tell(commands);
        recorder.tell(watchlists::heard);
        watch.alsoTell(configurations::look);
        watch.alsoTell(nowNanos -> watchlists.standing());
    }

    void start(EventLog log) {
        commands.start(log);
        watchlists.start(log);
    }

    void look(long nowNanos) {
        watchlists.look(nowNanos);
    }

    CommandRoom commands() {
        return commands;
    }

    ConfigRoom configurations() {
        return configurations;
    }

    WatchRoom watchlists() {
        return watchlists;
    }

    /// Commands end while their answers can still be heard.
    void closeCommands() {
        commands.close();
    }

    /// The rest ends when nothing more is heard and what was heard is not yet all written.
    void closeWatchlists() {
        watchlists.close();
    }

    /// What is kept of configurations is written when all was read.
    void closeConfigurations() {
        configurations.close();
    }
}
