package vedette.dialect;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vedette.model.Printable;

/// Reads JSON documents within limits that keep a hostile one from costing much.
final class JsonReader {
    static final int LONGEST_DOCUMENT = 8 << 20;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(64)
                            .maxNumberLength(64)
                            .maxStringLength(6 << 20)
                            .maxNameLength(1024)
                            .maxDocumentLength(LONGEST_DOCUMENT)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            // As sent: 1e400 must not become Infinity before it can be named, nor a configuration's 0.8 be rounded.
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private JsonReader() {}

    static JsonNode read(byte[] bytes) throws MalformedPayloadException {
        if (bytes.length > LONGEST_DOCUMENT) {
            throw new MalformedPayloadException("longer than " + LONGEST_DOCUMENT + " bytes");
        }
        try {
            JsonNode root = MAPPER.readTree(bytes);
            if (root == null || root.isMissingNode()) {
                throw new MalformedPayloadException("empty, where JSON was expected");
            }
            return root;
        } catch (JacksonException e) {
            throw new MalformedPayloadException("not JSON: " + Printable.text(e.getOriginalMessage(), 160));
        } catch (NumberFormatException | ArithmeticException e) {
            // An exponent beyond BigDecimal's own range comes out of the parser as this.
            throw new MalformedPayloadException("has a number beyond all measure");
        }
    }
}
