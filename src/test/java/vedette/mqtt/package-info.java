/// Tests of the MQTT transport, against real brokers.
@NullMarked
package vedette.mqtt;

import org.jspecify.annotations.NullMarked;
