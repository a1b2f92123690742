/// Ways to cameras beside their broker: pictures, events and values over HTTP and Socket.IO. Rank 2.
@NullMarked
package vedette.http;

import org.jspecify.annotations.NullMarked;
