package vedette.export;

/// Something in an evidence bag is not as it must be; the message is a sentence that begins with the file.
final class BagFaultException extends Exception {
    private static final long serialVersionUID = 1L;

    BagFaultException(String file, String fault) {
        super(vedette.model.Printable.text(file, 200) + ": " + fault);
    }
}
