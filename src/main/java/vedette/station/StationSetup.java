package vedette.station;

import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import vedette.message.SideChannel;
import vedette.store.EventLog;
import vedette.video.JpegDecoder;

/// What a station is made of.
///
/// @param brokers the brokers that it hears
/// @param log where it writes what happens; the station closes it
/// @param decoders makes a decoder for each decode thread, when its first picture comes
/// @param clock the wall clock
/// @param operator the account under which what the operator does is logged
/// @param mostCameras how many cameras, sensors and devices are taken in, 1 or more
/// @param sideChannels ways to cameras beside their brokers; the station opens and closes them
/// @param intake where it keeps what the operator decides about cameras, new and known ones
/// @param bridges what it carries from broker to broker
/// @param outbound what it needs to tell cameras something
public record StationSetup(
        List<Station.BrokerLink> brokers,
        EventLog log,
        Supplier<? extends JpegDecoder> decoders,
        Clock clock,
        String operator,
        int mostCameras,
        List<SideChannel> sideChannels,
        IntakeHome intake,
        List<BridgePlan> bridges,
        OutboundSetup outbound) {
    /// More cameras than this are not taken in without the operator's word.
    public static final int USUAL_CAMERAS = 256;

    public StationSetup {
        brokers = List.copyOf(brokers);
        sideChannels = List.copyOf(sideChannels);
        bridges = List.copyOf(bridges);
    }

    /// A station as usual: the user of this computer's account is the operator.
    public static StationSetup of(
            List<Station.BrokerLink> brokers, EventLog log, Supplier<? extends JpegDecoder> decoders, Clock clock) {
        return new StationSetup(
                brokers,
                log,
                decoders,
                clock,
                System.getProperty("user.name", ""),
                USUAL_CAMERAS,
                List.of(),
                IntakeHome.none(),
                List.of(),
                OutboundSetup.NONE);
    }

    public StationSetup withOperator(String changed) {
        return new StationSetup(
                brokers, log, decoders, clock, changed, mostCameras, sideChannels, intake, bridges, outbound);
    }

    public StationSetup withMostCameras(int changed) {
        return new StationSetup(
                brokers, log, decoders, clock, operator, changed, sideChannels, intake, bridges, outbound);
    }

    public StationSetup withSideChannels(List<SideChannel> changed) {
        return new StationSetup(
                brokers, log, decoders, clock, operator, mostCameras, changed, intake, bridges, outbound);
    }

    public StationSetup withIntake(IntakeHome changed) {
        return new StationSetup(
                brokers, log, decoders, clock, operator, mostCameras, sideChannels, changed, bridges, outbound);
    }

    public StationSetup withBridges(List<BridgePlan> changed) {
        return new StationSetup(
                brokers, log, decoders, clock, operator, mostCameras, sideChannels, intake, changed, outbound);
    }

    public StationSetup withOutbound(OutboundSetup changed) {
        return new StationSetup(
                brokers, log, decoders, clock, operator, mostCameras, sideChannels, intake, bridges, changed);
    }
}
