package vedette.command;

import java.io.IOException;
import java.net.ConnectException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vedette.dialect.CommandSpec.Closing;
import vedette.dialect.Order;
import vedette.dialect.Order.Dispatch;
import vedette.dialect.Verdict;
import vedette.message.HttpReply;
import vedette.message.LinkState;
import vedette.message.MessageProperty;
import vedette.message.OutboundMessage;
import vedette.message.PublishRefusedException;
import vedette.message.Published;
import vedette.message.RequestChannel;
import vedette.model.CameraCommand;
import vedette.model.CameraId;

/// Gives commands to the ways that lead out of the station, and takes what these say. Called with the desk's lock held.
final class Sending {
    private static final Logger LOG = LoggerFactory.getLogger(Sending.class);

    private final Dispatcher dispatcher;
    private final CameraDirectory directory;
    private final Clock clock;
    private final LongSupplier nanos;
    private final CommandDesk.Pictures pictures;
    private final Consumer<Runnable> locked;

    /// @param locked does something with the desk's lock held
    Sending(CommandDesk.Setup setup, Consumer<Runnable> locked) {
        dispatcher = setup.dispatcher();
        directory = setup.directory();
        clock = setup.clock();
        nanos = setup.nanos();
        pictures = setup.pictures();
        this.locked = locked;
    }

    /// Whether there is a way for it just now.
    boolean isOpen(LifeLine line) {
        CameraId camera = line.command().camera();
        if (!line.goesByHttp()) {
            return dispatcher.link(camera.broker()).isOnline();
        }
        RequestChannel channel = dispatcher.channel(camera);
        return channel == null || channel.hasRoom(); // without one it is refused when it is sent
    }

