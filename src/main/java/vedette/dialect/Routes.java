package vedette.dialect;

import java.util.ArrayList;
import java.util.List;
import vedette.dialect.Route.Chunk;
import vedette.dialect.Route.ChunkRoute;
import vedette.dialect.Route.FramesRoute;
import vedette.dialect.Route.NewsRoute;
import vedette.dialect.Route.PictureSource;
import vedette.dialect.Route.TelemetryRoute;
import vedette.message.Subscription;
import vedette.message.TopicTemplate;

/// The topics of one installation, and what to do with each.
///
/// @param routes all routes; where two match a topic, the more specific one takes it
/// @param watched filters that the frames connection listens on: pictures, and whatever else is said under the
///     system's prefix, so that what nobody understands is counted and shown
public record Routes(List<Route> routes, List<Subscription> watched) {
    public Routes {
        routes = List.copyOf(routes);
        watched = List.copyOf(watched);
    }

    /// Routes below a prefix; everything below it is watched. An empty prefix watches only the routes themselves.
    public static Builder under(String prefix) {
        return new Builder(prefix);
    }

    /// The subscriptions of the news connection.
    public List<Subscription> news() {
        List<Subscription> news = new ArrayList<>();
        for (Route route : routes) {
            if (route instanceof NewsRoute newsRoute) {
                news.add(new Subscription(newsRoute.template().filter(), newsRoute.qos()));
            }
        }
        return news;
    }

    /// Collects routes. Templates are relative to the prefix, unless they are given with `at…`.
    public static final class Builder {
        private final String prefix;
        private final List<Route> routes = new ArrayList<>();
        private final List<Subscription> watched = new ArrayList<>();

        private Builder(String prefix) {
            this.prefix = prefix;
            if (!prefix.isEmpty()) {
                watched.add(new Subscription(prefix + "/#", 0));
            }
        }

        /// News below the prefix, with the quality of service of the senders.
        public Builder news(String template, int qos, NewsDecoder decoder) {
            return newsAt(below(template), qos, decoder);
        }

        /// News on a whole topic, outside the prefix.
        public Builder newsAt(String template, int qos, NewsDecoder decoder) {
            routes.add(new NewsRoute(TopicTemplate.of(template), qos, decoder));
            return this;
        }

        /// Values below the prefix of which only the newest matters.
        public Builder telemetry(String template, NewsDecoder decoder) {
            return telemetryAt(below(template), decoder);
        }

        /// Values on a whole topic of which only the newest matters.
        public Builder telemetryAt(String template, NewsDecoder decoder) {
            TopicTemplate topic = TopicTemplate.of(template);
            routes.add(new TelemetryRoute(topic, decoder));
            watched.add(new Subscription(topic.filter(), 0));
            return this;
        }

        /// Pictures below the prefix.
        public Builder frames(String template, CameraNaming naming, PictureSource source) {
            return framesAt(below(template), naming, source);
        }

        /// Pictures on a whole topic.
        public Builder framesAt(String template, CameraNaming naming, PictureSource source) {
            TopicTemplate topic = TopicTemplate.of(template);
            routes.add(new FramesRoute(topic, naming, source));
            watched.add(new Subscription(topic.filter(), 0));
            return this;
        }

        /// One of the three topics of pictures in pieces, below the prefix.
        public Builder chunks(String template, CameraNaming naming, Chunk chunk) {
            return chunksAt(below(template), naming, chunk);
        }

        /// One of the three topics of pictures in pieces, on a whole topic.
        public Builder chunksAt(String template, CameraNaming naming, Chunk chunk) {
            TopicTemplate topic = TopicTemplate.of(template);
            routes.add(new ChunkRoute(topic, naming, chunk));
            watched.add(new Subscription(topic.filter(), 0));
            return this;
        }

        /// Watches everything below another prefix as well.
        public Builder watch(String otherPrefix) {
            watched.add(new Subscription(otherPrefix + "/#", 0));
            return this;
        }

        public Routes build() {
            return new Routes(routes, Subscription.withoutCovered(watched));
        }

        private String below(String template) {
            return prefix.isEmpty() ? template : prefix + "/" + template;
        }
    }
}
