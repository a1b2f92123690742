package vedette.mqtt;

import java.nio.file.Path;

class MosquittoTransportTest extends TransportContract {
    @Override
    TestBroker broker(Path empty) throws Exception {
        MosquittoBroker.assumeInstalled();
        return MosquittoBroker.in(empty);
    }
}