    void send(LifeLine line) {
        CameraDirectory.Entry entry = directory.find(line.command().camera());
        if (entry == null) {
            line.end(Stage.REFUSED, "its installation is no longer among those of this station");
            return;
        }
        try {
            Order order = entry.controls().order(line.command(), entry.state(), clock.instant());
            switch (order.dispatch()) {
                case Dispatch.Message(OutboundMessage message) -> publish(line, message, order.proof());
                case Dispatch.Call call -> ask(line, call, order.proof());
            }
        } catch (IllegalArgumentException e) {
            line.end(Stage.REFUSED, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            LOG.error(
                    "{} could not be sent by a fault of this program",
                    line.command().name(),
                    e);
            line.end(Stage.REFUSED, "not sent, by a fault of this program");
        }
    }

    private void publish(LifeLine line, OutboundMessage message, Order.Proof proof) {
        long now = nanos.getAsLong();
        String broker = line.command().camera().broker();
        CompletableFuture<Published> said = dispatcher
                .publish(broker, labelled(message, line.command(), line.left(now)))
                .toCompletableFuture();
        if (said.isCompletedExceptionally() && said.exceptionNow() instanceof IllegalStateException) {
            return; // the link was just lost: still queued
        }
        int attempt = line.sent(proof, now, remark(broker, message));
        answered(said, (published, failure) -> {
            switch (failure) {
                case null -> line.taken(published == null ? Published.TAKEN : published);
                case PublishRefusedException refusal
                when refusal.isLasting() -> line.end(Stage.REFUSED, String.valueOf(refusal.getMessage()));
                case PublishRefusedException refusal ->
                    line.failed(attempt, String.valueOf(refusal.getMessage()), Stage.REFUSED);
                case IllegalStateException unsent -> line.notSent(attempt, nanos.getAsLong());
                default ->
                    line.fateUnknown(
                            attempt, "the connection was lost before the broker confirmed it: it may have it, or not");
            }
        });
    }

    private String remark(String broker, OutboundMessage message) {
        boolean canBeLate = message.qos() > 0
                && dispatcher.link(broker) instanceof LinkState.Online online
                && online.protocol().contains("3.1");
        return canBeLate ? " by MQTT 3.1.1, which knows no expiry: a camera that is away may get it late" : "";
    }

    /// The message with its expiry, so that it can't run late, and with the command's id for whoever sends it back.
    static OutboundMessage labelled(OutboundMessage message, CameraCommand command, Duration left) {
        List<MessageProperty> properties = new ArrayList<>(message.properties());
        add(properties, "message-expiry", Long.toString(Math.max(1, left.toSeconds())));
        add(properties, "correlation-data", correlation(command.id()));
        return new OutboundMessage(message.topic(), message.payload(), message.qos(), message.retain(), properties);
    }

    private static void add(List<MessageProperty> properties, String name, String value) {
        if (properties.stream().noneMatch(each -> each.name().equals(name))) {
            properties.add(new MessageProperty(name, value));
        }
    }

    /// A command's id as correlation data, in 32 hexadecimal digits.
    static String correlation(UUID id) {
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(id.getMostSignificantBits()) + hex.toHexDigits(id.getLeastSignificantBits());
    }

    /// The command's id that correlation data is, or null where it is something else.
    static @Nullable UUID id(byte[] correlation) {
        if (correlation.length != 16) {
            return null;
        }
        ByteBuffer bytes = ByteBuffer.wrap(correlation);
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    private void ask(LifeLine line, Dispatch.Call call, Order.Proof proof) {
        RequestChannel channel = dispatcher.channel(line.command().camera());
        if (channel == null) {
            line.end(Stage.REFUSED, "its web server's address is not in the settings: option http of the installation");
            return;
        }
        long now = nanos.getAsLong();
        int attempt = line.sent(proof, now, " to " + channel.address());
        CompletableFuture<HttpReply> asked = channel.ask(call.request(), line.left(now));
        line.asks(asked);
        answered(asked, (reply, failure) -> {
            if (reply != null) {
                replied(line, attempt, reply, call.reading());
                return;
            }
            broken(line, attempt, failure);
        });
    }

    /// No answer came.
    private void broken(LifeLine line, int attempt, @Nullable Throwable failure) {
        String sentence = failure instanceof IOException
                ? String.valueOf(failure.getMessage())
                : "the web server could not be asked";
        if (line.spec().repeatable() || failure instanceof ConnectException) {
            line.failed(attempt, sentence, Stage.EXPIRED);
            return;
        }
        String unsure = sentence + " It may have been done all the same";
        boolean mayShow = line.spec().closing() == Closing.STATE || line.spec().closing() == Closing.PICTURE;
        if (mayShow) {
            line.fateUnknown(attempt, unsure);
        } else {
            line.failed(attempt, unsure, Stage.EXPIRED);
        }
    }

    private void replied(LifeLine line, int attempt, HttpReply reply, Function<HttpReply, Verdict> reading) {
        Verdict verdict;
        try {
            verdict = reading.apply(reply);
        } catch (RuntimeException e) {
            LOG.error("A web server's answer was not understood by a fault of this program", e);
            verdict = new Verdict.ServerSaid("the web server's answer was not understood, by a fault of this program");
        }
        if (verdict instanceof Verdict.Unrelated && !reply.isSuccess()) {
            line.failed(attempt, "the web server answered with the error " + reply.status(), Stage.REFUSED);
            return;
        }
        if (verdict instanceof Verdict.Pictured(byte[] jpeg) && !line.isOver()) {
            pictures.came(line.command(), jpeg);
        }
        line.take(verdict);
        if (verdict instanceof Verdict.Unrelated || verdict instanceof Verdict.ServerSaid) {
            line.accepted("the web server took it");
        }
    }

    private <T> void answered(CompletionStage<T> stage, BiConsumer<@Nullable T, @Nullable Throwable> then) {
        var _ = stage.handle((result, failure) -> {
            Throwable cause =
                    failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
            try {
                locked.accept(() -> then.accept(result, cause));
            } catch (RuntimeException e) {
                LOG.error("What became of a command was not understood by a fault of this program", e);
            }
            return null;
        });
    }
}
