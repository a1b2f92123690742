/// The MQTT transport. Rank 2. The only home of the MQTT client.
@NullMarked
package vedette.mqtt;

import org.jspecify.annotations.NullMarked;
