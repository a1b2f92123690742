package vedette.mqtt;

import java.nio.file.Path;

class HiveMqTransportTest extends TransportContract {
    @Override
    TestBroker broker(Path empty) throws Exception {
        return new HiveMqBroker(empty);
    }
}
