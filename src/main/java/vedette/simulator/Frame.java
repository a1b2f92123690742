package vedette.simulator;

import java.util.List;

/// One encoded picture and what is to be seen in it.
///
/// @param jpeg shared by all cameras of the scene, never changed
record Frame(byte[] jpeg, FrameSize size, List<Thing> things) {
    List<Thing> things(String label) {
        return things.stream().filter(thing -> thing.label().equals(label)).toList();
    }
}
