package vedette.bench;

import java.lang.management.ManagementFactory;

/// What the current thread has used so far: unlike the clock, hardly disturbed by whatever else the machine
/// does.
final class ProcessorTime {
    private static final com.sun.management.ThreadMXBean THREADS =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

    private ProcessorTime() {}

    /// Nanoseconds on a core.
    static long nanos() {
        return THREADS.getCurrentThreadCpuTime();
    }

    /// Bytes allocated on the heap.
    static long allocatedBytes() {
        return THREADS.getCurrentThreadAllocatedBytes();
    }
}
