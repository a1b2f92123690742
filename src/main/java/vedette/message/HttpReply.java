package vedette.message;

/// What a web server answered, whatever its status.
///
/// @param status the HTTP status, 100 to 599
/// @param body the bytes, at most 8 MB
public record HttpReply(int status, byte[] body) {
    /// Whether the server says that it did what was asked.
    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }
}
