/// What a camera system is to the station: topics, decoders, and nothing else. The only home of JSON beside the
/// settings and the log.
@NullMarked
package vedette.dialect;

import org.jspecify.annotations.NullMarked;
