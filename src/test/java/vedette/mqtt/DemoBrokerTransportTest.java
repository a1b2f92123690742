package vedette.mqtt;

import java.nio.file.Path;

class DemoBrokerTransportTest extends TransportContract {
    @Override
    TestBroker broker(Path empty) throws Exception {
        return new DemoBroker();
    }
}
