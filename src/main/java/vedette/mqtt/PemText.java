package vedette.mqtt;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The blocks of a PEM file (RFC 7468).
///
/// @param blocks in their order
record PemText(List<Block> blocks) {
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]{1,64})-----\\s*([^-]*(?:-[^-]+)*)-----END \\1-----");

    /// @param label such as `CERTIFICATE`
    /// @param bytes what stands in it; empty where it is locked in the old way
    /// @param lockedOldWay whether it is encrypted as OpenSSL did before PKCS#8 (`Proc-Type: 4,ENCRYPTED`)
    record Block(String label, byte[] bytes, boolean lockedOldWay) {}

    static boolean isPem(String text) {
        return text.contains("-----BEGIN ");
    }

    /// @throws IllegalArgumentException when a block is damaged
    static PemText parse(String text) {
        List<Block> blocks = new ArrayList<>();
        Matcher each = BLOCK.matcher(text);
        while (each.find()) {
            String body = each.group(2);
            boolean locked = body.contains("Proc-Type:");
            byte[] bytes = locked ? new byte[0] : Base64.getMimeDecoder().decode(body);
            blocks.add(new Block(each.group(1), bytes, locked));
        }
        return new PemText(List.copyOf(blocks));
    }
}
