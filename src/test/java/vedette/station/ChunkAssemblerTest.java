package vedette.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vedette.dialect.MalformedPayloadException;
import vedette.dialect.Route.Chunk;

class ChunkAssemblerTest {
    private final ChunkAssembler assembler = new ChunkAssembler();

    private byte @Nullable [] start(String length) throws MalformedPayloadException {
        return assembler.take(Chunk.START, length.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void putsAPictureTogether() throws Exception {
        assertThat(start("5")).isNull();
        assertThat(assembler.take(Chunk.DATA, new byte[] {1, 2, 3})).isNull();
        assertThat(assembler.take(Chunk.DATA, new byte[] {4, 5})).isNull();
        assertThat(assembler.take(Chunk.END, new byte[0])).containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    void startsAnewAfterAPictureThatWasCutOff() throws Exception {
        start("3");
        assembler.take(Chunk.DATA, new byte[] {9});
        start(" 2\n");
        assembler.take(Chunk.DATA, new byte[] {1, 2});
        assertThat(assembler.take(Chunk.END, new byte[0])).containsExactly(1, 2);
    }

    @Test
    void refusesPiecesOutOfOrder() throws Exception {
        assertThatThrownBy(() -> assembler.take(Chunk.DATA, new byte[1])).hasMessageContaining("start did not come");
        assertThatThrownBy(() -> assembler.take(Chunk.END, new byte[0])).hasMessageContaining("start did not come");
    }

    @Test
    void refusesMoreAndLessThanAnnounced() throws Exception {
        start("3");
        assertThatThrownBy(() -> assembler.take(Chunk.DATA, new byte[4])).hasMessageContaining("more data than the 3");
        assertThatThrownBy(() -> assembler.take(Chunk.END, new byte[0])).hasMessageContaining("start did not come");
        start("3");
        assembler.take(Chunk.DATA, new byte[2]);
        assertThatThrownBy(() -> assembler.take(Chunk.END, new byte[0])).hasMessage("2 bytes came of the 3 announced");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "8388609", "99999999999", "many", "\u0000\u0001"})
    void refusesImpossibleLengths(String length) {
        assertThatThrownBy(() -> start(length)).hasMessageContaining("length was expected");
    }

    @Test
    void takesNoMemoryForWhatIsOnlyAnnounced() throws Exception {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        start("8388608");
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 10; i++) {
            start("8388608");
        }
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(4 << 20);
    }
}
