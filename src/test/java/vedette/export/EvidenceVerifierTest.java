package vedette.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceVerifierTest {
    @TempDir
    private Path out = Path.of("");

    private ChainedLog log = new ChainedLog();
    private Path bag = Path.of("");

    @BeforeEach
    void make() throws IOException {
        log = ChainedLog.small();
        bag = log.bag(out.resolve("bag")).file();
    }

    @Test
    void allOfFiveThousandForgeriesAreFound() throws Exception {
        BagEdits edits = new BagEdits(bag, 5);
        assertThat(unfound(edits, 5_000, edits.names(), false)).isEmpty();
    }

    @Test
    void aForgerWhoMendsTheManifestIsFoundByTheChain() throws Exception {
        BagEdits edits = new BagEdits(bag, 6);
        List<String> proved = edits.names().stream()
                .filter(name -> name.matches("(records|messages|pictures)/.*|chain/.*|events.csv"))
                .filter(name -> !name.equals("chain/14.txt"))
                .toList();
        assertThat(proved).hasSizeGreaterThan(18);
        assertThat(unfound(edits, 600, proved, true)).isEmpty();
    }

    private List<String> unfound(BagEdits edits, int rounds, List<String> victims, boolean mended) throws IOException {
        List<String> unfound = new ArrayList<>();
        int done = 0;
        while (done < rounds) {
            String what = edits.forge(victims);
            if (what != null) {
                done++;
                if (mended) {
                    edits.mend();
                }
                if (edits.verify(log.publicKey()).isSound()) {
                    unfound.add(what);
                }
            }
        }
        return unfound;
    }

    @Test
    void forgeriesOnDiskAreFoundToo() throws Exception {
        BagEdits edits = new BagEdits(bag, 7);
        for (int round = 0; round < 20; round++) {
            String what = edits.forge(edits.names());
            if (what != null) {
                edits.write(bag, false);
                assertThat(EvidenceVerifier.verify(bag, null).isSound())
                        .as(what)
                        .isFalse();
                edits.write(bag, true);
            }
        }
        assertThat(EvidenceVerifier.verify(bag, log.publicKey()).fault()).isNull();
    }

    @Test
    void aRowThatWasChangedIsFoundByTheMessage() throws Exception {
        Path csv = bag.resolve("events.csv");
        Files.writeString(csv, Files.readString(csv).replace("n\"\":5", "n\"\":6"));
        BagEdits.repair(bag);
        assertThat(EvidenceVerifier.verify(bag, log.publicKey()).fault())
                .startsWith("events.csv: the row")
                .contains("has not the message");
    }

    @Test
    void aLinkIsNoFile() throws Exception {
        Path record = bag.resolve("records/1.json");
        Path elsewhere = Files.move(record, out.resolve("elsewhere.json"));
        Files.createSymbolicLink(record, elsewhere);
        assertThat(EvidenceVerifier.verify(bag, null).fault()).contains("records/1.json: it is no plain file");
        assertThat(BagShell.follow(bag).words()).contains("it is no plain file");
    }

    private Path zip(String... names) throws IOException {
        Path zip = out.resolve("hostile.zip");
        try (ZipOutputStream packed = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (String name : names) {
                packed.putNextEntry(new ZipEntry(name));
                packed.write(1);
                packed.closeEntry();
            }
        }
        return zip;
    }

    @Test
    void namesThatLeadElsewhereAreRefused() throws Exception {
        for (String name : List.of(
                "../station.pub", "/etc/passwd", "records/../../x", "records\\1.json", "C:/x", "records/1.json/", "")) {
            EvidenceReport report = EvidenceVerifier.verify(zip(name), null);
            assertThat(report.fault()).as(name).contains("evidence has no file of this name");
        }
    }

    @Test
    void twoFilesOfOneNameAreRefused() throws Exception {
        Path zip = zip("records/1.json", "records/2.json");
        byte[] bytes = Files.readAllBytes(zip);
        String text = new String(bytes, StandardCharsets.ISO_8859_1).replace("records/2.json", "records/1.json");
        Files.write(zip, text.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(EvidenceVerifier.verify(zip, null).fault()).contains("two files of this name");
    }

    @Test
    void aBombIsRefusedBeforeItIsUnpacked() throws Exception {
        Path zip = out.resolve("bomb.zip");
        byte[] zeros = new byte[1 << 20];
        try (OutputStream file = Files.newOutputStream(zip);
                ZipOutputStream packed = new ZipOutputStream(file)) {
            packed.putNextEntry(new ZipEntry("manifest.sha256"));
            packed.write(("0".repeat(64) + "  README.txt\n").getBytes(StandardCharsets.US_ASCII));
            packed.putNextEntry(new ZipEntry("README.txt"));
            for (int i = 0; i < 200; i++) {
                packed.write(zeros);
            }
        }
        assertThat(EvidenceVerifier.verify(zip, null).fault()).contains("unpacks to far more");
    }

    @Test
    void whatIsNoZipAndNoBagIsSaidToBeNone() throws Exception {
        Path text = Files.writeString(out.resolve("text.zip"), "no zip");
        assertThat(EvidenceVerifier.verify(text, null).fault()).contains("it is no zip");
        Path empty = Files.createDirectory(out.resolve("empty"));
        assertThat(EvidenceVerifier.verify(empty, null).fault()).contains("manifest.sha256: it is missing");
        assertThatThrownBy(() -> EvidenceVerifier.verify(out.resolve("nowhere.zip"), null))
                .isInstanceOf(ExportException.class)
                .hasMessageContaining("can't be read");
        assertThatThrownBy(() -> EvidenceVerifier.key(text))
                .isInstanceOf(ExportException.class)
                .hasMessageContaining("no Ed25519 public key");
    }
}
