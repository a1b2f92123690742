package vedette.intake;

import java.util.List;

/// A camera as Home Assistant discovery announces it.
///
/// @param name what it is called there, may be empty
/// @param picture the topic of its JPEGs
/// @param availability the topics that say whether it is there
/// @param online the word there for being so
/// @param offline the word there for not being so
public record Announcement(String name, String picture, List<String> availability, String online, String offline) {
    public Announcement {
        availability = List.copyOf(availability);
    }
}
