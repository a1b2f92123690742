package vedette.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vedette.search.EventFilter;

class EvidenceBagTest {
    @TempDir
    private Path out = Path.of("");

    private List<String> names(Path bag) throws IOException {
        try (Stream<Path> files = Files.walk(bag)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> bag.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void aBagHasTheOriginalsUntouchedAndTheChainAroundThem() throws Exception {
        ChainedLog log = ChainedLog.small();
        ExportResult result = log.bag(out.resolve("bag"));
        Path bag = result.file();
        assertThat(names(bag)).allMatch(name -> name.equals("manifest.sha256") || BagNames.isKnown(name));
        for (var content : log.contents.entrySet()) {
            Path message = bag.resolve("messages/" + content.getKey() + ".bin");
            Path picture = bag.resolve("pictures/" + content.getKey() + ".jpg");
            assertThat(Files.exists(message) ? message : picture).hasBinaryContent(content.getValue());
        }
        for (StreamedLog.Line line : log.lines) {
            var record = log.record(line.entry().id()).orElseThrow();
            assertThat(bag.resolve("records/" + record.id() + ".json")).hasBinaryContent(record.header());
        }
        assertThat(bag.resolve("missing.txt")).isEmptyFile();
        assertThat(bag.resolve("chain")).isDirectoryContaining("glob:**/1.txt");
        assertThat(result.digest()).isEqualTo(Digests.hex(Files.readAllBytes(bag.resolve("manifest.sha256"))));
        assertThat(result.entries()).isEqualTo(log.lines.size());
        try (Stream<Path> beside = Files.list(out)) {
            assertThat(beside).containsExactly(bag);
        }
    }

    @Test
    void theShellAndTheProgramBothFindABagSound() throws Exception {
        ChainedLog log = ChainedLog.small();
        ExportResult result = log.bag(out.resolve("bag"));
        BagShell.Said said = BagShell.follow(result.file());
        assertThat(said.words()).contains("OK: ", "6 records", "NOTE: no signature covers");
        assertThat(said.status()).isZero();
        EvidenceReport report = EvidenceVerifier.verify(result.file(), log.publicKey());
        assertThat(report.fault()).isNull();
        assertThat(report.records()).isEqualTo(6);
        assertThat(report.checkpoints()).isEqualTo(2);
        assertThat(report.manifest()).isEqualTo(result.digest());
        assertThat(said.words()).contains(report.fingerprint(), report.manifest());
        assertThat(report.notices()).singleElement().asString().contains("No signature covers 1 of the records");
    }

    @Test
    void idsOfASharedDatabaseAreTheJournalsOwnInABag() throws Exception {
        ChainedLog log = ChainedLog.small();
        log.recorder = 3L << 40;
        Path bag = log.bag(out.resolve("bag")).file();
        assertThat(EvidenceVerifier.verify(bag, log.publicKey()).fault()).isNull();
        assertThat(BagShell.follow(bag).isOk()).isTrue();
        log.recorder = 0;
        assertThat(bag.resolve("events.csv"))
                .hasSameTextualContentAs(log.bag(out.resolve("plain")).file().resolve("events.csv"));
    }

    @Test
    void aZipIsTheSameBag() throws Exception {
        ChainedLog log = ChainedLog.small();
        Path zip = log.bag(out.resolve("bag.zip")).file();
        assertThat(EvidenceVerifier.verify(zip, null).fault()).isNull();
        Path unpacked = Files.createDirectory(out.resolve("unpacked"));
        assertThat(new ProcessBuilder("unzip", "-q", zip.toString(), "-d", unpacked.toString())
                        .inheritIO()
                        .start()
                        .waitFor())
                .isZero();
        assertThat(BagShell.follow(unpacked).isOk()).isTrue();
        assertThat(EvidenceVerifier.verify(unpacked, log.publicKey()).isSound()).isTrue();
    }

    @Test
    void anotherStationsKeyIsNotTheKey() throws Exception {
        Path bag = ChainedLog.small().bag(out.resolve("bag")).file();
        assertThat(EvidenceVerifier.verify(bag, new ChainedLog().publicKey()).fault())
                .contains("station.pub: it is not the key that you gave");
        ChainedLog other = new ChainedLog();
        other.add(1, "x", new byte[] {1}, null);
        Path foreign = other.bag(out.resolve("other")).file();
        Files.copy(
                foreign.resolve("station.pub"),
                bag.resolve("station.pub"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        BagEdits.repair(bag);
        assertThat(BagShell.follow(bag).words()).contains("its signature is not by the key");
        assertThat(EvidenceVerifier.verify(bag, null).fault()).contains("its signature is not by the key");
    }

    @Test
    void anyFlippedBitIsFoundByTheShell() throws Exception {
        Path bag = ChainedLog.small().bag(out.resolve("bag")).file();
        List<String> names = names(bag);
        Random random = new Random(11);
        for (int round = 0; round < 60; round++) {
            Path file = bag.resolve(names.get(round % names.size()));
            byte[] whole = Files.readAllBytes(file);
            if (whole.length == 0) {
                continue;
            }
            byte[] flipped = whole.clone();
            int bit = random.nextInt(whole.length * 8);
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            Files.write(file, flipped);
            BagShell.Said said = BagShell.follow(bag);
            assertThat(said.isOk()).as("%s, bit %d: %s", file, bit, said).isFalse();
            Files.write(file, whole);
        }
        assertThat(BagShell.follow(bag).isOk()).isTrue();
    }

    @Test
    void theScriptAloneFindsWhatAForgerOfTheManifestDoes() throws Exception {
        ChainedLog log = ChainedLog.small();
        Path bag = log.bag(out.resolve("bag")).file();
        for (String victim : List.of(
                "records/1.json",
                "chain/1.txt",
                "chain/5.checkpoint",
                "chain/5.checkpoint.sig",
                "chain/8.tombstone",
                "events.csv",
                "missing.txt",
                "messages/" + Digests.hex("{\"n\":1}".getBytes(StandardCharsets.UTF_8)) + ".bin")) {
            Path file = bag.resolve(victim);
            byte[] whole = Files.readAllBytes(file);
            Files.delete(file);
            BagEdits.repair(bag);
            assertThat(BagShell.follow(bag).words()).as("without %s", victim).contains("BAD ");
            Files.writeString(file, new String(whole, StandardCharsets.ISO_8859_1).replace('1', '2') + "\n9");
            BagEdits.repair(bag);
            assertThat(BagShell.follow(bag).words()).as("another %s", victim).contains("BAD ");
            Files.write(file, whole);
        }
        BagEdits.repair(bag);
        assertThat(BagShell.follow(bag).isOk()).isTrue();
    }

    @Test
    void contentsThatAreNoLongerKeptAreNamed() throws Exception {
        ChainedLog log = ChainedLog.small();
        String gone = Digests.hex("{\"n\":1}".getBytes(StandardCharsets.UTF_8));
        log.contents.remove(gone);
        Path bag = log.bag(out.resolve("bag")).file();
        assertThat(bag.resolve("missing.txt")).hasContent(gone + " 1\n");
        assertThat(BagShell.follow(bag).isOk()).isTrue();
        assertThat(EvidenceVerifier.verify(bag, log.publicKey()).notices())
                .anyMatch(notice -> notice.contains("no longer kept 1"));
    }

    @Test
    void damagedContentsAreLeftOutAndNamed() throws Exception {
        ChainedLog log = ChainedLog.small();
        String message = Digests.hex("{\"n\":1}".getBytes(StandardCharsets.UTF_8));
        log.damaged.add(message);
        log.lines.set(
                0,
                new StreamedLog.Line(
                        log.lines.getFirst().entry(), null, log.lines.getFirst().picture()));
        Path bag = log.bag(out.resolve("bag")).file();
        assertThat(bag.resolve("missing.txt")).hasContent(message + " 1\n");
        assertThat(bag.resolve("manifest.json"))
                .content()
                .contains("\"contents_damaged\" : 1", "\"contents_no_longer_kept\" : 0");
        assertThat(BagShell.follow(bag).isOk()).isTrue();
        EvidenceReport report = EvidenceVerifier.verify(bag, log.publicKey());
        assertThat(report.fault()).isNull();
        assertThat(report.notices()).anyMatch(notice -> notice.contains("damaged"));
    }

    @Test
    void anEventWhoseRecordIsDamagedIsNoEvidence() {
        ChainedLog log = ChainedLog.small();
        log.damagedRecords.add(1L);
        assertThatThrownBy(() -> log.bag(out.resolve("bag")))
                .isInstanceOf(ExportException.class)
                .hasMessageContaining("can't be proved");
    }

    @Test
    void whatTheLogCannotProveIsNoEvidence() throws Exception {
        StreamedLog copy = new StreamedLog(1, StreamedLog::numbered);
        assertThatThrownBy(() -> Exports.start(
                                copy.reader(),
                                EventFilter.ALL,
                                ExportFormat.EVIDENCE,
                                out.resolve("bag"),
                                ExportProgress.NONE)
                        .join())
                .hasCauseInstanceOf(ExportException.class)
                .hasMessageContaining("This log has no journal");
        ChainedLog foreign = ChainedLog.small();
        foreign.lines.add(StreamedLog.line(StreamedLog.entry((5L << 40) + 1, "elsewhere"), "x"));
        assertThatThrownBy(() -> foreign.bag(out.resolve("bag")))
                .isInstanceOf(ExportException.class)
                .hasMessageContaining("written by another recorder")
                .hasMessageContaining("the first of camera door");
        ChainedLog removed = ChainedLog.small();
        removed.lines.add(StreamedLog.line(StreamedLog.entry(99, "gone"), "x"));
        assertThatThrownBy(() -> removed.bag(out.resolve("bag"))).hasMessageContaining("Event 99 was removed");
        ChainedLog damaged = ChainedLog.small();
        damaged.contents.replaceAll((hash, content) -> new byte[] {7});
        assertThatThrownBy(() -> damaged.bag(out.resolve("bag.zip"))).hasMessageContaining("damaged at event 1");
        try (Stream<Path> files = Files.list(out)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void aFolderThatIsThereIsNotTouched() throws Exception {
        Path there = Files.createDirectory(out.resolve("bag"));
        Files.writeString(there.resolve("mine"), "mine");
        assertThatThrownBy(() -> ChainedLog.small().bag(there)).hasMessageContaining("There is a folder");
        assertThat(names(out)).containsExactly("bag/mine");
    }
}
