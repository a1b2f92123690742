package vedette.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FrameLoopTest {
    private static final double STEP = Scenes.DOG_FILM.seconds() / Scenes.DOG_FILM.moments();

    @Test
    void thereIsAFrameBeforeAnyWasEncodedInTheBackground() {
        FrameLoop loop = new FrameLoop(Scenes.DOGS, FrameSize.VGA, bytes -> true);

        assertThat(loop.at(4.2).things("dog")).hasSize(2);
        assertThat(loop.ready()).isEqualTo(1);
    }

    @Test
    void allFramesAreEncodedOnceCoarselyFirst() {
        FrameLoop loop = new FrameLoop(Scenes.DOG_FILM, FrameSize.VGA, bytes -> true);
        Deque<Runnable> tasks = new ArrayDeque<>();
        loop.fill(tasks::add);
        for (int i = 0; i < 8; i++) {
            tasks.remove().run();
        }
        Set<Frame> coarse = distinct(loop);
        assertThat(coarse).as("spread over the loop").hasSizeGreaterThan(3);
        while (!tasks.isEmpty()) {
            tasks.remove().run();
        }
        assertThat(loop.ready()).isEqualTo(Scenes.DOG_FILM.moments());
        assertThat(distinct(loop)).hasSize(Scenes.DOG_FILM.moments()).containsAll(coarse);
    }

    private static Set<Frame> distinct(FrameLoop loop) {
        Set<Frame> frames = new HashSet<>();
        for (int i = 0; i < Scenes.DOG_FILM.moments(); i++) {
            frames.add(loop.at((i + 0.5) * STEP));
        }
        return frames;
    }

    @Test
    void framesAreAsLargeAsRealOnes() {
        for (Scene scene : Scenes.ALL) {
            Frame frame = new FrameLoop(scene, FrameSize.VGA, bytes -> true).at(0);
            assertThat(frame.jpeg().length).as(scene.name()).isBetween(10_000, 100_000);
        }
    }

    @Test
    void loopsStayCoarseWhenThereIsNoRoom() {
        Deque<Runnable> tasks = new ArrayDeque<>();
        FrameLoops loops = new FrameLoops(tasks::add, 150_000);
        FrameLoop loop = loops.of(Scenes.DOG_FILM, FrameSize.VGA);
        while (!tasks.isEmpty()) {
            tasks.remove().run();
        }
        assertThat(loop.ready()).isBetween(2, 20);
        assertThat(loops.of(Scenes.DOG_FILM, FrameSize.VGA)).isSameAs(loop);
        assertThat(loops.of(Scenes.DOG_FILM, new FrameSize(320, 240))).isNotSameAs(loop);
    }
}
