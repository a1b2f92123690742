/// Tests of topics and subscriptions.
@NullMarked
package vedette.message;

import org.jspecify.annotations.NullMarked;
